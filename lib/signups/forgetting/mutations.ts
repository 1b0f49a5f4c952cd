import { type Tx, transaction } from "@/lib/db";
import { forgetParts } from "@/lib/events/parts/mutations";
import { after, days } from "@/lib/time";
import { askedSince } from "../asking/rules";
import { forgetAsked } from "../confirming/mutations";

/** Names and addresses of an event's answers go this long after it (security.md, Terms); the numbers stay on the event. */
export const RSVPS_KEPT = days(30);

/** Nobody stays longer than this after the last thing they did themselves. */
export const CONTACTS_KEPT = days(3 * 365);

/** Forgets what was asked and not confirmed within a week. */
export const forgetUnconfirmed = (now: Date): Promise<void> =>
  transaction((tx) => forgetAsked(tx, { before: askedSince(now) }));

/** Forgets who answered events that are over for a month; how many held places and how many came stays as a number. */
export async function forgetPastAnswers(now: Date): Promise<void> {
  const before = after(now, -RSVPS_KEPT);
  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "Event" e SET attendance = came.places FROM (
        SELECT "eventId", sum(places)::int AS places FROM (
          SELECT "eventId", places FROM "Rsvp" WHERE "attendedAt" IS NOT NULL
          UNION ALL SELECT "eventId", 1 FROM "WalkIn") present GROUP BY "eventId") came
      WHERE came."eventId" = e.id AND e.attendance IS NULL AND e."overAt" < ${before}`;
    await tx.consent.deleteMany({
      where: { purpose: "EVENT", subjectId: { in: await idsOfPastEvents(tx, before) } },
    });
    await tx.rsvp.deleteMany({ where: { event: { overAt: { lt: before } } } });
    await tx.walkIn.deleteMany({ where: { event: { overAt: { lt: before } } } });
    await forgetParts(tx, before);
  });
}

async function idsOfPastEvents(tx: Tx, before: Date): Promise<string[]> {
  const events = await tx.event.findMany({
    where: { overAt: { lt: before }, rsvps: { some: {} } },
    select: { id: true },
  });
  return events.map(({ id }) => id);
}

/**
 * Forgets contacts that nothing ties to a group any more: no answer, no subscription that holds or waits, no offer of
 * help, no consent that holds, no merge that can be undone. A bare address stays a day after its last confirmation mail, so that its budget holds.
 */
export async function forgetLooseContacts(now: Date): Promise<number> {
  const aDayAgo = after(now, -days(1));
  return transaction(async (tx) => {
    const { count } = await tx.contact.deleteMany({
      where: {
        OR: [{ confirmationMailAt: null }, { confirmationMailAt: { lt: aDayAgo } }],
        lastActAt: { lt: aDayAgo },
        rsvps: { none: {} },
        volunteerOffers: { none: {} },
        subscriptions: { none: { OR: [{ unsubscribedAt: null }, { askedAt: { not: null } }] } },
        groups: { none: { consents: { some: { withdrawnAt: null, purpose: { not: "EVENT" } } } } },
        merges: { none: {} },
      },
    });
    return count;
  });
}

/** Forgets, with all that hangs on them, people who have done nothing for years and expect nothing: no event to come. */
export async function forgetSilentContacts(now: Date): Promise<number> {
  const lastActAt = { lt: after(now, -CONTACTS_KEPT) };
  return transaction(async (tx) => {
    const { count } = await tx.contact.deleteMany({
      where: { lastActAt, rsvps: { none: { event: { overAt: { gt: after(now, -RSVPS_KEPT) } } } } },
    });
    return count;
  });
}
