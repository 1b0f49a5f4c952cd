import { z } from "zod";
import { ANSWER_FILTERS } from "@/lib/events/people/rules";
import { uuid } from "@/lib/forms";
import { after, minutes } from "@/lib/time";

/** Who answered an event, by filter or one by one. */
const rsvps = z.object({
  kind: z.literal("rsvps"),
  eventId: uuid(),
  show: z.enum(ANSWER_FILTERS),
  /** Answers that were ticked; without them all that the filter means. */
  ids: z.array(uuid()).optional(),
});

/** Towns a message is about: who wants only their own is left out when it is none of them. */
const cities = z.array(z.string()).optional();

/** Whose subscription to a newsletter runs; with a tag, those of them to whom its group gave it. */
const subscribers = z.object({
  kind: z.literal("subscribers"),
  newsletterId: uuid(),
  tag: z.string().optional(),
  cities,
});

/** Contacts of a group who agreed to hear from it, by the query of its list of contacts or one by one. */
const contacts = z.object({
  kind: z.literal("contacts"),
  groupId: uuid(),
  asked: z.string(),
  ids: z.array(uuid()).optional(),
  cities,
});

/** A question about people that a message keeps as it was asked. */
export const audienceSchema = z.discriminatedUnion("kind", [rsvps, subscribers, contacts]);

export type Audience = z.output<typeof audienceSchema>;

/** The towns that somebody named, apart by commas. */
export const readCities = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]+/)
      .map((city) => city.trim())
      .filter(Boolean),
  ),
];

/** Those of the towns in a text that are none of the known ones, however they are written. */
export function unknownCities(text: string, known: readonly string[]): string[] {
  const written = new Set(known.map((city) => city.toLowerCase()));
  return readCities(text).filter((city) => !written.has(city.toLowerCase()));
}

/** The towns a message is about; none: it is for everybody. */
export const citiesOf = (audience: unknown): string[] => {
  const read = audienceSchema.safeParse(audience).data;
  return (read && "cities" in read && read.cities) || [];
};

/** What the desk calls an audience by: the filter of an event's answers, those ticked, or its kind. */
export function wordOf(audience: Audience) {
  if ("ids" in audience && audience.ids) return "chosen" as const;
  return audience.kind === "rsvps" ? audience.show : audience.kind;
}

/** How long a message waits before its first mail leaves, so that it can be taken back. */
export const HOLD_SECONDS = 30;

/** From here on, sending asks to type how many people it goes to. */
export const MANY = 1000;

/** When a message sent at `now` leaves. */
export const leavesAt = (now: Date): Date => after(now, (minutes(1) / 60) * HOLD_SECONDS);

/** Where a message stands. */
export type BroadcastState = "draft" | "held" | "leaving" | "paused" | "sent" | "stopped";

type Times = Record<"scheduledAt" | "finishedAt" | "pausedAt" | "stoppedAt", Date | null>;

/** The state of a message at `now`. */
export function stateOf({ scheduledAt, finishedAt, pausedAt, stoppedAt }: Times, now: Date): BroadcastState {
  if (stoppedAt) return "stopped";
  if (!scheduledAt) return "draft";
  if (scheduledAt > now) return "held";
  if (finishedAt) return "sent";
  return pausedAt ? "paused" : "leaving";
}
