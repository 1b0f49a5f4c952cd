import { expect, test } from "vitest";
import { barePath, knownQuery } from "./bare-path";

test("a path is the same without its language, as the browser or the server sees it", () => {
  expect(barePath("/en/events")).toBe("/events");
  expect(barePath("/fr/events")).toBe("/events");
  expect(barePath("/events")).toBe("/events");
  expect(barePath("/en")).toBe("/");
  expect(barePath("/french-letters")).toBe("/french-letters");
});

test("changing the language keeps what the page knows and drops the rest", () => {
  expect(knownQuery(new URLSearchParams("month=2026-12&utm_source=x"))).toBe("?month=2026-12");
  expect(knownQuery(new URLSearchParams("fbclid=1"))).toBe("");
});
