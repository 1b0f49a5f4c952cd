import { findLinkHolder } from "@/lib/contacts/queries";
import { db } from "@/lib/db";
import { placeColumns } from "@/lib/events/queries";
import { type AnswerWord, answerWord, audienceOf, refusalOf } from "@/lib/events/rsvps/rules";
import { cutPlace, type PlaceColumns } from "@/lib/events/rules";
import type { Locale } from "@/lib/local-text";
import { unsealOptional } from "@/lib/privacy/sealed";
import { askedSince } from "../asking/rules";

/** An event as a line about it needs it; its place cut to what this reader may know. */
export type EventLine = {
  id: string;
  slug: string;
  title: unknown;
  date: string;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string;
  cancelledAt: Date | null;
  overAt: Date;
} & PlaceColumns;

export const EVENT_LINE = {
  id: true,
  slug: true,
  title: true,
  date: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  ...placeColumns,
  cancelledAt: true,
  overAt: true,
} as const;

/** Everything that waits for one address to be confirmed. */
export type Waiting = {
  contactId: string;
  locale: Locale;
  email: string;
  confirmedBefore: boolean;
  rsvps: {
    id: string;
    event: EventLine;
    answer: AnswerWord;
    places: number;
    name: string | null;
    /** Not enough places are left now: a yes would go on the waiting list. */
    full: boolean;
  }[];
  subscriptions: { id: string; title: unknown; group: unknown }[];
  offers: { id: string; group: unknown; skills: string[] }[];
};

/** What waits behind a confirmation link; null for a link that is none. Answers to events that are over no longer wait. */
export async function findWaiting(token: string, now: Date): Promise<Waiting | null> {
  const holder = await findLinkHolder(token, "confirm");
  return holder ? { ...(await listWaiting(holder.id, now)), ...identity(holder) } : null;
}

const identity = (holder: { id: string; email: string; locale: Locale; confirmedAt: Date | null }) => ({
  contactId: holder.id,
  locale: holder.locale,
  email: holder.email,
  confirmedBefore: holder.confirmedAt !== null,
});

/** What waits for a contact, for its page and its mail alike. */
export async function listWaiting(
  contactId: string,
  now: Date,
): Promise<Pick<Waiting, "rsvps" | "subscriptions" | "offers">> {
  const since = { gt: askedSince(now) };
  const [rsvps, subscriptions, offers] = await Promise.all([
    listWaitingRsvps(contactId, now),
    db.subscription.findMany({
      where: { contactId, askedAt: since },
      select: { id: true, newsletter: { select: { title: true, group: { select: { name: true } } } } },
    }),
    db.volunteerOffer.findMany({
      where: { contactId, confirmedAt: null, createdAt: since },
      select: { id: true, skills: true, group: { select: { name: true } } },
    }),
  ]);
  return {
    rsvps,
    subscriptions: subscriptions.map(({ id, newsletter }) => ({
      id,
      title: newsletter.title,
      group: newsletter.group.name,
    })),
    offers: offers.map(({ id, skills, group }) => ({ id, skills, group: group.name })),
  };
}

async function listWaitingRsvps(contactId: string, now: Date): Promise<Waiting["rsvps"]> {
  const rsvps = await db.rsvp.findMany({
    where: { contactId, askedAt: { gt: askedSince(now) } },
    select: {
      id: true,
      status: true,
      askedAnswer: true,
      askedPlaces: true,
      sealedAskedName: true,
      event: { select: { ...EVENT_LINE, takesRsvps: true, capacity: true, placesTaken: true } },
    },
    orderBy: { event: { sortsAt: "asc" } },
  });
  return rsvps.flatMap(({ id, status, askedAnswer, askedPlaces, sealedAskedName, event }) => {
    if (!askedAnswer || refusalOf(event, now)) return [];
    const places = askedPlaces ?? 1;
    const { takesRsvps: _, capacity, placesTaken, ...line } = event;
    const full = status !== "GOING" && capacity !== null && placesTaken + places > capacity;
    const name = unsealOptional("Rsvp.sealedAskedName", id, sealedAskedName);
    return [{ id, event: cutPlace(line, audienceOf(status)), answer: answerWord(askedAnswer), places, name, full }];
  });
}
