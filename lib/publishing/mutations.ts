import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, type Tx, transaction } from "@/lib/db";
import { lineOf } from "@/lib/groups/tree/queries";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { type PostInput, postSchema } from "./schema";

export type PostOutcome =
  | { ok: true; postId: string }
  | Forbidden
  | NotFound
  | { ok: false; reason: "slug_taken" | "campaign_unknown" };

/** Writes a post of the scope's group, as a draft. Its campaign may be the group's own or a published one of a group above it. */
export async function writePost(scope: Scope, input: PostInput, now: Date): Promise<PostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const post = postSchema.parse(input);
  return transaction(async (tx) => {
    if (post.campaignId && !(await isCampaignOf(tx, post.campaignId, scope.groupId)))
      return { ok: false, reason: "campaign_unknown" };
    const id = newId();
    const made = await tx.post.createMany({
      data: [{ ...defined(post), id, groupId: scope.groupId, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
    return made.count ? { ok: true, postId: id } : { ok: false, reason: "slug_taken" };
  });
}

/** Shows a post to everybody from `now` on; one that is shown already keeps its date. */
export const publishPost = (scope: Scope, postId: string, now: Date): Promise<PostOutcome> =>
  setPublished(scope, postId, { from: null, to: now }, now);

/** Takes a post off the site; it stays as a draft. */
export const withdrawPost = (scope: Scope, postId: string, now: Date): Promise<PostOutcome> =>
  setPublished(scope, postId, { from: { not: null }, to: null }, now);

type Turn = { from: null | { not: null }; to: Date | null };

async function setPublished(scope: Scope, postId: string, turn: Turn, now: Date): Promise<PostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const own = { id: postId, groupId: scope.groupId };
    await tx.post.updateMany({
      where: { ...own, publishedAt: turn.from },
      data: { publishedAt: turn.to, updatedAt: now },
    });
    if (!(await tx.post.count({ where: own }))) return missing;
    await pageChanged(tx, "all");
    return { ok: true, postId };
  });
}

async function isCampaignOf(tx: Tx, campaignId: string, groupId: string): Promise<boolean> {
  const line = await lineOf(tx, groupId);
  const open = { OR: [{ groupId }, { groupId: { in: line }, publishedAt: { not: null } }] };
  return Boolean(await tx.campaign.count({ where: { id: campaignId, ...open } }));
}
