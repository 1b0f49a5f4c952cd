import { expect, test } from "vitest";
import { meaningOf } from "./next-answer";

const answer = (status: number, type: string, text: string) =>
  meaningOf({ status, headers: { "content-type": type }, body: Buffer.from(text) });

test("an answer that says no more than that something failed gives way to our own page", () => {
  expect(answer(500, "text/plain", "Internal Server Error")).toBe("failed");
  expect(answer(500, "text/html", "")).toBe("failed");
  expect(answer(500, "application/json", '{"ok":false}')).toBe("answer");
  expect(answer(200, "text/plain", "User-agent: *")).toBe("answer");
});
