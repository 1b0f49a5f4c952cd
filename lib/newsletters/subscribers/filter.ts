import { z } from "zod";
import { uuid } from "@/lib/forms";

/** How a subscription stands: it runs, it was left, or its mail is not confirmed yet. */
export const SUBSCRIBER_STATES = ["running", "left", "waiting"] as const;
export type SubscriberState = (typeof SUBSCRIBER_STATES)[number];

const ask = z.object({
  group: uuid().optional().catch(undefined),
  newsletter: uuid().optional().catch(undefined),
  state: z.enum(SUBSCRIBER_STATES).catch("running").default("running"),
  after: z
    .string()
    .regex(/^\d{1,15}\.[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

export type SubscribersAsk = z.output<typeof ask>;

/** What a list of subscribers is asked for, from its address; what makes no sense counts as not said. */
export const readSubscribersAsk = (query: Record<string, unknown>): SubscribersAsk => ask.parse(query);

/** The shortest query that asks for the same. */
export function subscribersQuery(asked: SubscribersAsk): string {
  const said = Object.entries(asked).filter(([name, value]) => value && !(name === "state" && value === "running"));
  return said.length ? `?${new URLSearchParams(said as [string, string][])}` : "";
}
