import { z } from "zod";
import { LOCALES, localText } from "@/lib/local-text";

/** Text without accents and capitals, so that "etape" finds "Étape". */
const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of a search; none for what is too short to mean anything. */
export const searchWords = (asked: string): string[] => {
  const words = folded(asked).split(/\s+/).filter(Boolean);
  return words.join("").length < 2 ? [] : words.slice(0, 8);
};

/** Whether a title, in one of its languages, has every word. */
export const hasWords = (title: unknown, words: readonly string[]): boolean =>
  LOCALES.some((locale) => {
    const text = folded(localText(title)[locale] ?? "");
    return words.every((word) => text.includes(word));
  });

/** What an address asks for, cut to what a title can hold. */
export const readSearch = (asked: unknown): string =>
  z
    .string()
    .transform((text) => text.trim().slice(0, 100))
    .catch("")
    .parse(asked);
