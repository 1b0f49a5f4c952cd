import { z } from "zod";
import { TEXT_STATES } from "../rules";

/** How a list of texts can be ordered: the latest touched first, the latest public first, by their title. */
export const TEXT_SORTS = ["touched", "public", "title"] as const;

const ask = z.object({
  state: z.enum(["all", ...TEXT_STATES]).catch("all"),
  q: z.string().trim().max(80).catch(""),
  sort: z.enum(TEXT_SORTS).catch("touched"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type TextAsk = z.output<typeof ask>;

/** A list's filter from its address; what makes no sense counts as not said. */
export const readTextAsk = (query: Record<string, string | string[] | undefined>): TextAsk => ask.parse(query);

/** The address of a list with a filter, shortest form. */
export function textQuery({ state, q, sort, page }: TextAsk): string {
  const query = new URLSearchParams();
  if (state !== "all") query.set("state", state);
  if (q) query.set("q", q);
  if (sort !== "touched") query.set("sort", sort);
  if (page > 1) query.set("page", String(page));
  return query.size ? `?${query}` : "";
}

const has = (words: string) => (language: string) => ({
  title: { path: [language], string_contains: words, mode: "insensitive" as const },
});

/** The `where` of the texts whose title has these words, in either language. */
export const titled = (words: string) => (words ? { OR: ["fr", "en"].map(has(words)) } : {});

/** The order of a list; an address is made of its title. */
export const orderOf = ({ sort }: TextAsk) => [
  {
    touched: { updatedAt: "desc" as const },
    public: { publishedAt: { sort: "desc" as const, nulls: "last" as const } },
    title: { slug: "asc" as const },
  }[sort],
  { id: "asc" as const },
];
