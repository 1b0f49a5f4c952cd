import { canEditEvents, canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { countRefused, countWaiting } from "@/lib/events/people/queries";
import { after } from "@/lib/time";
import { whoWaits } from "@/lib/volunteers/board/rules";
import { DRAFT_NEAR, type Need, needsOfEvent } from "./rules";

const groupsWhere = (scopes: readonly Scope[], may: (role: Scope["role"]) => boolean) =>
  scopes.filter((scope) => may(scope.role)).map((scope) => scope.groupId);

/** What needs this organizer at `now`, over all their groups: who offered help and who asks for a hand first, then event by event, soonest first. */
export async function listNeeds(scopes: readonly Scope[], now: Date): Promise<Need[]> {
  const editing = groupsWhere(scopes, canEditEvents);
  const [offers, hosting, events] = await Promise.all([
    listOffersWaiting(groupsWhere(scopes, canSeePeople), now),
    listHostingWaiting(editing, now),
    listEventFacts(editing, now),
  ]);
  return [...offers, ...hosting, ...events.flatMap((event) => needsOfEvent(event, now))];
}

/** The events other groups ask to hold along, and nobody has answered. */
async function listHostingWaiting(groups: string[], now: Date): Promise<Need[]> {
  const event = { overAt: { gt: now }, cancelledAt: null, deletedAt: null };
  const found = await db.eventHost.findMany({
    where: { groupId: { in: groups }, acceptedAt: null, declinedAt: null, event },
    orderBy: [{ invitedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, event: { select: { title: true } } },
  });
  return found.map(({ id, event }) => ({ kind: "hosting" as const, count: 1, about: event.title, id }));
}

/** Groups in which people who offered help got no answer for a week, with how many: as their boards count them. */
async function listOffersWaiting(groups: string[], now: Date): Promise<Need[]> {
  const found = await db.group.findMany({
    where: { id: { in: groups } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      name: true,
      timeZone: true,
      volunteerOffers: {
        where: { state: "ASKED", confirmedAt: { not: null } },
        select: { id: true, contactId: true, state: true, confirmedAt: true, contactedAt: true, snoozedUntil: true },
      },
    },
  });
  return found.flatMap(({ id, name, timeZone, volunteerOffers }) => {
    const offers = volunteerOffers.map((offer) => ({
      ...offer,
      confirmedAt: offer.confirmedAt as Date,
      personId: offer.contactId,
    }));
    const [first, ...others] = whoWaits(offers, now, timeZone);
    return first ? [{ kind: "volunteers" as const, count: others.length + 1, about: name, id, first: first.id }] : [];
  });
}

/** The published events to come, and drafts of the next days, with what may need somebody. */
async function listEventFacts(groups: string[], now: Date) {
  const invited = { where: { state: "INVITED" as const } };
  const select = { collective: { select: { groupId: true } } };
  const events = await db.event.findMany({
    where: {
      groupId: { in: groups },
      overAt: { gt: now },
      cancelledAt: null,
      deletedAt: null,
      OR: [{ publishedAt: { not: null } }, { sortsAt: { lt: after(now, DRAFT_NEAR) } }],
    },
    orderBy: [{ sortsAt: "asc" }, { id: "asc" }],
    take: 200,
    select: {
      id: true,
      title: true,
      sortsAt: true,
      timeZone: true,
      publishedAt: true,
      takesRsvps: true,
      capacity: true,
      placesTaken: true,
      groupId: true,
      participations: { ...invited, select },
      _count: { select: { speakers: invited } },
    },
  });
  const ids = events.map(({ id }) => id);
  const [waiting, refused] = await Promise.all([countWaiting(ids), countRefused(ids, now)]);
  return events.map(({ _count, participations, groupId, ...event }) => ({
    ...event,
    waiting: waiting.get(event.id) ?? 0,
    // The group itself needs to tell nobody that it takes part.
    unconfirmed: participations.filter(({ collective }) => collective?.groupId !== groupId).length + _count.speakers,
    refused: refused.get(event.id) ?? 0,
  }));
}

/** The five steps of a first run, each ticked by facts alone; over once a campaign and an event exist. */
export type FirstSteps = Record<"look" | "sender" | "campaign" | "event" | "mail", boolean>;

/** How far a first run is; null for who may not take its steps. */
export async function findFirstSteps(scopes: readonly Scope[]): Promise<FirstSteps | null> {
  const groups = groupsWhere(scopes, canEditEvents);
  if (groups.length === 0) return null;
  const select = { id: true };
  const seen = { deletedAt: null, OR: [{ publishedAt: { not: null } }, { groupId: { in: groups } }] };
  const sent = { key: { startsWith: `test-mail:${scopes[0]?.organizerId}:` }, sentAt: { not: null } };
  const [described, campaign, event, mail] = await Promise.all([
    db.group.findFirst({ where: { id: { in: groups }, NOT: { description: { equals: {} } } }, select }),
    db.campaign.findFirst({ where: seen, select }),
    db.event.findFirst({ where: seen, select }),
    db.delivery.findFirst({ where: sent, select }),
  ]);
  return {
    look: described !== null,
    sender: env().smtpUrl !== undefined && env().mailFrom !== undefined,
    campaign: campaign !== null,
    event: event !== null,
    mail: mail !== null,
  };
}
