import { z } from "zod";

export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "fr";

/** Text that people write, per language; at least one of them when the text is required. */
export type LocalText = { fr?: string; en?: string };

export const localTextSchema = z.object({ fr: z.string().optional(), en: z.string().optional() });

/** The text in the language asked for, or an honest fallback: `fallback` is true when `lang` is not the one asked for. */
export type ReadText = { text: string; lang: Locale; fallback: boolean };

export const isLocale = (value: unknown): value is Locale => value === "fr" || value === "en";

/** Reads a JSON column of text per language; anything else in it counts as no text. */
export function localText(json: unknown): LocalText {
  const parsed = localTextSchema.safeParse(json);
  return parsed.success ? parsed.data : {};
}

/** The text for a reader of `locale`; null when it is written in no language. */
export function readText(json: unknown, locale: Locale): ReadText | null {
  const texts = localText(json);
  const own = texts[locale]?.trim();
  if (own) return { text: own, lang: locale, fallback: false };
  const other = LOCALES.find((candidate) => texts[candidate]?.trim());
  return other ? { text: texts[other]?.trim() ?? "", lang: other, fallback: true } : null;
}

/** Only the words, for places that cannot mark a language: mail subjects, calendars, feeds. Empty when there are none. */
export const plainText = (json: unknown, locale: Locale): string => readText(json, locale)?.text ?? "";

/** Text that people write and that must be there in one language at least. */
export const writtenSchema = localTextSchema.refine((text) => Boolean(text.fr?.trim() || text.en?.trim()), "required");
