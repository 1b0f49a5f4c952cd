import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { type MentionInput, mentionSchema } from "@/lib/publishing/schema";

export type MentionOutcome = { ok: true; mentionId: string } | Forbidden | NotFound;

/** Records that a post of the scope's group was republished or answered elsewhere. */
export async function addMention(scope: Scope, input: MentionInput): Promise<MentionOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const mention = mentionSchema.parse(input);
  return transaction(async (tx) => {
    const post = await tx.post.findFirst({
      where: { id: mention.postId, groupId: scope.groupId },
      select: { slug: true },
    });
    if (!post) return missing;
    const id = newId();
    await tx.mention.create({ data: { ...defined(mention), id } });
    await pageChanged(tx, [`/news/${post.slug}`]);
    return { ok: true, mentionId: id };
  });
}
