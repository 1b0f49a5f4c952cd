import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { CONSENT_TEXTS } from "@/lib/contacts/consents/texts";
import { recordHistory } from "@/lib/contacts/mutations";
import { sealedIdentity } from "@/lib/contacts/story/mutations";
import { db, Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { recordAsked } from "../asking/mutations";
import { findNewsletterAsked } from "../asking/queries";
import type { AddInput } from "./schema";

export type AddOutcome = { ok: true; contact: string; known: boolean } | Forbidden | NotFound;

/**
 * Writes a person down by hand, with how they agreed. A group that knows the address already keeps what it has. Nothing
 * that other groups know is shown or changed, and nobody is subscribed: a newsletter is proposed by a confirmation mail.
 */
export async function addContact(scope: Scope, input: AddInput, now: Date): Promise<AddOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId } = scope;
  const newsletter = input.newsletter
    ? await db.newsletter.findFirst({ where: { id: input.newsletter, groupId }, select: { id: true, slug: true } })
    : null;
  if (input.newsletter && !newsletter) return missing;
  const added = await transaction((tx) => writeDown(tx, scope, input, now));
  if (newsletter) {
    const known = await findNewsletterAsked(newsletter.slug, input.email);
    const asker = { email: input.email, name: input.name, locale: input.language ?? "fr", delayMail: false } as const;
    if (known)
      await recordAsked(asker, { subscription: { newsletterId: newsletter.id } }, known, Prisma.sql`SELECT 1`, now);
  }
  return { ok: true, ...added };
}

async function writeDown(tx: Tx, { groupId, organizerId }: Scope, input: AddInput, now: Date) {
  const { email, origin } = input;
  const newContactId = newId();
  const sealedEmail = seal("Contact.sealedEmail", newContactId, email.display);
  const emailIndex = addressIndex(email);
  const locale = input.language ?? "fr";
  const contact = { id: newContactId, sealedEmail, emailIndex, locale, createdAt: now, lastActAt: now };
  // Written over with itself, a known address is held: who is being forgotten this moment is waited for, and made anew.
  const held = { where: { emailIndex }, create: contact, update: { emailIndex }, select: { id: true } };
  const { id: contactId } = await tx.contact.upsert(held);
  const id = newId();
  const row = { id, groupId, contactId, byHand: true, createdAt: now, ...sealedIdentity(id, input) };
  const { count } = await tx.groupContact.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) {
    const key = { groupId_contactId: { groupId, contactId } };
    return { contact: (await tx.groupContact.findUniqueOrThrow({ where: key, select: { id: true } })).id, known: true };
  }
  const text = { textVersion: CONSENT_TEXTS.CONTACT.version, textLocale: locale };
  const consent = { purpose: "CONTACT", subjectId: groupId, how: origin, givenAt: now, ...text } as const;
  await tx.consent.create({ data: { id: newId(), groupContactId: id, ...consent } });
  await recordHistory(tx, id, { kind: "contact.added", subjectId: groupId, at: now });
  await recordAudit(tx, { organizerId, groupId, act: "contact.added", subjectId: id, count: 1 }, now);
  return { contact: id, known: false };
}
