import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, type Prisma, type Tx, transaction } from "@/lib/db";
import { lineOf } from "@/lib/groups/tree/queries";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { type PostInput, postSchema } from "./schema";

export type PostOutcome =
  | { ok: true; postId: string }
  | Forbidden
  | NotFound
  | { ok: false; reason: "slug_taken" | "campaign_unknown" | "picture_unknown" };

/** Writes a post of the scope's group, as a draft. */
export async function writePost(scope: Scope, input: PostInput, now: Date): Promise<PostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const post = postSchema.parse(input);
  return transaction(async (tx) => {
    const refused = await refuseForeign(tx, scope.groupId, post);
    if (refused) return refused;
    const id = newId();
    const made = await tx.post.createMany({
      data: [{ ...defined(post), id, groupId: scope.groupId, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
    return made.count ? { ok: true, postId: id } : { ok: false, reason: "slug_taken" };
  });
}

/** Shows a post to everybody from `now` on; one that is shown already keeps its date. */
export async function publishPost(scope: Scope, postId: string, now: Date): Promise<PostOutcome> {
  const notYet = { OR: [{ publishedAt: null }, { publishedAt: { gt: now } }] };
  return turn(scope, postId, notYet, { publishedAt: now, withdrawnAt: null }, now);
}

/** Shows a post to everybody from a later moment on; one that is shown already stays as it is. */
export async function schedulePost(
  scope: Scope,
  postId: string,
  at: Date,
  now: Date,
): Promise<PostOutcome | { ok: false; reason: "date_past" }> {
  if (at <= now) return { ok: false, reason: "date_past" };
  const notYet = { OR: [{ publishedAt: null }, { publishedAt: { gt: now } }] };
  const becomesDue = (tx: Tx) => enqueue(tx, "publishing.due", { postId }, { runAt: at, key: `due:${postId}` });
  return turn(scope, postId, notYet, { publishedAt: at, withdrawnAt: null }, now, becomesDue);
}

/** Takes a post off the site, or its date away when it was only scheduled; it stays at the desk. */
export async function withdrawPost(scope: Scope, postId: string, now: Date): Promise<PostOutcome> {
  const waiting = await turn(scope, postId, { publishedAt: { gt: now } }, { publishedAt: null }, now);
  if (!waiting.ok) return waiting;
  return turn(scope, postId, { publishedAt: { lte: now } }, { publishedAt: null, withdrawnAt: now }, now);
}

/** Changes what a post of the scope's group is to the public, when `from` holds; otherwise it stays as it is. */
export async function turn(
  scope: Scope,
  postId: string,
  from: Prisma.PostWhereInput,
  to: Prisma.PostUpdateManyMutationInput,
  now: Date,
  besides: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<{ ok: true; postId: string } | Forbidden | NotFound> {
  if (!canPublish(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const own = { id: postId, groupId: scope.groupId };
    const done = await tx.post.updateMany({ where: { ...own, ...from }, data: { ...to, updatedAt: now } });
    if (!(await tx.post.count({ where: own }))) return missing;
    if (done.count) await besides(tx);
    await pageChanged(tx, "all");
    return { ok: true, postId };
  });
}

type Foreign = { ok: false; reason: "campaign_unknown" | "picture_unknown" };

/** Why a post may not name these: a picture is the group's own; a campaign is too, or a published one of a group above. */
export async function refuseForeign(
  tx: Tx,
  groupId: string,
  { campaignId, pictureId }: { campaignId?: string | undefined; pictureId?: string | undefined },
): Promise<Foreign | null> {
  if (!campaignId && !pictureId) return null;
  const line = await lineOf(tx, groupId);
  const open = { OR: [{ groupId }, { groupId: { in: line }, publishedAt: { not: null } }] };
  if (campaignId && !(await tx.campaign.count({ where: { id: campaignId, ...open } })))
    return { ok: false, reason: "campaign_unknown" };
  if (pictureId && !(await tx.media.count({ where: { id: pictureId, groupId } })))
    return { ok: false, reason: "picture_unknown" };
  return null;
}
