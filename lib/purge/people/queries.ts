import { db, Prisma, type Tx } from "@/lib/db";
import { OWN_TERMS, pastTerm } from "@/lib/privacy/terms/rules";
import type { Counted } from "../rules";

/** A row past its term, with what must hold still while it goes. */
export type DueRow = { id: string; groupId: string | null; contactId: string | null; eventId: string | null };

/** Rows past their term, as SQL: what a dry run counts is what goes. */
export type Due = (now: Date) => Prisma.Sql;

/** The same where a group may have a term of its own: `kept` is another number of days than the one it has, tried out. */
export type OwnDue = (now: Date, kept?: Prisma.Sql) => Prisma.Sql;

const { sql } = Prisma;

/** Whether an event's own group no longer keeps its answers: its own term, where that is sooner. */
const answersKept = sql`coalesce(g."answersKept", ${OWN_TERMS.answersKept.most}::int)`;
const answersOver = (now: Date, kept = answersKept) => sql`
  e."overAt" < ${now}::timestamptz - make_interval(hours => 24 * ${kept})`;

const ofEvent = sql`JOIN "Event" e ON e.id = x."eventId" JOIN "Group" g ON g.id = e."groupId"`;

/** Answers to events that have been over for as long as their group keeps them. */
export const dueAnswers: OwnDue = (now, kept) => sql`
  SELECT x.id, e."groupId", x."contactId", e.id AS "eventId" FROM "Rsvp" x ${ofEvent} WHERE ${answersOver(now, kept)}`;

/** Answers without a name, of people who never gave one: their address was for this event only. */
export const dueUnnamed: Due = (now) => sql`
  SELECT x.id, e."groupId", x."contactId", e.id AS "eventId" FROM "Rsvp" x ${ofEvent}
  JOIN "Contact" c ON c.id = x."contactId"
  WHERE e."overAt" < ${pastTerm("unnamed", now)}::timestamptz AND NOT (${answersOver(now)})
    AND x."sealedName" IS NULL AND x."sealedAskedName" IS NULL AND c."sealedName" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "GroupContact" k
      WHERE k."contactId" = c.id AND k."groupId" = e."groupId" AND k."sealedName" IS NOT NULL)`;

/** The same of those noted at the door. */
export const dueWalkIns: OwnDue = (now, kept) => sql`
  SELECT x.id, e."groupId", NULL::uuid AS "contactId", e.id AS "eventId" FROM "WalkIn" x ${ofEvent}
  WHERE ${answersOver(now, kept)}`;

const duePart = (table: Prisma.Sql, now: Date) => sql`
  SELECT x.id, e."groupId", NULL::uuid AS "contactId", e.id AS "eventId" FROM ${table} x ${ofEvent}
  WHERE e."overAt" < ${pastTerm("parts", now)}::timestamptz
    AND (x."sealedEmail" IS NOT NULL OR x."sealedMessage" IS NOT NULL)`;
/** Speakers whose address or line to the organizers outlived its event by its term. */
export const dueSpeakers: Due = (now) => duePart(sql`"Speaker"`, now);
/** The same of collectives. */
export const dueParticipations: Due = (now) => duePart(sql`"Participation"`, now);

/** Everything that was asked and not confirmed, whatever it was. */
export const dueAsked: Due = (now) => sql`
  SELECT x.id, e."groupId", x."contactId", NULL::uuid AS "eventId" FROM "Rsvp" x JOIN "Event" e ON e.id = x."eventId"
  WHERE x."askedAt" < ${pastTerm("asked", now)}::timestamptz
  UNION ALL SELECT x.id, n."groupId", x."contactId", NULL FROM "Subscription" x JOIN "Newsletter" n ON n.id = x."newsletterId"
  WHERE x."askedAt" < ${pastTerm("asked", now)}::timestamptz
  UNION ALL SELECT x.id, x."groupId", x."contactId", NULL FROM "VolunteerOffer" x
  WHERE x."confirmedAt" IS NULL AND x."createdAt" < ${pastTerm("asked", now)}::timestamptz`;

/** The rows of groups about people who have done nothing for longer than the group keeps them, and whom no event of it awaits. */
export const duePeople: OwnDue = (now, kept = sql`coalesce(g."peopleKept", ${OWN_TERMS.peopleKept.most}::int)`) => sql`
  SELECT x.id, x."groupId", x."contactId", NULL::uuid AS "eventId" FROM "GroupContact" x
  JOIN "Contact" c ON c.id = x."contactId" JOIN "Group" g ON g.id = x."groupId"
  WHERE c."lastActAt" < ${now}::timestamptz - make_interval(hours => 24 * ${kept})
    AND NOT EXISTS (SELECT 1 FROM "Rsvp" r JOIN "Event" e ON e.id = r."eventId"
      WHERE r."contactId" = c.id AND e."groupId" = x."groupId" AND e."overAt" > ${pastTerm("answers", now)}::timestamptz)`;

/** People past the term whom no group has a row about. */
export const dueSilent: Due = (now) => sql`
  SELECT c.id, NULL::uuid AS "groupId", c.id AS "contactId", NULL::uuid AS "eventId" FROM "Contact" c
  WHERE c."lastActAt" < ${pastTerm("people", now)}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM "GroupContact" k WHERE k."contactId" = c.id)
    AND NOT EXISTS (SELECT 1 FROM "Rsvp" r JOIN "Event" e ON e.id = r."eventId"
      WHERE r."contactId" = c.id AND e."overAt" > ${pastTerm("answers", now)}::timestamptz)`;

/**
 * Contacts that nothing ties to a group any more: no answer, no subscription that holds or waits, no offer of help, no
 * consent that holds, no merge that can be undone. A bare address stays a day after its last confirmation mail, so that
 * its budget holds.
 */
export const dueLoose: Due = (now) => sql`
  SELECT c.id, NULL::uuid AS "groupId", c.id AS "contactId", NULL::uuid AS "eventId" FROM "Contact" c
  WHERE (c."confirmationMailAt" IS NULL OR c."confirmationMailAt" < ${pastTerm("loose", now)}::timestamptz)
    AND c."lastActAt" < ${pastTerm("loose", now)}::timestamptz
    AND c."lastActAt" >= ${pastTerm("people", now)}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM "Rsvp" r WHERE r."contactId" = c.id)
    AND NOT EXISTS (SELECT 1 FROM "VolunteerOffer" o WHERE o."contactId" = c.id)
    AND NOT EXISTS (SELECT 1 FROM "Subscription" s
      WHERE s."contactId" = c.id AND (s."unsubscribedAt" IS NULL OR s."askedAt" IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM "GroupContact" k JOIN "Consent" p ON p."groupContactId" = k.id
      WHERE k."contactId" = c.id AND p."withdrawnAt" IS NULL AND p.purpose <> 'EVENT')
    AND NOT EXISTS (SELECT 1 FROM "ContactMerge" m WHERE m."contactId" = c.id)`;

/** Copies of one-off mails: that they left, to whom by id. Those of a message to many go with the person. */
export const dueMails: Due = (now) => sql`
  SELECT d.id, NULL::uuid AS "groupId", NULL::uuid AS "contactId", NULL::uuid AS "eventId" FROM "Delivery" d
  WHERE d."broadcastId" IS NULL AND d."createdAt" < ${pastTerm("mails", now)}::timestamptz`;

/** Organizers without a role, since the term at least, who have not signed in for as long. */
export const dueOrganizers: Due = (now) => sql`
  SELECT o.id, NULL::uuid AS "groupId", NULL::uuid AS "contactId", NULL::uuid AS "eventId" FROM "Organizer" o
  WHERE coalesce(o."lastSignInAt", o."createdAt") < ${pastTerm("organizers", now)}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM "Role" r WHERE r."organizerId" = o.id
      AND (r."endsAt" IS NULL OR r."endsAt" >= ${pastTerm("organizers", now)}::timestamptz))`;

/** How many rows are past their term, by group. */
export const countDue = (due: Due, now: Date): Promise<Counted[]> =>
  db.$queryRaw`SELECT "groupId", count(*)::int AS count FROM (${due(now)}) due GROUP BY 1 ORDER BY 1`;

/** How many rows of one group would be past their term at each of these numbers of days. */
export async function countTried(
  due: OwnDue,
  now: Date,
  groupId: string,
  terms: readonly number[],
): Promise<Map<number, number>> {
  const rows: { days: number; count: number }[] = await db.$queryRaw`
    SELECT tried.days, count(*)::int AS count FROM unnest(${[...terms]}::int[]) AS tried(days),
      LATERAL (${due(now, sql`tried.days`)}) due WHERE due."groupId" = ${groupId}::uuid GROUP BY 1`;
  return new Map(rows.map(({ days, count }) => [days, count]));
}

/** Some of them, those after an id. */
export const takeDue = (
  tx: Tx,
  due: Due,
  now: Date,
  { from, size }: { from: string; size: number },
): Promise<DueRow[]> =>
  tx.$queryRaw`SELECT * FROM (${due(now)}) due WHERE id > ${from}::uuid ORDER BY id LIMIT ${size}`;

/** Which of these rows still are past their term: seen anew, once everything about them holds still. */
export const stillDue = (tx: Tx, due: Due, now: Date, rows: readonly DueRow[]): Promise<DueRow[]> =>
  tx.$queryRaw`SELECT * FROM (${due(now)}) due WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[]) ORDER BY id`;
