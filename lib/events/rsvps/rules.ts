import type { RsvpAnswer, RsvpStatus } from "@/prisma/generated/enums";

/** What an answer holds and asks; the shape of an Rsvp row that the rules need. */
export type HeldAnswer = { status: RsvpStatus; places: number; offeredUntil: Date | null };

/** Places this answer occupies now: those of who comes, and those kept for an offer that is running. */
export const heldPlaces = ({ status, places, offeredUntil }: HeldAnswer): number =>
  status === "GOING" || (status === "WAITLISTED" && offeredUntil) ? places : 0;

/** The same answer as the form words it. */
export const ANSWERS = { yes: "YES", maybe: "MAYBE", no: "NO" } as const satisfies Record<string, RsvpAnswer>;
export type AnswerWord = keyof typeof ANSWERS;

export const answerWord = (answer: RsvpAnswer): AnswerWord => answer.toLowerCase() as AnswerWord;

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
