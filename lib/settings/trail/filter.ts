import { z } from "zod";
import { uuid } from "@/lib/forms";
import { partialDateSchema } from "@/lib/time";

const day = z.string().length(10).pipe(partialDateSchema).optional().catch(undefined);
const id = uuid().optional().catch(undefined);

const ask = z.object({
  group: id,
  act: z
    .string()
    .regex(/^[a-z_-]{1,30}\.[a-z_]{1,30}$/)
    .optional()
    .catch(undefined),
  who: id,
  about: id,
  from: day,
  until: day,
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

/** What the log is asked for: acts of this kind, by whom, about what, between which days; beyond which entry. */
export type TrailAsk = z.output<typeof ask>;

/** The log's filter from its address; what makes no sense counts as not said. */
export const readTrailAsk = (query: Record<string, unknown>): TrailAsk => ask.parse(query);

/** The shortest query that asks for the same. */
export function trailQuery(asked: TrailAsk): string {
  const said = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length ? `?${new URLSearchParams(said)}` : "";
}

/** Whether anything but the group and the page is asked for. */
export const isNarrowed = ({ act, who, about, from, until }: TrailAsk): boolean =>
  Boolean(act || who || about || from || until);
