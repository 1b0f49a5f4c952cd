import { expect, test } from "vitest";
import fr from "@/messages/fr.json";
import { errorWords } from "./error-words";
import { sentenceOf } from "./paint";

const words = { pending: "", summary: "", errors: errorWords(fr.errors) };

test("the browser words an error key as the server does, with its number", () => {
  expect(sentenceOf("too_long:max=80", words)).toContain("80 caractères");
  expect(sentenceOf("email.no_at", words)).toBe(fr.errors.email.no_at);
  expect(errorWords({ a: { b: { c: "Non." } } })).toEqual({ "a.b.c": "Non." });
});

test("a key the browser does not know is still a sentence", () => {
  expect(sentenceOf("something.new", words)).toBe(fr.errors.unknown);
});

test("no sentence reaches the browser with a place left to fill that it cannot fill", () => {
  for (const sentence of Object.values(words.errors)) expect(sentence).not.toMatch(/\{\w+,/);
});
