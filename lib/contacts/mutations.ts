import type { ConsentPurpose } from "@/prisma/generated/enums";
import type { Tx } from "../db";
import { newId } from "../ids";
import type { Locale } from "../local-text";
import { seal } from "../privacy/sealed";

/**
 * Makes all that changes these people wait for this transaction, and it for them. To be taken before any lock on what
 * hangs on a person, so that no two wait for each other.
 */
export async function lockContacts(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Contact" WHERE id = ANY(${[...contactIds]}::uuid[]) ORDER BY id FOR UPDATE`;
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
  fact: { kind: string; subjectId: string; at: Date },
): Promise<void> {
  await tx.contactHistory.create({ data: { id: newId(), groupContactId, ...fact } });
}

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
