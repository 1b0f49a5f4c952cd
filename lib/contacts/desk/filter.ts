import { z } from "zod";
import { uuid } from "@/lib/forms";
import { partialDateSchema } from "@/lib/time";
import { tagSchema } from "../tags/schema";

/** Lines on a page. */
export const PAGE_SIZE = 50;

/** Counted no further: a list says "more than 10,000", at the same cost however long it is. */
export const MOST_COUNTED = 10_000;

const id = uuid().optional().catch(undefined);
const ids = z.array(uuid()).max(PAGE_SIZE);

const ask = z.object({
  group: id,
  q: z.string().trim().max(254).catch("").default(""),
  tag: tagSchema.optional().catch(undefined),
  newsletter: id,
  event: id,
  volunteer: z.literal("1").optional().catch(undefined),
  since: z.string().length(10).pipe(partialDateSchema).optional().catch(undefined),
  sort: z.enum(["newest", "oldest"]).catch("newest").default("newest"),
  after: z
    .string()
    .regex(/^\d{1,15}\.[0-9a-f-]{36}$/)
    .refine((place) => ids.safeParse(place.split(".").slice(1)).success)
    .optional()
    .catch(undefined),
  /** Whom a search by name that goes on has found before `after`. */
  found: z
    .string()
    .refine((people) => ids.safeParse(people.split(".")).success)
    .optional()
    .catch(undefined),
});

/** What the list of contacts is asked for; `ids` are lines that were ticked, which no address holds. */
export type ContactsAsk = z.output<typeof ask> & { ids?: readonly string[] };

/** The list's filter from its address; what makes no sense counts as not said. */
export const readContactsAsk = (query: Record<string, unknown>): ContactsAsk => ask.parse(query);

/** The shortest query that asks for the same. */
export function contactsQuery(asked: ContactsAsk): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (typeof value === "string" && value && !(name === "sort" && value === "newest")) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** Whether anything but the group, the order and the page is asked for. */
export const isFiltered = ({ q, tag, newsletter, event, volunteer, since }: ContactsAsk): boolean =>
  Boolean(q || tag || newsletter || event || volunteer || since);

/** Whom a form on the list means: those ticked, or everybody whom the list's filter means. */
export const chosenFields = {
  ids: z.array(uuid()).max(1000).default([]),
  all: z.literal("on").optional(),
  /** The list's query. */
  asked: z.string().max(2000),
};

/** Those fields as one question to the list. */
export function readChosen({ ids, all, asked }: z.output<z.ZodObject<typeof chosenFields>>): ContactsAsk {
  const { after: _, found: __, ...query } = readContactsAsk(Object.fromEntries(new URLSearchParams(asked)));
  return all ? query : { ...query, ids };
}
