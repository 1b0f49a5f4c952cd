import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { organizerNames } from "../editing/queries";
import type { TextRef } from "../rules";

export type RevisionLine = { id: string; at: Date; name: string | null };

/** The `where` of a text of the scope's group as the history names it. */
function ownText({ groupId }: Scope, text: TextRef) {
  const [column = ""] = Object.keys(text);
  return { ...text, [column.replace(/Id$/, "")]: { groupId } };
}

/** The history of a text of the scope's group, the latest first, with who wrote. */
export async function listRevisions(scope: Scope, text: TextRef): Promise<RevisionLine[]> {
  if (!canPublish(scope.role)) return [];
  const rows = await db.revision.findMany({
    where: ownText(scope, text),
    select: { id: true, at: true, organizerId: true },
    orderBy: [{ at: "desc" }, { id: "asc" }],
  });
  const names = await organizerNames(rows.map((row) => row.organizerId));
  return rows.map(({ id, at, organizerId }) => ({ id, at, name: names.get(organizerId ?? "") ?? null }));
}

/** What a text of the scope's group said at an entry of its history, to be read by its form's schema; null when there is no such entry. */
export async function findRevision(scope: Scope, text: TextRef, id: string): Promise<object | null> {
  if (!canPublish(scope.role)) return null;
  const revision = await db.revision.findFirst({ where: { id, ...ownText(scope, text) }, select: { content: true } });
  if (!revision) return null;
  return Object.fromEntries(Object.entries(Object(revision.content)).filter(([, value]) => value !== null));
}
