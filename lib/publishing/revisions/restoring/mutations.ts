import { canPublish } from "@/lib/auth/rules";
import { forbidden, missing, type Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { type EditPostOutcome, editPost } from "../../drafts/mutations";
import { postFormSchema } from "../../schema";

/** Writes a post as it was in an entry of its history; what it says now stays in the history. */
export async function restoreRevision(scope: Scope, revisionId: string, now: Date): Promise<EditPostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const where = { id: revisionId, post: { groupId: scope.groupId } };
  const revision = await db.revision.findFirst({ where, select: { postId: true, content: true } });
  if (!revision) return missing;
  const written = Object.entries(Object(revision.content)).filter(([, value]) => value !== null);
  const post = postFormSchema.safeParse(Object.fromEntries(written));
  return post.success ? editPost(scope, revision.postId, post.data, now) : missing;
}
