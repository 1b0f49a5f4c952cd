import { z } from "zod";
import { uuid } from "@/lib/forms";
import { TEXT_STATES } from "@/lib/texts/rules";
import { CATEGORIES } from "../rules";

const ask = z.object({
  state: z.enum(["all", ...TEXT_STATES]).catch("all"),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  campaign: uuid().optional().catch(undefined),
  group: uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type PostAsk = z.output<typeof ask>;

/** The list's filter from its address; what makes no sense counts as not said. */
export const readPostAsk = (query: Record<string, string | string[] | undefined>): PostAsk => ask.parse(query);

/** The address of the list with a filter, shortest form. */
export function postQuery({ state, page, ...rest }: PostAsk): string {
  const asked = { ...(state !== "all" && { state }), ...rest, ...(page > 1 && { page: String(page) }) };
  const said = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length ? `?${new URLSearchParams(said)}` : "";
}
