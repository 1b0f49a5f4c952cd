import type { Locale } from "../local-text";

/** The size of a file in words: "1,2 Mo", "640 ko". */
export function formatBytes(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(value);
}

/** A language's name in the reader's: "français", "breton"; a code that is none of a language stays as it is. */
export const languageName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
