import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { tryAddressAgain } from "@/lib/mail/bounces/mutations";
import type { AuditFact } from "@/lib/privacy/audit/chain";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { seal, sealOptional } from "@/lib/privacy/sealed";
import { after } from "@/lib/time";
import { lockRow } from "../mutations";
import { hasDealtWith } from "../queries";
import { MERGE_UNDONE_WITHIN, UNDONE_WITHIN } from "../tags/rules";
import type { Identity } from "./schema";

export type StoryOutcome = { ok: true } | Forbidden | NotFound;

/** Runs `work` on a contact that the scope's group knows, in a transaction that also puts it on the audit trail. */
async function onContact<T extends { ok: boolean }>(
  scope: Scope,
  id: string,
  act: AuditFact["act"],
  now: Date,
  work: (tx: Tx, contactId: string) => Promise<T>,
): Promise<T | Forbidden | NotFound> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { organizerId, groupId } = scope;
  return transaction(async (tx) => {
    const row = await lockRow(tx, { id, groupId });
    if (!row) return missing;
    const outcome = await work(tx, row.contactId);
    if (outcome.ok) await recordAudit(tx, { organizerId, groupId, act, subjectId: id, count: 1 }, now);
    return outcome;
  });
}

/** What the group writes down itself of a person, sealed. */
export const sealedIdentity = (id: string, { name, phone, postcode, language }: Identity) => ({
  sealedName: sealOptional("GroupContact.sealedName", id, name),
  sealedPhone: sealOptional("GroupContact.sealedPhone", id, phone),
  sealedPostcode: sealOptional("GroupContact.sealedPostcode", id, postcode),
  locale: language ?? null,
});

/** Writes down name, telephone, postcode and language for this group alone; mails follow the language unless another group knows the person too. */
export const editContact = (scope: Scope, id: string, identity: Identity, now: Date): Promise<StoryOutcome> =>
  onContact(scope, id, "contact.edited", now, async (tx, contactId) => {
    await tx.groupContact.update({ where: { id }, data: sealedIdentity(id, identity) });
    if (identity.language)
      await tx.contact.updateMany({
        where: { id: contactId, groups: { every: { id } } },
        data: { locale: identity.language },
      });
    return { ok: true };
  });

/** Keeps a note about a person, sealed. */
export const addNote = (scope: Scope, id: string, text: string, now: Date): Promise<StoryOutcome> =>
  onContact(scope, id, "contact.noted", now, async (tx) => {
    const noteId = newId();
    const sealedText = seal("ContactNote.sealedText", noteId, text);
    const { organizerId } = scope;
    await tx.contactNote.create({ data: { id: noteId, groupContactId: id, sealedText, organizerId, createdAt: now } });
    return { ok: true };
  });

/** Takes a note away; for 15 minutes it can come back, then it is forgotten for good. */
export const deleteNote = (scope: Scope, id: string, noteId: string, now: Date): Promise<StoryOutcome> =>
  onContact(scope, id, "contact.note_deleted", now, async (tx) => {
    const where = { id: noteId, groupContactId: id, deletedAt: null };
    const { count } = await tx.contactNote.updateMany({ where, data: { deletedAt: now } });
    return count ? { ok: true } : missing;
  });

/** Brings a note back that was taken away within 15 minutes. */
export const restoreNote = (scope: Scope, id: string, noteId: string, now: Date): Promise<StoryOutcome> =>
  onContact(scope, id, "contact.note_restored", now, async (tx) => {
    const where = { id: noteId, groupContactId: id, deletedAt: { gte: after(now, -UNDONE_WITHIN) } };
    const { count } = await tx.contactNote.updateMany({ where, data: { deletedAt: null } });
    return count ? { ok: true } : missing;
  });

/** Lets messages go again to an address that refused them; one whose holder complained stays as they wished. */
export const tryContactAgain = (scope: Scope, id: string, now: Date): Promise<StoryOutcome> =>
  onContact(scope, id, "contact.tried_again", now, async (tx, contactId) => {
    if (!(await hasDealtWith(tx, id))) return missing;
    await tryAddressAgain(tx, contactId);
    return { ok: true };
  });

/** Forgets notes that were taken away and what people were before merges that can no longer be undone. */
export async function forgetUndone(now: Date): Promise<void> {
  const before = after(now, -UNDONE_WITHIN);
  await transaction(async (tx) => {
    await tx.contactNote.deleteMany({ where: { deletedAt: { lt: before } } });
    await tx.contactMerge.deleteMany({ where: { createdAt: { lt: after(now, -MERGE_UNDONE_WITHIN) } } });
  });
}
