import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { knownName } from "@/lib/contacts/desk/known-name";
import { lockContacts, recordHistory } from "@/lib/contacts/mutations";
import { type Tx, transaction } from "@/lib/db";
import { lockAnswers } from "@/lib/events/rsvps/mutations";
import { offerFreedPlaces } from "@/lib/events/rsvps/offers/mutations";
import { freePlaces } from "@/lib/events/rsvps/places/mutations";
import { heldPlaces } from "@/lib/events/rsvps/rules";
import { newId } from "@/lib/ids";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { reseal, type SealedColumn, seal, sealOptional } from "@/lib/privacy/sealed";
import type { Rsvp } from "@/prisma/generated/client";
import { readSide, type Side, seenOf } from "./queries";
import { foldConsents, foldSubscriptions, foldTags, isStronger, mustKeepOther, proofOf } from "./rules";
import { fingerprint, writeRows } from "./snapshot";

export type MergeOutcome =
  | { ok: true; mergeId: string }
  | Forbidden
  | NotFound
  | { ok: false; reason: "keep_proven" | "merge_stale" };

/** Holds people, and all that changes without them being held: their answers, their offers of help, the group's rows about them. */
export async function lockTies(tx: Tx, contactIds: readonly string[], rowIds: readonly string[]): Promise<void> {
  await lockContacts(tx, contactIds);
  await lockAnswers(tx, contactIds);
  await tx.$queryRaw`
    SELECT 1 FROM "VolunteerOffer" WHERE "contactId" = ANY(${[...contactIds]}::uuid[]) ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "GroupContact" WHERE id = ANY(${[...rowIds]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** Both people of a merge, held so that nobody changes what hangs on them; null unless the group knows both. */
export async function lockSides(tx: Tx, { groupId }: Scope, keepId: string, dropId: string) {
  const where = { groupId, id: { in: [keepId, dropId] } };
  const known = await tx.groupContact.findMany({ where, select: { contactId: true } });
  if (known.length < 2) return null;
  await lockTies(
    tx,
    known.map(({ contactId }) => contactId),
    [keepId, dropId],
  );
  const kept = await readSide(tx, groupId, keepId, true);
  const dropped = await readSide(tx, groupId, dropId, false);
  return kept && dropped && { kept, dropped };
}

/**
 * Makes one of two people that the scope's group knows: what the group has of `drop` goes over to `keep`. No consent is
 * lost or made up, and the stricter wish wins. What other groups have of either stays as it is, and so does what waits
 * for a confirmation. What both were is kept sealed, to be undone within 30 minutes. `seen` is what the preview showed.
 */
export async function mergeContacts(
  scope: Scope,
  { keep, drop, seen }: { keep: string; drop: string; seen: string },
  now: Date,
): Promise<MergeOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  return transaction(async (tx) => {
    const sides = keep === drop ? null : await lockSides(tx, scope, keep, drop);
    if (!sides) return missing;
    const { kept, dropped } = sides;
    const refused = mustKeepOther(kept.row, dropped.row);
    if (refused) return { ok: false, reason: refused };
    if (seenOf(kept, dropped) !== seen) return { ok: false, reason: "merge_stale" };
    const deliveryIds = await moveMails(tx, kept, dropped);
    const freed = await mergeAnswers(tx, kept, dropped);
    await mergeSubscriptions(tx, kept, dropped);
    await mergeConsents(tx, kept, dropped);
    await moveTheRest(tx, kept, dropped, now);
    for (const eventId of freed) await offerFreedPlaces(tx, eventId, now);
    const mergeId = newId();
    const snapshot = writeRows({ kept, dropped, deliveryIds });
    const sealedSnapshot = seal("ContactMerge.sealedSnapshot", mergeId, snapshot);
    const left = fingerprint(await readSide(tx, groupId, keep, true));
    const ids = { id: mergeId, groupId, keptId: keep, contactId: dropped.row.contactId };
    await tx.contactMerge.create({ data: { ...ids, sealedSnapshot, left, createdAt: now } });
    await recordAudit(tx, { organizerId, groupId, act: "contacts.merged", subjectId: keep, count: 2 }, now);
    return { ok: true, mergeId };
  });
}

/** Mails about what goes over are told of the kept person; gives their ids. */
async function moveMails(tx: Tx, kept: Side, { row, rsvps, subscriptions, offers }: Side): Promise<string[]> {
  const about = [...rsvps, ...subscriptions, ...offers].map(({ id }) => id);
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Delivery" SET "contactId" = ${kept.row.contactId}::uuid
    WHERE "contactId" = ${row.contactId}::uuid AND string_to_array(key, ':') && ${about}::text[] RETURNING id`;
  return moved.map(({ id }) => id);
}

/** Of two answers to one event the stronger stays; the other's places are freed. Gives the events that have them to offer. */
async function mergeAnswers(tx: Tx, kept: Side, dropped: Side): Promise<string[]> {
  const freed: string[] = [];
  for (const other of [...dropped.rsvps].sort((a, b) => (a.eventId < b.eventId ? -1 : 1))) {
    const own = kept.rsvps.find(({ eventId }) => eventId === other.eventId);
    const [stays, goes] = own && !isStronger(other, own) ? [own, other] : [other, own];
    if (goes) await tx.rsvp.delete({ where: { id: goes.id } });
    if (stays === other) await tx.rsvp.update({ where: { id: other.id }, data: takenOver(other, own, kept) });
    const mailsStoppedAt = stays.mailsStoppedAt ?? goes?.mailsStoppedAt ?? null;
    if (goes) await tx.rsvp.update({ where: { id: stays.id }, data: { mailsStoppedAt } });
    const places = goes ? heldPlaces(goes) : 0;
    if (places) await freePlaces(tx, other.eventId, places);
    if (places) freed.push(other.eventId);
  }
  return freed;
}

/** An answer that goes over; what the kept person has asked and not confirmed yet still waits for them. */
function takenOver({ id }: Rsvp, own: Rsvp | undefined, { row: { contactId } }: Side) {
  if (!own?.askedAt) return { contactId };
  const { askedAnswer, askedPlaces, askedAt, sealedAskedName: name } = own;
  const column: SealedColumn = "Rsvp.sealedAskedName";
  const sealedAskedName = name && reseal([column, own.id, name], [column, id]);
  return { contactId, askedAnswer, askedPlaces, askedAt, sealedAskedName };
}

async function mergeSubscriptions(tx: Tx, kept: Side, dropped: Side): Promise<void> {
  const unasked = { askedAt: null, askedTextVersion: null, askedTextLocale: null, sealedAskedName: null };
  for (const other of dropped.subscriptions) {
    const own = kept.subscriptions.find(({ newsletterId }) => newsletterId === other.newsletterId);
    const { contactId } = kept.row;
    if (!own) {
      await tx.subscription.update({ where: { id: other.id }, data: { contactId, ...unasked } });
      continue;
    }
    const folded = foldSubscriptions(own, other);
    await tx.subscription.delete({ where: { id: other.id } });
    const data = folded.unsubscribedAt ? folded : { ...folded, ...unasked };
    await tx.subscription.update({ where: { id: own.id }, data });
  }
}

async function mergeConsents(tx: Tx, kept: Side, dropped: Side): Promise<void> {
  for (const other of dropped.consents) {
    const own = kept.consents.find((each) => each.purpose === other.purpose && each.subjectId === other.subjectId);
    if (!own) {
      await tx.consent.update({ where: { id: other.id }, data: { groupContactId: kept.row.id } });
      continue;
    }
    const { main, beside } = foldConsents(proofOf(own), proofOf(other));
    const others = JSON.parse(JSON.stringify([beside, ...[own.others, other.others].flat()]));
    await tx.consent.update({ where: { id: own.id }, data: { ...main, others } });
  }
}

/** Notes, history, offers of help, and what the group wrote down itself; then the row of who is dropped goes. */
async function moveTheRest(tx: Tx, { row }: Side, { row: gone, notes, history, offers }: Side, now: Date) {
  const { id, contactId } = row;
  const ids = (rows: { id: string }[]) => ({ id: { in: rows.map((each) => each.id) } });
  await tx.contactNote.updateMany({ where: ids(notes), data: { groupContactId: id } });
  await tx.contactHistory.updateMany({ where: ids(history), data: { groupContactId: id } });
  await tx.volunteerOffer.updateMany({ where: ids(offers), data: { contactId } });
  const people = await tx.contact.findMany({ where: { id: { in: [contactId, gone.contactId] } } });
  const [contact, other] = [contactId, gone.contactId].map((each) => people.find((person) => person.id === each));
  if (!contact || !other) throw new Error("a person without an address");
  const name = knownName({ ...row, contact }) ? null : knownName({ ...gone, contact: other });
  const phone = gone.sealedPhone && (["GroupContact.sealedPhone", gone.id, gone.sealedPhone] as const);
  const code = gone.sealedPostcode && (["GroupContact.sealedPostcode", gone.id, gone.sealedPostcode] as const);
  await tx.groupContact.update({
    where: { id },
    data: {
      tags: foldTags(row.tags, gone.tags),
      createdAt: row.createdAt < gone.createdAt ? row.createdAt : gone.createdAt,
      sealedName: name ? sealOptional("GroupContact.sealedName", id, name) : row.sealedName,
      sealedPhone: row.sealedPhone ?? (phone && reseal([...phone], [phone[0], id])),
      sealedPostcode: row.sealedPostcode ?? (code && reseal([...code], [code[0], id])),
      locale: row.locale ?? gone.locale,
      mailsStoppedAt: row.mailsStoppedAt ?? gone.mailsStoppedAt,
    },
  });
  await recordHistory(tx, id, { kind: "contact.merged", subjectId: row.groupId, at: now });
  await tx.groupContact.delete({ where: { id: gone.id } });
  // Who acted last under the other address is not forgotten sooner for it.
  if (other.lastActAt > contact.lastActAt)
    await tx.contact.update({ where: { id: contactId }, data: { lastActAt: other.lastActAt } });
}
