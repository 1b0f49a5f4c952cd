import { dayOf, endOf, hours, type PartialDate, precisionOf, startOf } from "@/lib/time";

/** When an event is, as far as it is known. */
export type EventTime = { date: PartialDate; startsAt: Date | null; endsAt: Date | null; timeZone: string };

/** How long something whose end nobody wrote down is taken to last at least. */
const UNKNOWN_LENGTH = hours(3);

/** The instants an event is ordered by and over at: its hours, else the start and end of the known day or month. */
export function eventTimes({ date, startsAt, endsAt, timeZone }: EventTime): { sortsAt: Date; overAt: Date } {
  const sortsAt = startsAt ?? startOf(date, timeZone);
  if (endsAt) return { sortsAt, overAt: endsAt };
  const endOfKnown = endOf(date, timeZone);
  const atLeast = startsAt ? startsAt.getTime() + UNKNOWN_LENGTH : 0;
  return { sortsAt, overAt: new Date(Math.max(endOfKnown.getTime(), atLeast)) };
}

/** When an event is over: its end, or the end of what is known of its date. */
export const eventEnd = (time: EventTime): Date => eventTimes(time).overAt;

/** Past: nobody can answer it any more, and it stands among the past ones. */
export const isOver = (event: { overAt: Date }, now: Date): boolean => event.overAt.getTime() <= now.getTime();

/** Parts a list into what is coming (nearest first) and what is past (latest first). */
export function comingAndPast<E extends { sortsAt: Date; overAt: Date }>(
  events: readonly E[],
  now: Date,
): { coming: E[]; past: E[] } {
  const sorted = [...events].sort((a, b) => a.sortsAt.getTime() - b.sortsAt.getTime());
  return {
    coming: sorted.filter((event) => !isOver(event, now)),
    past: sorted.filter((event) => isOver(event, now)).reverse(),
  };
}

/** The first and last day an event touches in its own zone; null when its day is not known yet. A night that ends before six belongs to its evening. */
export function daysOf({
  date,
  startsAt,
  endsAt,
  timeZone,
}: EventTime): { first: PartialDate; last: PartialDate } | null {
  if (precisionOf(date) !== "day") return null;
  if (!startsAt || !endsAt) return { first: date, last: date };
  const last = dayOf(new Date(Math.max(endsAt.getTime() - hours(6), startsAt.getTime())), timeZone);
  return { first: date, last };
}

// ───── Places ─────

/** For whom something is shown: anybody, or those who registered (and organizers). */
export type Audience = "public" | "registered";

export type PlaceColumns = {
  placeName: string | null;
  address: string | null;
  city: string | null;
  postcode: string | null;
  latitude: number | null;
  longitude: number | null;
  onlineUrl: string | null;
  addressForRegistered: boolean;
};

/** Where, as one audience may know it; `held` says that more is told to those who register. */
export type Place = {
  name: string | null;
  address: string | null;
  city: string | null;
  postcode: string | null;
  latitude: number | null;
  longitude: number | null;
  onlineUrl: string | null;
  held: boolean;
};

/**
 * Where an event is, for an audience. When the address is for those who registered, the public gets the town and
 * nothing else: the one rule behind page, calendar, feed, structured data and pictures alike.
 */
export function placeFor(event: PlaceColumns, audience: Audience): Place {
  const { placeName, address, city, postcode, latitude, longitude, onlineUrl } = event;
  if (event.addressForRegistered && audience === "public")
    return {
      name: null,
      address: null,
      city,
      postcode: null,
      latitude: null,
      longitude: null,
      onlineUrl: null,
      held: true,
    };
  return { name: placeName, address, city, postcode, latitude, longitude, onlineUrl, held: false };
}

/** The same event with its place cut to the audience: for whoever hands the columns on. */
export function cutPlace<E extends PlaceColumns>(event: E, audience: Audience): E {
  const { name: placeName, address, city, postcode, latitude, longitude, onlineUrl } = placeFor(event, audience);
  return { ...event, placeName, address, city, postcode, latitude, longitude, onlineUrl };
}

/** "Salle des fêtes, 12 rue du Port, 75003 Paris"; empty when nothing is known. A town the address already names is not said twice. */
export function placeLine(place: Pick<Place, "name" | "address" | "city" | "postcode">): string {
  const town = [place.postcode, place.city].filter(Boolean).join(" ");
  const said = place.city && place.address?.toLowerCase().includes(place.city.toLowerCase());
  return [place.name, place.address, said ? null : town].filter(Boolean).join(", ");
}

// ───── Seats ─────

export type Seats = { capacity: number | null; placesTaken: number };

/** Free places; null when there is no limit. */
export const placesLeft = ({ capacity, placesTaken }: Seats): number | null =>
  capacity === null ? null : Math.max(0, capacity - placesTaken);

/** From how few free places on a page says how many are left. */
const FEW = 10;

/** What an event says of itself, each with its words in messages/ under `events.state`. */
export type EventState = "cancelled" | "over" | "no_answers" | "full" | "few_left" | "open";

/** The state an event shows: what matters most of what is true. */
export function stateOf(
  event: Seats & { cancelledAt: Date | null; overAt: Date; takesRsvps: boolean },
  now: Date,
): EventState {
  if (event.cancelledAt) return "cancelled";
  if (isOver(event, now)) return "over";
  if (!event.takesRsvps) return "no_answers";
  const left = placesLeft(event);
  if (left === 0) return "full";
  return left !== null && left <= FEW ? "few_left" : "open";
}

/** Whether the page offers the form: published, coming, not cancelled, answers wanted. A full one still takes its waiting list. */
export const takesAnswers = (state: EventState): boolean => ["full", "few_left", "open"].includes(state);

/** As people say a collective: its short name when it has one. */
export const collectiveName = (collective: { name: string; shortName: string | null } | null): string =>
  collective ? (collective.shortName ?? collective.name) : "";
