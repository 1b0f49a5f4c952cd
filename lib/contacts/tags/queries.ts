import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { isId } from "@/lib/ids";
import { after } from "@/lib/time";
import { UNDONE_WITHIN } from "./rules";

export type TagChange = { id: string; tag: string; added: boolean; count: number; undone: boolean; undoable: boolean };

/** A change of tags made in the scope's group, to tell what was done and whether it can still be undone. */
export async function findTagChange(scope: Scope, changeId: string, now: Date): Promise<TagChange | null> {
  if (!canSeePeople(scope.role) || !isId(changeId)) return null;
  const change = await db.tagChange.findFirst({ where: { id: changeId, groupId: scope.groupId } });
  if (!change) return null;
  const { id, tag, added, groupContactIds, undoneAt, createdAt } = change;
  const undoable = undoneAt === null && after(createdAt, UNDONE_WITHIN) >= now;
  return { id, tag, added, count: groupContactIds.length, undone: undoneAt !== null, undoable };
}
