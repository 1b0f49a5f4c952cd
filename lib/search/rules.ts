import { z } from "zod";
import { canEditEvents, canEditGroup, canPublish, type RoleName } from "@/lib/auth/rules";
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

/** Whether somebody typed an address: that one is found at once, where a name is looked for among all. */
export const looksLikeAddress = (asked: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asked.trim());

const ACTS = [
  ["newEvent", "/organize/events/new", canEditEvents],
  ["drafts", "/organize/events?when=drafts", () => true],
  ["letters", "/organize/newsletters", canPublish],
  ["month", "/organize/events?view=month", () => true],
  ["terms", "/organize/settings/group#terms", canEditGroup],
  ["erased", "/organize/settings/log?view=erased", canEditGroup],
  ["today", "/organize", () => true],
] as const;

/** Something the desk does, by the name its words go by, and the path of its page. */
export type DeskAct = { act: (typeof ACTS)[number][0]; path: string };

/** The acts whose pages are there for one of these roles. */
export const actsOf = (roles: readonly RoleName[]): DeskAct[] =>
  ACTS.filter(([, , may]) => roles.some(may)).map(([act, path]) => ({ act, path }));
