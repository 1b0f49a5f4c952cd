import { z } from "zod";
import { LOCALES, type Locale, localText } from "@/lib/local-text";
import { after, days } from "@/lib/time";

/** What a post is; each has its words in messages/ under `news.category`. */
export const CATEGORIES = ["NEWS", "CALL", "REPORT", "ANALYSIS", "PRESS"] as const;
export type Category = (typeof CATEGORIES)[number];

/** The category of an address's word ("call"), or null: other words choose nothing. */
export const categoryOf = (word: string | undefined): Category | null =>
  CATEGORIES.find((category) => category.toLowerCase() === word) ?? null;

/** Posts on one page of the news. */
export const POSTS_PER_PAGE = 12;

/** What the address of the news asks for, read without trust: whatever is not understood is as if it were not there. */
export type NewsAsk = { category: Category | null; page: number };

const first = z
  .union([z.string(), z.array(z.string()).transform((all) => all[0])])
  .optional()
  .catch(undefined);

const askSchema = z.object({
  category: first.transform(categoryOf),
  page: first.transform((value) => (value && /^[1-9]\d{0,2}$/.test(value) ? Number(value) : 1)),
});

/** Reads the query of the news. */
export const readNewsAsk = (query: Record<string, string | string[] | undefined>): NewsAsk =>
  askSchema.parse({ category: query.category, page: query.page });

/** The query of the news that asks for this. */
export function newsQuery(ask: Partial<NewsAsk>): string {
  const query = new URLSearchParams();
  if (ask.category) query.set("category", ask.category.toLowerCase());
  if (ask.page && ask.page > 1) query.set("page", String(ask.page));
  return query.size ? `?${query}` : "";
}

export const POST_STATES = ["draft", "scheduled", "published", "withdrawn", "deleted"] as const;
export type PostState = (typeof POST_STATES)[number];

type Dates = { publishedAt: Date | null; withdrawnAt: Date | null; deletedAt: Date | null };

/** Where a post stands on its way at `now`. */
export function postState({ publishedAt, withdrawnAt, deletedAt }: Dates, now: Date): PostState {
  if (deletedAt) return "deleted";
  if (publishedAt) return publishedAt > now ? "scheduled" : "published";
  return withdrawnAt ? "withdrawn" : "draft";
}

/** What was thrown away can be taken back this long. */
export const UNDO_TERM = days(30);

/** When what was thrown away then is gone for good. */
export const goneAt = (deletedAt: Date): Date => after(deletedAt, UNDO_TERM);

export type Completeness = Record<Locale, "whole" | "part" | "none">;

/** How much of what is written at all is written in each language: the mark beside a text in two languages. */
export function completeness(texts: readonly unknown[]): Completeness {
  const read = texts.map(localText);
  const count = (locale: Locale) => read.filter((text) => text[locale]?.trim()).length;
  const all = read.filter((text) => LOCALES.some((locale) => text[locale]?.trim())).length;
  const mark = (locale: Locale) => (count(locale) === 0 ? "none" : count(locale) === all ? "whole" : "part");
  return { fr: mark("fr"), en: mark("en") };
}
