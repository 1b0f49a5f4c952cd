import type { Metadata } from "next";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "../local-text";
import { urlIn } from "./paths";

/** The canonical address of a page and the same page in each language, for its metadata. */
export const alternates = (locale: Locale, path: string): NonNullable<Metadata["alternates"]> => ({
  canonical: urlIn(locale, path),
  languages: {
    ...Object.fromEntries(LOCALES.map((other) => [other, urlIn(other, path)])),
    "x-default": urlIn(DEFAULT_LOCALE, path),
  },
});

const tag = { fr: "fr_FR", en: "en_GB" } as const;

/** What a page shows where it is shared: title, words, its poster. */
export function openGraph(
  locale: Locale,
  path: string,
  page: {
    title: string;
    description?: string;
    poster?: string;
    article?: { publishedTime: string; modifiedTime: string };
  },
): Pick<Metadata, "openGraph" | "twitter"> {
  const { title, description, poster, article } = page;
  const images = poster ? [{ url: `${poster}?lang=${locale}`, width: 1200, height: 630, alt: title }] : undefined;
  return {
    openGraph: {
      ...(article ? { type: "article", ...article } : { type: "website" }),
      title,
      description,
      url: urlIn(locale, path),
      locale: tag[locale],
      alternateLocale: LOCALES.filter((other) => other !== locale).map((other) => tag[other]),
      images,
    },
    twitter: { card: "summary_large_image" },
  };
}
