import { z } from "zod";

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
