import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { MERGE_UNDONE_WITHIN } from "@/lib/contacts/tags/rules";
import { type Tx, transaction } from "@/lib/db";
import { freePlaces, takePlaces } from "@/lib/events/rsvps/places/mutations";
import { heldPlaces } from "@/lib/events/rsvps/rules";
import { enqueue } from "@/lib/jobs/enqueue";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { unseal } from "@/lib/privacy/sealed";
import { after } from "@/lib/time";
import type { Rsvp } from "@/prisma/generated/client";
import { lockTies } from "../mutations";
import { readSide, type Side } from "../queries";
import { fingerprint, readRows } from "../snapshot";

export type UndoMergeOutcome =
  | { ok: true; keptId: string }
  | Forbidden
  | NotFound
  | { ok: false; reason: "merge_too_late" | "merge_changed" | "merge_full" };

type Before = { kept: Side; dropped: Side; deliveryIds: string[] };

/** The places that a merge freed have been taken meanwhile: nothing of the undoing is kept. */
class PlacesGone extends Error {}

/**
 * Makes two people again of those merged within 30 minutes, exactly as they were. Refused when anything happened to
 * them since, which it would undo too, and when the places that were freed are taken. A second undo changes nothing.
 */
export async function undoMerge(scope: Scope, mergeId: string, now: Date): Promise<UndoMergeOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  return transaction((tx) => undo(tx, scope, mergeId, now)).catch((problem) => {
    if (problem instanceof PlacesGone) return { ok: false, reason: "merge_full" };
    throw problem;
  });
}

async function undo(tx: Tx, scope: Scope, mergeId: string, now: Date): Promise<UndoMergeOutcome> {
  const { groupId, organizerId } = scope;
  const found = await tx.contactMerge.findFirst({
    where: { id: mergeId, groupId },
    select: { contactId: true, keptId: true, kept: { select: { contactId: true } } },
  });
  if (!found) return missing;
  const { keptId } = found;
  await lockTies(tx, [found.contactId, found.kept.contactId], [keptId]);
  const merge = await tx.contactMerge.findUnique({ where: { id: mergeId } });
  const merged = await readSide(tx, groupId, keptId, true);
  if (!merge || !merged) return missing;
  if (merge.undoneAt) return { ok: true, keptId };
  if (after(merge.createdAt, MERGE_UNDONE_WITHIN) < now) return { ok: false, reason: "merge_too_late" };
  const came = await tx.groupContact.count({ where: { groupId, contactId: found.contactId } });
  if (came || Buffer.compare(fingerprint(merged), merge.left)) return { ok: false, reason: "merge_changed" };
  const before = readRows<Before>(unseal("ContactMerge.sealedSnapshot", mergeId, merge.sealedSnapshot));
  await restorePlaces(tx, merged, before);
  await forget(tx, merged);
  await tx.groupContact.create({ data: before.dropped.row });
  const { id: _, ...columns } = before.kept.row;
  await tx.groupContact.update({ where: { id: keptId }, data: columns });
  for (const side of [before.kept, before.dropped]) await restore(tx, side);
  const { contactId } = found;
  await tx.delivery.updateMany({ where: { id: { in: before.deliveryIds } }, data: { contactId } });
  await tx.contactMerge.update({ where: { id: mergeId }, data: { undoneAt: now } });
  await recordAudit(tx, { organizerId, groupId, act: "contacts.merge_undone", subjectId: keptId, count: 2 }, now);
  return { ok: true, keptId };
}

/** The events' counters as both answers need them, or nothing at all. */
async function restorePlaces(tx: Tx, merged: Side, { kept, dropped }: Before): Promise<void> {
  const wanted = new Map<string, number>();
  const count = (rsvps: readonly Rsvp[], sign: 1 | -1) => {
    for (const rsvp of rsvps) wanted.set(rsvp.eventId, (wanted.get(rsvp.eventId) ?? 0) + sign * heldPlaces(rsvp));
  };
  count([...kept.rsvps, ...dropped.rsvps], 1);
  count(merged.rsvps, -1);
  for (const [eventId, places] of [...wanted].sort()) {
    if (places < 0) await freePlaces(tx, eventId, -places);
    if (places > 0 && !(await takePlaces(tx, eventId, places))) throw new PlacesGone();
  }
}

const ids = (rows: readonly { id: string }[]) => ({ where: { id: { in: rows.map(({ id }) => id) } } });

/** Takes away what the merge left: all of it stands in the snapshot as it was. */
async function forget(tx: Tx, { consents, notes, history, subscriptions, rsvps, offers }: Side): Promise<void> {
  await tx.consent.deleteMany(ids(consents));
  await tx.contactNote.deleteMany(ids(notes));
  await tx.contactHistory.deleteMany(ids(history));
  await tx.subscription.deleteMany(ids(subscriptions));
  await tx.rsvp.deleteMany(ids(rsvps));
  await tx.volunteerOffer.deleteMany(ids(offers));
}

async function restore(tx: Tx, { consents, notes, history, subscriptions, rsvps, offers }: Side): Promise<void> {
  await tx.consent.createMany({ data: consents.map((consent) => ({ ...consent, others: consent.others ?? [] })) });
  await tx.contactNote.createMany({ data: notes });
  await tx.contactHistory.createMany({ data: history });
  await tx.subscription.createMany({ data: subscriptions });
  await tx.rsvp.createMany({ data: rsvps });
  await tx.volunteerOffer.createMany({ data: offers });
  for (const { id: rsvpId, version, offeredUntil } of rsvps)
    if (offeredUntil) await enqueue(tx, "events.offer-expiry", { rsvpId, version }, { runAt: offeredUntil });
}
