import { canEditEvents, canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { after } from "@/lib/time";
import { DRAFT_NEAR, type Need, needsOfEvent, OFFER_WAITS, REFUSED_LATELY } from "./rules";

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
  const event = { overAt: { gt: now }, cancelledAt: null };
  const found = await db.eventHost.findMany({
    where: { groupId: { in: groups }, acceptedAt: null, declinedAt: null, event },
    orderBy: [{ invitedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, event: { select: { title: true } } },
  });
  return found.map(({ id, event }) => ({ kind: "hosting" as const, count: 1, about: event.title, id }));
}

/** Groups in which offers of help got no answer for a week, with how many. */
async function listOffersWaiting(groups: string[], now: Date): Promise<Need[]> {
  const since = { lt: after(now, -OFFER_WAITS) };
  const found = await db.group.findMany({
    where: { id: { in: groups } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      name: true,
      _count: { select: { volunteerOffers: { where: { state: "ASKED", contactedAt: null, confirmedAt: since } } } },
    },
  });
  const waiting = found.filter(({ _count }) => _count.volunteerOffers);
  return waiting.map(({ id, name, _count }) => ({
    kind: "volunteers" as const,
    count: _count.volunteerOffers,
    about: name,
    id,
  }));
}

/** The published events to come, and drafts of the next days, with what may need somebody. */
async function listEventFacts(groups: string[], now: Date) {
  const invited = { where: { state: "INVITED" as const } };
  const events = await db.event.findMany({
    where: {
      groupId: { in: groups },
      overAt: { gt: now },
      cancelledAt: null,
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
      _count: {
        select: { rsvps: { where: { status: "WAITLISTED" } }, participations: invited, speakers: invited },
      },
    },
  });
  const refused = await countRefused(
    events.map(({ id }) => id),
    now,
  );
  return events.map(({ _count, ...event }) => ({
    ...event,
    waiting: _count.rsvps,
    unconfirmed: _count.participations + _count.speakers,
    refused: refused.get(event.id) ?? 0,
  }));
}

/** People whose last mails about an event were refused for good lately, by event. */
async function countRefused(eventIds: string[], now: Date): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ eventId: string; count: number }[]>`
    SELECT r."eventId", count(DISTINCT r.id)::int AS count
    FROM "Delivery" d
    JOIN "Rsvp" r ON r."contactId" = d."contactId" AND d.key LIKE 'rsvp:' || r.id || ':%'
    WHERE d."createdAt" > ${after(now, -REFUSED_LATELY)} AND d."failedAt" IS NOT NULL
      AND r."eventId" = ANY(${eventIds}::uuid[])
    GROUP BY r."eventId"`;
  return new Map(rows.map(({ eventId, count }) => [eventId, count]));
}

/** The five steps of a first run, each ticked by facts alone; over once a campaign and an event exist. */
export type FirstSteps = Record<"look" | "sender" | "campaign" | "event" | "mail", boolean>;

/** How far a first run is; null for who may not take its steps. */
export async function findFirstSteps(scopes: readonly Scope[]): Promise<FirstSteps | null> {
  const groups = groupsWhere(scopes, canEditEvents);
  if (groups.length === 0) return null;
  const select = { id: true };
  const seen = { OR: [{ publishedAt: { not: null } }, { groupId: { in: groups } }] };
  const sent = { key: { startsWith: `test-mail:${scopes[0]?.organizerId}:` }, sentAt: { not: null } };
  const [described, campaign, event, mail] = await Promise.all([
    db.group.findFirst({ where: { id: { in: groups }, NOT: { description: { equals: {} } } }, select }),
    db.campaign.findFirst({ where: { ...seen, deletedAt: null }, select }),
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
