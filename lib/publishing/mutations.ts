import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, type Tx, transaction } from "@/lib/db";
import { draftSlug } from "@/lib/free-slug";
import { lineOf } from "@/lib/groups/tree/queries";
import { newId } from "@/lib/ids";
import { isOwnPicture } from "@/lib/media/queries";
import { publishText } from "@/lib/texts/mutations";
import { isPublic } from "@/lib/texts/rules";
import { type PostInput, postSchema } from "./schema";

export type PostOutcome =
  | { ok: true; postId: string }
  | Forbidden
  | NotFound
  | { ok: false; reason: "slug_taken" | "campaign_unknown" | "picture_unknown" };

/** Writes a post of the scope's group, as a draft. Without a slug it gets one of its title when it is published. */
export async function writePost(scope: Scope, input: PostInput, now: Date): Promise<PostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const post = postSchema.parse(input);
  return transaction(async (tx) => {
    const refused = await refuseForeign(tx, scope.groupId, post, now);
    if (refused) return refused;
    const id = newId();
    const made = await tx.post.createMany({
      data: [
        {
          slug: draftSlug(post.title, id),
          ...defined(post),
          id,
          groupId: scope.groupId,
          createdAt: now,
          updatedAt: now,
        },
      ],
      skipDuplicates: true,
    });
    return made.count ? { ok: true, postId: id } : { ok: false, reason: "slug_taken" };
  });
}

/** Shows a post to everybody from `now` on; one that is shown already keeps its date. */
export const publishPost = (scope: Scope, postId: string, now: Date) => publishText(scope, { postId }, now);

type Foreign = { ok: false; reason: "campaign_unknown" | "picture_unknown" };

/** Why a post may not name these: a picture is the group's own; a campaign is too, or a published one of a group above. */
export async function refuseForeign(
  tx: Tx,
  groupId: string,
  { campaignId, pictureId }: { campaignId?: string | undefined; pictureId?: string | undefined },
  now: Date,
): Promise<Foreign | null> {
  if (!campaignId && !pictureId) return null;
  const line = await lineOf(tx, groupId);
  const open = { deletedAt: null, OR: [{ groupId }, { groupId: { in: line }, ...isPublic(now) }] };
  if (campaignId && !(await tx.campaign.count({ where: { id: campaignId, ...open } })))
    return { ok: false, reason: "campaign_unknown" };
  return (await isOwnPicture(tx, groupId, pictureId)) ? null : { ok: false, reason: "picture_unknown" };
}
