import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { knownName } from "@/lib/contacts/desk/known-name";
import { MERGE_UNDONE_WITHIN } from "@/lib/contacts/tags/rules";
import { db, type Tx } from "@/lib/db";
import { heldPlaces } from "@/lib/events/rsvps/rules";
import { isId } from "@/lib/ids";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { after } from "@/lib/time";
import { foldSubscriptions, foldTags, isStronger, mustKeepOther } from "./rules";
import { fingerprint } from "./snapshot";

/** All that one group has to do with one person, as rows. */
export type Side = NonNullable<Awaited<ReturnType<typeof readSide>>>;

/**
 * What a group has of a contact, in an order that does not change; null when it does not know them. What waits for the
 * person's own confirmation belongs to their address: it is read only where `waiting`, to make room for what is merged.
 */
export async function readSide(from: Tx, groupId: string, id: string, waiting: boolean) {
  const row = await from.groupContact.findFirst({ where: { id, groupId } });
  if (!row) return null;
  const { contactId } = row;
  const orderBy = { id: "asc" } as const;
  const confirmed = waiting ? {} : { confirmedAt: { not: null } };
  const answered = waiting ? {} : ({ status: { not: "PENDING" } } as const);
  return {
    row,
    consents: await from.consent.findMany({ where: { groupContactId: id }, orderBy }),
    notes: await from.contactNote.findMany({ where: { groupContactId: id, deletedAt: null }, orderBy }),
    history: await from.contactHistory.findMany({ where: { groupContactId: id }, orderBy }),
    subscriptions: await from.subscription.findMany({
      where: { contactId, newsletter: { groupId }, ...confirmed },
      orderBy,
    }),
    rsvps: await from.rsvp.findMany({ where: { contactId, event: { groupId }, ...answered }, orderBy }),
    offers: await from.volunteerOffer.findMany({ where: { contactId, groupId, confirmedAt: { not: null } }, orderBy }),
  };
}

async function openSide(from: Tx, { row }: Side) {
  const { contactId, id } = row;
  const contact = await from.contact.findUniqueOrThrow({ where: { id: contactId } });
  return {
    id,
    email: unseal("Contact.sealedEmail", contactId, contact.sealedEmail),
    name: knownName({ ...row, contact }),
    phone: unsealOptional("GroupContact.sealedPhone", id, row.sealedPhone),
    postcode: unsealOptional("GroupContact.sealedPostcode", id, row.sealedPostcode),
  };
}

/**
 * What merging `dropId` into `keepId` would leave, from the same rules that do it; null when the group does not know
 * both. It tells nothing of other groups: they are not asked. `seen` stands for what was looked at.
 */
export async function findMergePreview(scope: Scope, keepId: string, dropId: string) {
  if (!canSeePeople(scope.role) || !isId(keepId) || !isId(dropId) || keepId === dropId) return null;
  const kept = await readSide(db, scope.groupId, keepId, true);
  const dropped = await readSide(db, scope.groupId, dropId, false);
  if (!kept || !dropped) return null;
  const [keep, drop] = [await openSide(db, kept), await openSide(db, dropped)];
  return {
    keep,
    drop,
    refused: mustKeepOther(kept.row, dropped.row),
    seen: seenOf(kept, dropped),
    name: keep.name ?? drop.name,
    phone: keep.phone ?? drop.phone,
    postcode: keep.postcode ?? drop.postcode,
    tags: foldTags(kept.row.tags, dropped.row.tags),
    notes: kept.notes.length + dropped.notes.length,
    history: kept.history.length + dropped.history.length,
    consents: kept.consents.length + dropped.consents.length,
    offers: kept.offers.length + dropped.offers.length,
    mailsStopped: [kept, dropped].some(({ row }) => row.mailsStoppedAt !== null),
    letters: await lettersOf(kept, dropped),
    events: await eventsOf(kept, dropped),
  };
}

export type MergePreview = NonNullable<Awaited<ReturnType<typeof findMergePreview>>>;

/** What an organizer has looked at before merging: a merge of anything else is refused. */
export const seenOf = (kept: Side, dropped: Side): string =>
  Buffer.from(fingerprint([kept, dropped])).toString("base64url");

async function lettersOf(kept: Side, dropped: Side) {
  const ids = [...kept.subscriptions, ...dropped.subscriptions].map(({ newsletterId }) => newsletterId);
  const letters = await db.newsletter.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return letters.flatMap(({ id, title }) => {
    const none = { confirmedAt: null, unsubscribedAt: null };
    const [here, there] = [kept, dropped].map(
      ({ subscriptions }) => subscriptions.find(({ newsletterId }) => newsletterId === id) ?? none,
    );
    const { confirmedAt, unsubscribedAt } = foldSubscriptions(here ?? none, there ?? none);
    const stopped = Boolean(unsubscribedAt && [here, there].some((each) => each?.confirmedAt && !each.unsubscribedAt));
    return confirmedAt ? [{ id, title, reads: !unsubscribedAt, stopped }] : [];
  });
}

async function eventsOf(kept: Side, dropped: Side) {
  const seen = [...kept.rsvps.filter(({ status }) => status !== "PENDING"), ...dropped.rsvps];
  const ids = seen.map(({ eventId }) => eventId);
  const events = await db.event.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, date: true },
    orderBy: { sortsAt: "desc" },
  });
  return events.map((event) => {
    const [first, second] = seen.filter(({ eventId }) => eventId === event.id);
    if (!first) throw new Error("an event without an answer");
    const [stays, goes] = second && isStronger(second, first) ? [second, first] : [first, second];
    const mailsStopped = Boolean(stays.mailsStoppedAt ?? goes?.mailsStoppedAt);
    return {
      ...event,
      status: stays.status,
      places: stays.places,
      freed: goes ? heldPlaces(goes) : null,
      mailsStopped,
    };
  });
}

export type MergeDone = { id: string; undone: boolean; undoable: boolean };

/** A merge made in the scope's group, to tell whether it can still be undone. */
export async function findMerge(scope: Scope, mergeId: string, now: Date): Promise<MergeDone | null> {
  if (!canSeePeople(scope.role) || !isId(mergeId)) return null;
  const merge = await db.contactMerge.findFirst({
    where: { id: mergeId, groupId: scope.groupId },
    select: { id: true, undoneAt: true, createdAt: true },
  });
  if (!merge) return null;
  const { id, undoneAt, createdAt } = merge;
  return { id, undone: undoneAt !== null, undoable: undoneAt === null && after(createdAt, MERGE_UNDONE_WITHIN) >= now };
}
