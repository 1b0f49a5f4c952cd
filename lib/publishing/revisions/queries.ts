import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { organizerNames } from "../editing/queries";

export type RevisionLine = { id: string; at: Date; name: string | null };

/** The history of a post of the scope's group, the latest first, with who wrote. */
export async function listRevisions(scope: Scope, postId: string): Promise<RevisionLine[]> {
  if (!canPublish(scope.role)) return [];
  const rows = await db.revision.findMany({
    where: { postId, post: { groupId: scope.groupId } },
    select: { id: true, at: true, organizerId: true },
    orderBy: [{ at: "desc" }, { id: "asc" }],
  });
  const names = await organizerNames(rows.map((row) => row.organizerId));
  return rows.map(({ id, at, organizerId }) => ({ id, at, name: names.get(organizerId ?? "") ?? null }));
}
