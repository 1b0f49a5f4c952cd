import { expect, test } from "vitest";
import { sessionAfter } from "./values";

test("a session that is added begins when the last one ends, on its day; the first one is empty", () => {
  expect(sessionAfter({ date: "2026-12-04", end: "11:30" })).toMatchObject({
    date: "2026-12-04",
    start: "11:30",
    end: "",
  });
  expect(sessionAfter()).toMatchObject({ date: "", start: "", end: "" });
});
