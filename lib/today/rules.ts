import { after, dayOf, days, daysBetween } from "@/lib/time";

/** What can need an organizer today. */
export type NeedKind = "draft" | "refused" | "waiting" | "unconfirmed" | "full" | "empty" | "volunteers" | "hosting";

/** One line of the page of today: a number and what it counts, about an event (by its title) or a group (by its name); `first`, the offer of who has waited longest. */
export type Need = { kind: NeedKind; count: number; about: unknown; id: string; first?: string };

/** A draft this near is about to be late. */
export const DRAFT_NEAR = days(7);
/** An event this near should neither stay empty nor turn people away unseen. */
const EVENT_NEAR = days(14);

export type EventFacts = {
  id: string;
  title: unknown;
  sortsAt: Date;
  timeZone: string;
  publishedAt: Date | null;
  takesRsvps: boolean;
  capacity: number | null;
  placesTaken: number;
  waiting: number;
  unconfirmed: number;
  refused: number;
};

/** What a coming event needs at `now`, most pressing first. People on the waiting list say already that it is full. */
export function needsOfEvent(event: EventFacts, now: Date): Need[] {
  const { id, title, capacity, placesTaken } = event;
  const need = (kind: NeedKind, count: number): Need => ({ kind, count, about: title, id });
  if (!event.publishedAt) return [need("draft", daysLeft(event, now))];
  const near = event.takesRsvps && event.sortsAt < after(now, EVENT_NEAR);
  return [
    ...(event.refused ? [need("refused", event.refused)] : []),
    ...(event.waiting ? [need("waiting", event.waiting)] : []),
    ...(event.unconfirmed ? [need("unconfirmed", event.unconfirmed)] : []),
    ...(near && !event.waiting && capacity !== null && placesTaken >= capacity ? [need("full", placesTaken)] : []),
    ...(near && placesTaken === 0 && !event.waiting ? [need("empty", 0)] : []),
  ];
}

/** Days on the calendar until it begins; 0 from that day on. */
const daysLeft = ({ sortsAt, timeZone }: EventFacts, now: Date): number =>
  Math.max(0, daysBetween(dayOf(now, timeZone), dayOf(sortsAt, timeZone)));
