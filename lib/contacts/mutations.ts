import type { ConsentPurpose } from "@/prisma/generated/enums";
import type { Tx } from "../db";
import { newId } from "../ids";
import type { Locale } from "../local-text";
import { idOfLinkToken, type LinkPurpose } from "../privacy/link-tokens";
import { seal } from "../privacy/sealed";
import { findLinkHolder, type LinkHolder } from "./queries";
import type { Fact } from "./rules";

/**
 * Makes all that changes these people wait for this transaction, and it for them. To be taken before any lock on what
 * hangs on a person, so that no two wait for each other.
 */
export async function lockContacts(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Contact" WHERE id = ANY(${[...contactIds]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** The person whose link this is, locked before they are looked at, for they may be erased, or the link revoked, meanwhile. */
export async function lockHolder(tx: Tx, token: string, purpose: LinkPurpose): Promise<LinkHolder | null> {
  const id = idOfLinkToken(token);
  if (!id) return null;
  await lockContacts(tx, [id]);
  return findLinkHolder(token, purpose, tx);
}

/** What a group has of a person, who is locked before it is looked at; null when it has nothing of them, or no longer. */
export async function lockRow(tx: Tx, where: { groupId: string; id: string }) {
  await tx.$queryRaw`
    SELECT 1 FROM "Contact" WHERE id = (
      SELECT "contactId" FROM "GroupContact" WHERE id = ${where.id}::uuid AND "groupId" = ${where.groupId}::uuid) FOR UPDATE`;
  return tx.groupContact.findFirst({
    where,
    select: { contactId: true, createdAt: true, contact: { select: { locale: true } } },
  });
}

/** Lets a group see a contact, from this act of the contact on; harmless when it does already. Returns the row's id. */
export async function joinGroup(tx: Tx, groupId: string, contactId: string, now: Date): Promise<string> {
  const { id } = await tx.groupContact.upsert({
    where: { groupId_contactId: { groupId, contactId } },
    create: { id: newId(), groupId, contactId, createdAt: now },
    update: { byHand: false },
    select: { id: true },
  });
  return id;
}

export type ConsentGiven = {
  purpose: ConsentPurpose;
  subjectId: string;
  textVersion: string;
  textLocale: Locale;
  givenAt: Date;
  confirmedAt: Date;
};

/** Records a consent with its proof: which text, when given, when confirmed (P13). A later one for the same thing replaces it. */
export async function recordConsent(tx: Tx, groupContactId: string, given: ConsentGiven): Promise<void> {
  const { purpose, subjectId, ...proof } = given;
  await tx.consent.upsert({
    where: { groupContactId_purpose_subjectId: { groupContactId, purpose, subjectId } },
    create: { id: newId(), groupContactId, purpose, subjectId, how: "form", ...proof },
    update: { how: "form", withdrawnAt: null, ...proof },
  });
}

/** Notes that the contact took a consent back; the proof that it was once given stays. */
export async function withdrawConsent(tx: Tx, contactId: string, subjectId: string, now: Date): Promise<void> {
  await tx.consent.updateMany({
    where: { subjectId, withdrawnAt: null, groupContact: { contactId } },
    data: { withdrawnAt: now },
  });
}

/** A line of the story between a contact and a group: a fact, no personal text. */
export async function recordHistory(
  tx: Tx,
  groupContactId: string,
  fact: { kind: Fact; subjectId: string; at: Date; organizerId?: string },
): Promise<void> {
  await tx.contactHistory.create({ data: { id: newId(), groupContactId, ...fact } });
}

/**
 * Notes that a person told a group their name. Where the contact says another, told to others first, the group's own
 * row keeps this one: neither learns the other's.
 */
export async function tellName(tx: Tx, told: ToldName, contactName: string | null): Promise<void> {
  const { groupId, contactId, name } = told;
  const row = await tx.groupContact.findUnique({
    where: { groupId_contactId: { groupId, contactId } },
    select: { id: true, sealedName: true },
  });
  if (!row) return;
  const own = row.sealedName ? {} : { sealedName: seal("GroupContact.sealedName", row.id, name) };
  await tx.groupContact.update({ where: { id: row.id }, data: name === contactName ? { knowsName: true } : own });
}

export type ToldName = { groupId: string; contactId: string; name: string };

/** Marks that this person acted and holds the address; a name is taken only while none is known, never overwritten. */
export async function recognizeContact(
  tx: Tx,
  contact: { id: string; confirmedAt: Date | null; hasName: boolean },
  name: string | null,
  now: Date,
): Promise<void> {
  await tx.contact.update({
    where: { id: contact.id },
    data: {
      lastActAt: now,
      ...(contact.confirmedAt ? {} : { confirmedAt: now }),
      ...(name && !contact.hasName ? { sealedName: seal("Contact.sealedName", contact.id, name) } : {}),
    },
  });
}
