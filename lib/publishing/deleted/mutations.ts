import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { after } from "@/lib/time";
import { type PostOutcome, turn } from "../mutations";
import { UNDO_TERM } from "../rules";

/** Throws a post away: nobody outside the desk sees it any more, and for 30 days it can be taken back as it was. */
export const deletePost = (scope: Scope, postId: string, now: Date): Promise<PostOutcome> =>
  turn(scope, postId, { deletedAt: null }, { deletedAt: now }, now);

/** Takes a post back as it was before it was thrown away, public if it was. */
export const restorePost = (scope: Scope, postId: string, now: Date): Promise<PostOutcome> =>
  turn(scope, postId, { deletedAt: { not: null } }, { deletedAt: null }, now);

/** Ends for good what was thrown away 30 days before. */
export async function forgetDeletedPosts(now: Date): Promise<void> {
  await db.post.deleteMany({ where: { deletedAt: { lt: after(now, -UNDO_TERM) } } });
}
