/** What a post is; each has its words in messages/ under `news.category`. */
export const CATEGORIES = ["NEWS", "CALL", "REPORT", "ANALYSIS", "PRESS"] as const;
export type Category = (typeof CATEGORIES)[number];

/** The category of an address's word ("call"), or null: other words choose nothing. */
export function categoryOf(word: string | undefined): Category | null {
  return CATEGORIES.find((category) => category.toLowerCase() === word) ?? null;
}

/** The word of a category in an address. */
export const categoryWord = (category: Category): string => category.toLowerCase();

/** Posts on one page of the news. */
export const POSTS_PER_PAGE = 12;

/** The number of an address's page; anything that is none is the first. */
export function pageNumber(word: string | undefined): number {
  return word && /^[1-9]\d{0,2}$/.test(word) ? Number(word) : 1;
}
