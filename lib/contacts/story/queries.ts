import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { isId } from "@/lib/ids";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { withOthers } from "../consents/proofs";
import { knownName } from "../desk/known-name";
import { hasDealtWith } from "../queries";

/** The group, among the scopes' own, that knows a contact by this id; null when none does. */
export async function findGroupOfContact(scopes: readonly Scope[], id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const groups = scopes.filter(({ role }) => canSeePeople(role)).map(({ groupId }) => groupId);
  const row = await db.groupContact.findFirst({ where: { id, groupId: { in: groups } }, select: { groupId: true } });
  return row?.groupId ?? null;
}

const named = { select: { id: true, title: true } } as const;

const offerColumns = {
  id: true,
  state: true,
  skills: true,
  confirmedAt: true,
  contactedAt: true,
  sealedMessage: true,
  sealedAvailability: true,
  sealedPhone: true,
  sealedPostcode: true,
} as const;

/** What hangs on the contact itself, cut to one group's own. */
const tiesTo = (groupId: string) =>
  ({
    id: true,
    sealedEmail: true,
    emailIndex: true,
    sealedName: true,
    locale: true,
    rsvps: {
      where: { event: { groupId }, status: { not: "PENDING" } },
      orderBy: { event: { sortsAt: "desc" } },
      select: {
        id: true,
        status: true,
        places: true,
        attendedAt: true,
        event: { select: { id: true, title: true, date: true } },
      },
    },
    subscriptions: {
      where: { newsletter: { groupId }, confirmedAt: { not: null } },
      select: { id: true, confirmedAt: true, unsubscribedAt: true, newsletter: named },
    },
    volunteerOffers: {
      where: { groupId, confirmedAt: { not: null } },
      orderBy: { createdAt: "desc" },
      select: { ...offerColumns },
    },
  }) satisfies Prisma.ContactSelect;

function readContact({ groupId }: Scope, id: string) {
  return db.groupContact.findFirst({
    where: { id, groupId },
    include: {
      consents: { orderBy: { givenAt: "desc" } },
      notes: { where: { deletedAt: null }, orderBy: { createdAt: "desc" } },
      history: {
        orderBy: { at: "desc" },
        take: 200,
        select: { id: true, kind: true, subjectId: true, organizerId: true, at: true },
      },
      contact: { select: tiesTo(groupId) },
    },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof readContact>>>;

/**
 * All that the scope's group knows of one contact, opened: nothing that the person told another group, nor what waits
 * for confirmation. Null when the group does not know them. Only people.ts calls this.
 */
export async function getContact(scope: Scope, id: string) {
  if (!canSeePeople(scope.role) || !isId(id)) return null;
  const row = await readContact(scope, id);
  if (!row) return null;
  const { rsvps, subscriptions } = row.contact;
  return {
    id,
    email: unseal("Contact.sealedEmail", row.contact.id, row.contact.sealedEmail),
    name: knownName(row),
    phone: unsealOptional("GroupContact.sealedPhone", id, row.sealedPhone),
    postcode: unsealOptional("GroupContact.sealedPostcode", id, row.sealedPostcode),
    locale: row.locale ?? (row.byHand ? null : row.contact.locale),
    tags: row.tags,
    since: row.createdAt,
    consents: row.consents.flatMap(withOthers).map(({ groupContactId: _, ...consent }) => consent),
    notes: await openNotes(row.notes),
    history: await openHistory(row.history),
    rsvps,
    subscriptions,
    offers: row.contact.volunteerOffers.map(openOffer),
    mails: await listMails(row),
    unwritable: await findUnwritable(row),
  };
}

export type ContactStory = NonNullable<Awaited<ReturnType<typeof getContact>>>;

function openOffer({
  sealedMessage,
  sealedAvailability,
  sealedPhone,
  sealedPostcode,
  ...offer
}: Row["contact"]["volunteerOffers"][number]) {
  return {
    ...offer,
    message: unsealOptional("VolunteerOffer.sealedMessage", offer.id, sealedMessage),
    availability: unsealOptional("VolunteerOffer.sealedAvailability", offer.id, sealedAvailability),
    phone: unsealOptional("VolunteerOffer.sealedPhone", offer.id, sealedPhone),
    postcode: unsealOptional("VolunteerOffer.sealedPostcode", offer.id, sealedPostcode),
  };
}

/** What those who did something are called, by their ids. */
async function namesOf(acts: readonly { organizerId: string | null }[]): Promise<Map<string, string | null>> {
  const ids = acts.flatMap(({ organizerId }) => organizerId ?? []);
  const who = await db.organizer.findMany({ where: { id: { in: ids } }, select: { id: true, sealedName: true } });
  return new Map(who.map(({ id, sealedName }) => [id, unsealOptional("Organizer.sealedName", id, sealedName)]));
}

async function openHistory(history: Row["history"]) {
  const names = await namesOf(history);
  return history.map(({ organizerId, ...fact }) => ({ ...fact, by: names.get(organizerId ?? "") ?? null }));
}

async function openNotes(notes: Row["notes"]) {
  const names = await namesOf(notes);
  return notes.map(({ id, sealedText, organizerId, createdAt }) => ({
    id,
    text: unseal("ContactNote.sealedText", id, sealedText),
    by: names.get(organizerId ?? "") ?? null,
    at: createdAt,
  }));
}

/**
 * Since when no message to many goes to their address; `refused` is what organizers may try again. Of who never had to
 * do with the group nothing: it was other groups' mails that they refused.
 */
async function findUnwritable({ id, contact: { emailIndex } }: Row) {
  if (!(await hasDealtWith(db, id))) return null;
  const where = { emailIndex, suppressedAt: { not: null } };
  const row = await db.suppression.findFirst({ where, select: { suppressedAt: true, reason: true } });
  return row?.suppressedAt ? { at: row.suppressedAt, refused: row.reason === "bounced" } : null;
}

/**
 * Mails about this group's own things: a delivery's key names the answer, subscription or offer it tells of; a copy of a
 * message to many is its message's group's.
 */
async function listMails({ groupId, contact }: Row) {
  const own = new Set([...contact.rsvps, ...contact.subscriptions, ...contact.volunteerOffers].map(({ id }) => id));
  const mails = await db.delivery.findMany({
    where: { contactId: contact.id, OR: [{ broadcastId: null }, { broadcast: { groupId }, droppedAt: null }] },
    orderBy: { createdAt: "desc" },
    take: 500,
    select: {
      id: true,
      key: true,
      kind: true,
      sentAt: true,
      failedAt: true,
      createdAt: true,
      broadcast: { select: { id: true, subject: true } },
    },
  });
  return mails
    .filter(({ key, broadcast }) => broadcast || key.split(":").some((part) => own.has(part)))
    .map(({ key: _, ...mail }) => mail);
}
