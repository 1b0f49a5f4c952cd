import { env } from "../env";
import { DEFAULT_LOCALE, type Locale } from "../local-text";

/** The path of a page in a language: "/events" or "/en/events". */
export const pathIn = (locale: Locale, path: string): string =>
  locale === DEFAULT_LOCALE ? path : `/${locale}${path === "/" ? "" : path}`;

/** The whole address of a page, for mails, feeds and calendars: from the settings, never from a request. */
export const urlIn = (locale: Locale, path: string): string => `${env().publicUrl}${pathIn(locale, path)}`;

/** The language of a path and the path without it: "/en/events" is English "/events". */
export function splitLocale(path: string): { locale: Locale; path: string } {
  if (path === "/en" || path.startsWith("/en/")) return { locale: "en", path: path.slice(3) || "/" };
  return { locale: DEFAULT_LOCALE, path };
}
