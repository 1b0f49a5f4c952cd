import { expect, test } from "vitest";
import { completeness } from "./rules";

const both = { fr: "a", en: "b" };

test("a title alone is not a whole text, in any language", () => {
  expect(completeness({ title: { fr: "a" }, summary: {}, body: {} })).toEqual({ fr: "part", en: "none" });
  expect(completeness({ title: both, summary: {}, body: { fr: " " } })).toEqual({ fr: "part", en: "part" });
  expect(completeness({ title: {}, summary: { en: "c" }, body: {} })).toEqual({ fr: "none", en: "part" });
});

test("title and text make a language whole, with a summary only where the other has one", () => {
  expect(completeness({ title: { fr: "a" }, summary: {}, body: { fr: "c" } })).toEqual({ fr: "whole", en: "none" });
  expect(completeness({ title: both, summary: {}, body: both })).toEqual({ fr: "whole", en: "whole" });
  expect(completeness({ title: both, summary: { fr: "s" }, body: both })).toEqual({ fr: "whole", en: "part" });
  expect(completeness({ title: both, summary: both, body: { fr: "c" } })).toEqual({ fr: "whole", en: "part" });
  expect(completeness({ title: both, body: both })).toEqual({ fr: "whole", en: "whole" });
});

test("what leads elsewhere may do with a summary, unless the other language has a text", () => {
  const marks = (words: Parameters<typeof completeness>[0]) => completeness(words, { leadsElsewhere: true });
  expect(marks({ title: both, summary: both, body: {} })).toEqual({ fr: "whole", en: "whole" });
  expect(marks({ title: both, summary: both, body: { fr: "c" } })).toEqual({ fr: "whole", en: "part" });
  expect(marks({ title: { fr: "a" }, summary: {}, body: {} })).toEqual({ fr: "part", en: "none" });
});
