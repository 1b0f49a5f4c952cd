import { z } from "zod";

const ask = z.object({
  when: z.enum(["coming", "past", "drafts"]).catch("coming"),
  group: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type DeskAsk = z.output<typeof ask>;

/** The list's filter from its address; what makes no sense counts as not said. */
export const readDeskAsk = (query: Record<string, string | string[] | undefined>): DeskAsk => ask.parse(query);

/** The address of the list with a filter, shortest form. */
export function deskQuery(asked: DeskAsk): string {
  const query = new URLSearchParams();
  if (asked.when !== "coming") query.set("when", asked.when);
  if (asked.group) query.set("group", asked.group);
  if (asked.page > 1) query.set("page", String(asked.page));
  const text = query.toString();
  return text ? `?${text}` : "";
}
