import { z } from "zod";
import { uuid } from "@/lib/forms";

const ask = z.object({
  group: uuid().optional().catch(undefined),
  removed: z.preprocess((value) => value === "1", z.boolean()),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type PictureAsk = z.output<typeof ask>;

/** Whose pictures, and which of them, from the list's address; what makes no sense counts as not said. */
export const readPictureAsk = (query: Record<string, string | string[] | undefined>): PictureAsk => ask.parse(query);

/** The address of the list, shortest form. */
export function pictureQuery({ group, removed, page }: PictureAsk): string {
  const query = new URLSearchParams();
  if (group) query.set("group", group);
  if (removed) query.set("removed", "1");
  if (page > 1) query.set("page", String(page));
  return query.size ? `?${query}` : "";
}
