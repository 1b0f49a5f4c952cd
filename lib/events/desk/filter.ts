import { z } from "zod";
import { uuid } from "@/lib/forms";

const ask = z.object({
  when: z.enum(["coming", "past", "drafts", "deleted"]).catch("coming"),
  group: uuid().optional().catch(undefined),
  /** A calendar of a week or a month instead of the list, and the day it shows. */
  view: z.enum(["list", "week", "month"]).catch("list"),
  day: z
    .string()
    .regex(/^20\d\d-\d\d-\d\d$/)
    .pipe(z.iso.date())
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type DeskAsk = z.output<typeof ask>;

/** The list's filter from its address; what makes no sense counts as not said. */
export const readDeskAsk = (query: Record<string, string | string[] | undefined>): DeskAsk => ask.parse(query);

/** The address of the list with a filter, shortest form. */
export function deskQuery(asked: DeskAsk): string {
  const query = new URLSearchParams();
  if (asked.view !== "list") query.set("view", asked.view);
  if (asked.view !== "list" && asked.day) query.set("day", asked.day);
  if (asked.when !== "coming") query.set("when", asked.when);
  if (asked.group) query.set("group", asked.group);
  if (asked.page > 1) query.set("page", String(asked.page));
  const text = query.toString();
  return text ? `?${text}` : "";
}
