import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { isId } from "@/lib/ids";
import { isUndoable } from "./rules";

export type BulkAct = NonNullable<Awaited<ReturnType<typeof findBulkAct>>>;

/** An act on many made in one of the scopes' groups: how far it is, and whether it can still be undone. */
export async function findBulkAct(scopes: readonly Scope[], id: string, now: Date) {
  const groups = scopes.filter(({ role }) => canSeePeople(role)).map(({ groupId }) => groupId);
  const act = isId(id) ? await db.bulkAct.findFirst({ where: { id, groupId: { in: groups } } }) : null;
  if (!act) return null;
  const letter = act.newsletterId
    ? await db.newsletter.findUnique({ where: { id: act.newsletterId }, select: { title: true } })
    : null;
  const { groupId, kind, tag, total, done, changed, startedAt, undoneAt, finishedAt } = act;
  const state = {
    waits: startedAt === null,
    runs: startedAt !== null && finishedAt === null,
    undone: undoneAt !== null,
    undoable: isUndoable(act, now),
  };
  return { id, groupId, kind, tag, total, done, changed, letter: letter?.title ?? null, ...state };
}

/** The acts on many that still run in the scope's group, oldest first. */
export async function listRunningActs({ groupId, role }: Scope): Promise<string[] | null> {
  if (!canSeePeople(role)) return null;
  const where = { groupId, startedAt: { not: null }, finishedAt: null };
  const acts = await db.bulkAct.findMany({ where, select: { id: true }, orderBy: { createdAt: "asc" }, take: 5 });
  return acts.map(({ id }) => id);
}
