import { z } from "zod";
import { PEOPLE_FILTERS, PEOPLE_ORDERS } from "./rules";

const ask = z.object({
  show: z.enum(PEOPLE_FILTERS).catch("all").default("all"),
  q: z.string().trim().max(254).catch("").default(""),
  sort: z.enum(PEOPLE_ORDERS).optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,15}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .optional()
    .catch(undefined),
});

/** What an event's list is asked for; without an order, the one that suits its length. */
export type PeopleAsk = z.output<typeof ask>;

/** The list's filter from its address; what makes no sense shows all. */
export const readPeopleAsk = (query: Record<string, unknown>): PeopleAsk => ask.parse(query);

/** The shortest query that asks for the same. */
export function peopleQuery({ show, ...asked }: PeopleAsk): string {
  const said = Object.entries({ show: show === "all" ? "" : show, ...asked }).filter(([, value]) => value);
  return said.length ? `?${new URLSearchParams(said as [string, string][])}` : "";
}
