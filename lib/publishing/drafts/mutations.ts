import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/db";
import { draftSlug } from "@/lib/free-slug";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { recordRevision } from "@/lib/texts/revisions/mutations";
import { findRevision } from "@/lib/texts/revisions/queries";
import { type PostOutcome, refuseForeign, writePost } from "../mutations";
import { type PostFormInput, type PostValues, postFormSchema } from "../schema";

/** Begins a post of the scope's group as a draft. */
export async function draftPost(scope: Scope, input: PostFormInput, now: Date): Promise<PostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const post = postFormSchema.parse(input);
  return writePost(scope, post, now);
}

export type EditPostOutcome =
  | { ok: true; updatedAt: Date }
  | Forbidden
  | NotFound
  | { ok: false; reason: "text_stale" | "campaign_unknown" | "picture_unknown" };

/** Writes everything of a post anew. What was changed since `seen` (its updatedAt then) is never overwritten: "text_stale". */
export async function editPost(
  scope: Scope,
  postId: string,
  input: PostFormInput,
  now: Date,
  seen?: Date,
): Promise<EditPostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const post = postFormSchema.parse(input);
  return transaction(async (tx) => {
    const own = { id: postId, groupId: scope.groupId, deletedAt: null };
    const before = await tx.post.findFirst({ where: own });
    if (!before) return missing;
    const refused = await refuseForeign(tx, scope.groupId, post, now);
    if (refused) return refused;
    const updatedAt = now > before.updatedAt ? now : new Date(before.updatedAt.getTime() + 1);
    const where = { ...own, updatedAt: seen ?? before.updatedAt };
    const done = await tx.post.updateMany({ where, data: { ...postColumns(post), updatedAt } });
    if (!done.count) return { ok: false, reason: "text_stale" };
    await recordRevision(
      tx,
      scope,
      { postId },
      { content: contentOf(before), at: before.updatedAt },
      { content: contentOf(post), at: updatedAt },
    );
    if (before.publishedAt) await pageChanged(tx, "all");
    return { ok: true, updatedAt };
  });
}

/** Writes a post as it was in an entry of its history; what it says now stays in the history. */
export async function restorePostVersion(
  scope: Scope,
  postId: string,
  revisionId: string,
  now: Date,
): Promise<EditPostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const post = postFormSchema.safeParse(await findRevision(scope, { postId }, revisionId));
  return post.success ? editPost(scope, postId, post.data, now) : missing;
}

/** Makes a new draft with the text, picture and sources of a post. */
export async function duplicatePost(scope: Scope, postId: string, now: Date): Promise<PostOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const post = await db.post.findFirst({ where: { id: postId, groupId: scope.groupId } });
  if (!post) return missing;
  const [title, summary] = [localText(post.title), localText(post.summary)];
  const texts = { title, summary, body: localText(post.body), caption: localText(post.caption) };
  const id = newId();
  const fresh = { id, slug: draftSlug(title, id), createdAt: now, updatedAt: now };
  const draft = { publishedAt: null, withdrawnAt: null, deletedAt: null };
  await transaction((tx) => tx.post.create({ data: { ...post, ...texts, ...fresh, ...draft } }));
  return { ok: true, postId: id };
}

/** What of a post the history keeps: all that its form holds. */
function contentOf(post: { [K in keyof PostValues]: unknown }) {
  const { category, campaignId, title, summary, body, author, pictureId, caption, sourceUrl, sourceName } = post;
  return { category, campaignId, title, summary, body, author, pictureId, caption, sourceUrl, sourceName };
}

/** A row's columns from what was written; absent values empty their column. */
function postColumns({
  campaignId,
  author,
  pictureId,
  sourceUrl,
  sourceName,
  ...texts
}: ReturnType<typeof postFormSchema.parse>) {
  return {
    ...texts,
    campaignId: campaignId ?? null,
    author: author ?? null,
    pictureId: pictureId ?? null,
    sourceUrl: sourceUrl ?? null,
    sourceName: sourceName ?? null,
  };
}
