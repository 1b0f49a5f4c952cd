import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { asPage, pageColumns, type ResourcePage } from "../queries";

/** A resource of the scope's group as its page shows or will show it; null when the group has none, or the role may not write it. */
export async function findResourcePreview(scope: Scope, resourceId: string, now: Date): Promise<ResourcePage | null> {
  if (!canPublish(scope.role)) return null;
  const where = { id: resourceId, groupId: scope.groupId };
  const row = await db.resource.findFirst({ where, select: pageColumns });
  return row && asPage(row, now);
}
