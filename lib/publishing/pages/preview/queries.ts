import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { pageColumns, type WholePage } from "../queries";

/** A page of the scope's group as everybody reads or will read it; null when the group has none, or the role may not write it. */
export async function findPagePreview(scope: Scope, pageId: string): Promise<WholePage | null> {
  if (!canPublish(scope.role)) return null;
  return db.page.findFirst({ where: { id: pageId, groupId: scope.groupId }, select: pageColumns });
}
