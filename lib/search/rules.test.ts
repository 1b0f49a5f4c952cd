import { expect, test } from "vitest";
import { hasWords, readSearch, searchWords } from "./rules";

test("every word counts, accents and capitals do not", () => {
  const title = { fr: "Deuxième Étape du contre-sommet", en: "Second leg" };
  expect(hasWords(title, searchWords("ETAPE contre"))).toBe(true);
  expect(hasWords(title, searchWords("second"))).toBe(true);
  // Words of two languages are no title.
  expect(hasWords(title, searchWords("second étape"))).toBe(false);
});

test("nothing to look for finds nothing", () => {
  expect(searchWords(" é ")).toEqual([]);
  expect(readSearch(["a", "b"])).toBe("");
  expect(readSearch(`  ${"x".repeat(500)}`)).toHaveLength(100);
});
