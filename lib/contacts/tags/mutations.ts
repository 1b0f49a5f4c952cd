import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { after } from "@/lib/time";
import type { ContactsAsk } from "../desk/filter";
import { contactsWhere, nameWanted } from "../desk/queries";
import { UNDONE_WITHIN } from "./rules";

export type TagOutcome = { ok: true; changeId: string } | Forbidden | { ok: false; reason: "nobody_chosen" };

/** Gives a tag to, or takes it from, those chosen. Whom it changed is kept in a row, so that exactly that can be undone. */
export async function changeTags(
  scope: Scope,
  chosen: ContactsAsk,
  { tag, add }: { tag: string; add: boolean },
  now: Date,
): Promise<TagOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  // Who is found by name stands in no `where`: a search by name is never "all".
  if (!chosen.ids && nameWanted(chosen)) return { ok: false, reason: "nobody_chosen" };
  return transaction(async (tx) => {
    const rows = await tx.groupContact.findMany({ where: contactsWhere(scope, chosen), select: { id: true } });
    if (rows.length === 0) return { ok: false, reason: "nobody_chosen" };
    const changed = await writeTag(tx, { groupId, ids: rows.map(({ id }) => id), tag, add });
    const changeId = newId();
    const data = { id: changeId, groupId, tag, added: add, groupContactIds: changed, createdAt: now };
    await tx.tagChange.create({ data });
    const act = add ? "contacts.tagged" : "contacts.untagged";
    await recordAudit(tx, { organizerId, groupId, act, subjectId: changeId, count: changed.length }, now);
    return { ok: true, changeId };
  });
}

/** Adds a tag to, or takes it off, rows of a group, and answers those that changed. Tags stay sorted, so an undo leaves no trace. */
async function writeTag(
  tx: Tx,
  { groupId, ids, tag, add }: { groupId: string; ids: string[]; tag: string; add: boolean },
): Promise<string[]> {
  const changed = add
    ? await tx.$queryRaw<{ id: string }[]>`
        UPDATE "GroupContact" SET tags = ARRAY(SELECT DISTINCT unnest(coalesce(tags, '{}') || ${tag}::text) ORDER BY 1)
        WHERE "groupId" = ${groupId}::uuid AND id = ANY(${ids}::uuid[]) AND NOT ${tag} = ANY(coalesce(tags, '{}')) RETURNING id`
    : await tx.$queryRaw<{ id: string }[]>`
        UPDATE "GroupContact" SET tags = array_remove(tags, ${tag})
        WHERE "groupId" = ${groupId}::uuid AND id = ANY(${ids}::uuid[]) AND ${tag} = ANY(tags) RETURNING id`;
  return changed.map(({ id }) => id);
}

export type UndoOutcome = { ok: true } | Forbidden | NotFound | { ok: false; reason: "too_late" };

/** Takes a change of tags back within 15 minutes, for exactly those it changed; a second undo changes nothing. */
export async function undoTagChange(scope: Scope, changeId: string, now: Date): Promise<UndoOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  return transaction(async (tx) => {
    const [change] = await tx.$queryRaw<
      { tag: string; added: boolean; ids: string[]; createdAt: Date; undone: boolean }[]
    >`
      SELECT tag, added, "groupContactIds" AS ids, "createdAt", "undoneAt" IS NOT NULL AS undone FROM "TagChange"
      WHERE id = ${changeId}::uuid AND "groupId" = ${groupId}::uuid FOR UPDATE`;
    if (!change) return missing;
    if (change.undone) return { ok: true };
    if (after(change.createdAt, UNDONE_WITHIN) < now) return { ok: false, reason: "too_late" };
    const { tag, added, ids } = change;
    const { length } = await writeTag(tx, { groupId, ids, tag, add: !added });
    await tx.tagChange.update({ where: { id: changeId }, data: { undoneAt: now } });
    const fact = { organizerId, groupId, act: "contacts.tag_undone", subjectId: changeId, count: length } as const;
    await recordAudit(tx, fact, now);
    return { ok: true };
  });
}
