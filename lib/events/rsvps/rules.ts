import type { RsvpAnswer, RsvpStatus } from "@/prisma/generated/enums";
import type { Audience } from "../rules";

/** What an answer holds and asks; the shape of an Rsvp row that the rules need. */
export type HeldAnswer = { status: RsvpStatus; places: number; offeredUntil: Date | null };

/** Places this answer occupies now: those of who comes, and those kept for an offer that is running. */
export const heldPlaces = ({ status, places, offeredUntil }: HeldAnswer): number =>
  status === "GOING" || (status === "WAITLISTED" && offeredUntil) ? places : 0;

/** The same answer as the form words it. */
export const ANSWERS = { yes: "YES", maybe: "MAYBE", no: "NO" } as const satisfies Record<string, RsvpAnswer>;
export type AnswerWord = keyof typeof ANSWERS;

export const answerWord = (answer: RsvpAnswer): AnswerWord => answer.toLowerCase() as AnswerWord;

/** Whom an answer makes its person: who comes, or may, learns where it is. */
export const audienceOf = (status: RsvpStatus): Audience =>
  status === "GOING" || status === "MAYBE" ? "registered" : "public";

/** Why an event takes no answers now; null when it does. */
export function refusalOf(
  event: { cancelledAt: Date | null; overAt: Date; takesRsvps: boolean },
  now: Date,
): "event_cancelled" | "event_over" | "event_without_rsvps" | null {
  if (event.cancelledAt) return "event_cancelled";
  if (event.overAt <= now) return "event_over";
  if (!event.takesRsvps) return "event_without_rsvps";
  return null;
}

/** The public pages on which an event's number of people, or its being full, can be read. */
export const pagesOfEvent = (slug: string): string[] => [`/events/${slug}`, "/events", "/", "/campaigns", "/groups"];

/** What a mail tells a person of their answer; each has its words in messages/ under `mails.rsvp`. */
export type RsvpNews =
  | "going"
  | "updated"
  | "maybe"
  | "waitlisted"
  | "offered"
  | "cancelled"
  | "lapsed"
  | "eventCancelled";

/** What the last mail about an answer told, and of which version of it; null when none was sent. */
export type ToldBefore = { news: RsvpNews; version: number } | null;

/** Whether an entry we mailed stands in the person's calendar: every mail that tells something else takes it out. */
export const hasEntry = (told: ToldBefore): boolean => told?.news === "going" || told?.news === "updated";

/** The news that is due for an answer in this state; null when there is none to tell (any more). */
export function newsFor(
  rsvp: { status: RsvpStatus; offeredUntil: Date | null; version: number },
  event: { cancelledAt: Date | null; overAt: Date },
  told: ToldBefore,
  now: Date,
): RsvpNews | null {
  if (rsvp.status === "PENDING" || event.overAt <= now) return null;
  if (rsvp.status === "CANCELLED") return told?.news === "offered" ? "lapsed" : "cancelled";
  if (event.cancelledAt) return "eventCancelled";
  if (rsvp.status === "MAYBE") return "maybe";
  if (rsvp.status === "WAITLISTED") return rsvp.offeredUntil ? "offered" : "waitlisted";
  return hasEntry(told) && told?.version === rsvp.version ? "updated" : "going";
}
