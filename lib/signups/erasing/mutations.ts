import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { lockRow } from "@/lib/contacts/mutations";
import { type Tx, transaction } from "@/lib/db";
import { lockAnswers } from "@/lib/events/rsvps/mutations";
import { isLocale } from "@/lib/local-text";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { rememberErasure } from "@/lib/privacy/erasures/erased";
import { answerConfirmed } from "../confirming/mutations";

/** Frees a person's places at coming events, those of one group or of all, and offers them on. */
export async function freePlaces(
  tx: Tx,
  { contactId, locale, groupId }: { contactId: string; locale: string; groupId?: string },
  now: Date,
): Promise<void> {
  const coming = await tx.rsvp.findMany({
    where: {
      contactId,
      event: { overAt: { gt: now }, ...(groupId ? { groupId } : {}) },
      status: { in: ["GOING", "WAITLISTED"] },
    },
    include: { event: true },
    orderBy: { eventId: "asc" },
  });
  for (const { id: rsvpId, event, places } of coming) {
    const given = { rsvpId, contactId, answer: "NO", places } as const;
    await answerConfirmed(tx, event, given, { locale: isLocale(locale) ? locale : "fr", givenAt: now }, now);
  }
}

/** Counts stay: the head count of past events is written down before a person's row goes. */
export async function keepAttendance(tx: Tx, contactId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Event" e SET attendance = (
      SELECT sum(places) FROM "Rsvp" r WHERE r."eventId" = e.id AND r."attendedAt" IS NOT NULL)
    WHERE e.attendance IS NULL AND EXISTS (
      SELECT 1 FROM "Rsvp" r WHERE r."eventId" = e.id AND r."contactId" = ${contactId}::uuid AND r."attendedAt" IS NOT NULL)`;
}

/**
 * Holds what erasing these people changes, once they are held themselves: their answers, then the events of all of them
 * in one order, for each person's come in an order of their own, and others answer the same events.
 */
export async function lockEvents(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await lockAnswers(tx, contactIds);
  await tx.$queryRaw`
    SELECT 1 FROM "Event" WHERE id IN (SELECT "eventId" FROM "Rsvp" WHERE "contactId" = ANY(${[...contactIds]}::uuid[]))
    ORDER BY id FOR NO KEY UPDATE`;
}

export type EraseOutcome = { ok: true } | Forbidden | NotFound;

/**
 * Erases, at a person's request, everything the scope's group holds of them: places of its coming events are freed
 * first, head counts stay. When no other group knows them the address goes too; what others hold stays theirs.
 */
export async function eraseContact(scope: Scope, id: string, now: Date): Promise<EraseOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  return transaction(async (tx) => {
    if (!(await eraseAtRequest(tx, { groupId, id }, now))) return missing;
    await recordAudit(tx, { organizerId, groupId, act: "contact.erased", subjectId: id, count: 1 }, now);
    return { ok: true };
  });
}

type Row = { groupId: string; id: string };

/** The same inside the caller's transaction, who has asked for the role; remembered beyond any backup. False when the group has no such person. */
export async function eraseAtRequest(tx: Tx, row: Row, now: Date): Promise<boolean> {
  const createdAt = await eraseRow(tx, row, now);
  if (createdAt) rememberErasure({ kind: "row", id: row.id, createdAt });
  return createdAt !== null;
}

/** Erases everything held about a person; when they became known, null when they are not. */
export async function erasePerson(tx: Tx, id: string, now: Date): Promise<Date | null> {
  const person = await tx.contact.findUnique({ where: { id }, select: { locale: true, createdAt: true } });
  if (!person) return null;
  await lockEvents(tx, [id]);
  await freePlaces(tx, { contactId: id, locale: person.locale }, now);
  await keepAttendance(tx, id);
  await tx.contact.delete({ where: { id } });
  return person.createdAt;
}

/** Erases what one group holds of a person; since when it held it, null when it has no such person. */
export async function eraseRow(tx: Tx, { groupId, id }: Row, now: Date): Promise<Date | null> {
  const row = await lockRow(tx, { groupId, id });
  if (!row) return null;
  const { contactId } = row;
  await lockEvents(tx, [contactId]);
  await freePlaces(tx, { contactId, locale: row.contact.locale, groupId }, now);
  await keepAttendance(tx, contactId);
  await tx.rsvp.deleteMany({ where: { contactId, event: { groupId } } });
  await tx.subscription.deleteMany({ where: { contactId, newsletter: { groupId } } });
  await tx.volunteerOffer.deleteMany({ where: { contactId, groupId } });
  await tx.groupContact.delete({ where: { id } });
  const none = { none: {} };
  await tx.contact.deleteMany({
    where: { id: contactId, groups: none, rsvps: none, subscriptions: none, volunteerOffers: none },
  });
  return row.createdAt;
}
