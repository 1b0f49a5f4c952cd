import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import type { ContactsAsk } from "@/lib/contacts/desk/filter";
import { contactsWhere, nameWanted } from "@/lib/contacts/desk/queries";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { AuditFact } from "@/lib/privacy/audit/chain";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { after, days } from "@/lib/time";
import type { BulkKind } from "@/prisma/generated/enums";
import { UNDONE_WITHIN } from "../../contacts/tags/rules";
import { takePiece } from "./pieces/mutations";
import { isUndoable } from "./rules";
import type { Bulk } from "./schema";

const KINDS = { tag: "TAG", untag: "UNTAG", unsubscribe: "UNSUBSCRIBE", erase: "ERASE" } as const;
const RECORDED: Record<BulkKind, { done: AuditFact["act"]; undone?: AuditFact["act"] }> = {
  TAG: { done: "contacts.tagged", undone: "contacts.tag_undone" },
  UNTAG: { done: "contacts.untagged", undone: "contacts.tag_undone" },
  UNSUBSCRIBE: { done: "subscriber.unsubscribed", undone: "subscriber.unsubscribe_undone" },
  ERASE: { done: "contacts.erased" },
};

export type BulkOutcome =
  | { ok: true; bulkId: string; finished: boolean }
  | Forbidden
  | { ok: false; reason: "nobody_chosen" };

/**
 * Does something to all those chosen, who are written down first: nobody who matches later is meant. The first piece is
 * done at once, the rest by the worker. An erasure only waits, until `confirmErasure` is told the right number.
 */
export async function startBulk(scope: Scope, chosen: ContactsAsk, bulk: Bulk, now: Date): Promise<BulkOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  // Who is found by name stands in no `where`: a search by name is never "all".
  if (!chosen.ids && nameWanted(chosen)) return { ok: false, reason: "nobody_chosen" };
  return transaction(async (tx) => {
    const { organizerId, groupId } = scope;
    const [bulkId, kind] = [newId(), KINDS[bulk.act]];
    const tag = "tag" in bulk ? bulk.tag : null;
    const newsletterId = ("newsletter" in bulk && bulk.newsletter) || null;
    const startedAt = kind === "ERASE" ? null : now;
    const about = { id: bulkId, groupId, organizerId, kind, tag, newsletterId, startedAt, createdAt: now };
    await tx.bulkAct.create({ data: { ...about, total: 0 } });
    const total = await tx.$executeRaw`
      INSERT INTO "BulkPerson" ("bulkActId", "groupContactId", changed)
      SELECT ${bulkId}::uuid, g.id, '{}' FROM "GroupContact" g WHERE ${contactsWhere(scope, chosen)}`;
    if (total) await tx.bulkAct.update({ where: { id: bulkId }, data: { total } });
    else await tx.bulkAct.delete({ where: { id: bulkId } });
    if (total === 0) return { ok: false, reason: "nobody_chosen" };
    if (!startedAt) return { ok: true, bulkId, finished: false };
    return { ok: true, bulkId, finished: await begin(tx, scope, { id: bulkId, kind, total }, now) };
  });
}

type Begun = { id: string; kind: BulkKind; total: number };

async function begin(tx: Tx, { organizerId, groupId }: Scope, { id, kind, total }: Begun, now: Date): Promise<boolean> {
  const finished = await takePiece(tx, id, now);
  await recordAudit(tx, { organizerId, groupId, act: RECORDED[kind].done, subjectId: id, count: total }, now);
  return finished;
}

const lockAct = async (tx: Tx, { groupId }: Scope, id: string) => {
  await tx.$queryRaw`SELECT 1 FROM "BulkAct" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.bulkAct.findFirst({ where: { id, groupId } });
};

export type ErasureOutcome = { ok: true } | Forbidden | NotFound | { ok: false; reason: "erasure_count" };

/** Erases for good those chosen, once their number was typed; there is no way back. A second time changes nothing. */
export async function confirmErasure(scope: Scope, id: string, typed: number, now: Date): Promise<ErasureOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const act = await lockAct(tx, scope, id);
    if (act?.kind !== "ERASE") return missing;
    if (act.startedAt) return { ok: true };
    if (typed !== act.total) return { ok: false, reason: "erasure_count" };
    // Who confirms answers for it.
    await tx.bulkAct.update({ where: { id }, data: { startedAt: now, organizerId: scope.organizerId } });
    await begin(tx, scope, act, now);
    return { ok: true };
  });
}

export type UndoOutcome = { ok: true } | Forbidden | NotFound | { ok: false; reason: "too_late" };

/** Stops an act on many and puts back exactly what it changed; a second undo changes nothing. */
export async function undoBulk(scope: Scope, id: string, now: Date): Promise<UndoOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  return transaction(async (tx) => {
    const act = await lockAct(tx, scope, id);
    const undone = act && RECORDED[act.kind].undone;
    if (!act || !undone) return missing;
    if (act.undoneAt) return { ok: true };
    if (!isUndoable(act, now)) return { ok: false, reason: "too_late" };
    await tx.bulkAct.update({ where: { id }, data: { undoneAt: now, finishedAt: null } });
    await takePiece(tx, id, now);
    await recordAudit(tx, { organizerId, groupId, act: undone, subjectId: id, count: act.changed }, now);
    return { ok: true };
  });
}

/** Forgets whom acts meant once they cannot be undone any more, and erasures that nobody confirmed. */
export async function forgetBulkActs(now: Date): Promise<void> {
  const before = after(now, -UNDONE_WITHIN);
  await transaction(async (tx) => {
    await tx.bulkAct.deleteMany({
      where: {
        OR: [
          { finishedAt: { lt: before } },
          { startedAt: null, createdAt: { lt: before } },
          // The queue gave it up.
          { createdAt: { lt: after(now, -days(7)) } },
        ],
      },
    });
  });
}
