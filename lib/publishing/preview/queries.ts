import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { asCard, type PostPage, pageColumns } from "../queries";

/** A post of the scope's group as its page shows or will show it; null when the group has none, or the role may not write it. */
export async function findPostPreview(scope: Scope, postId: string, now: Date): Promise<PostPage | null> {
  if (!canPublish(scope.role)) return null;
  const where = { id: postId, groupId: scope.groupId };
  const row = await db.post.findFirst({ where, select: pageColumns });
  return row && asCard(row, now);
}
