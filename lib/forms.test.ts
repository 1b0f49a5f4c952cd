import { expect, test } from "vitest";
import { uuid } from "./forms";

test("an id from outside is read in small letters: in capitals the database would know it, and no comparison", () => {
  const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
  expect(uuid().parse(id.toUpperCase())).toBe(id);
  expect(uuid("unknown").safeParse("0f8fad5b").error?.issues[0]?.message).toBe("unknown");
});
