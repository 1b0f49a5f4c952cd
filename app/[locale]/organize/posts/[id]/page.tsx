import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { History } from "@/components/organize/post/history";
import { OthersHere } from "@/components/organize/post/others-here";
import { PostActs } from "@/components/organize/post/post-acts";
import { PostEditor } from "@/components/organize/post/post-editor";
import { PostHead } from "@/components/organize/post/post-head";
import { postValues } from "@/components/organize/post/values";
import { getSite } from "@/lib/groups/site/queries";
import { requireScopeOfPost } from "@/lib/publishing/desk/access";
import { postChoices } from "@/lib/publishing/desk/choices/queries";
import { getDeskPost } from "@/lib/publishing/desk/queries";
import { listRevisions } from "@/lib/publishing/revisions/queries";
import { postState } from "@/lib/publishing/rules";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.post"))("pageTitle") };
}

/** Everything of a post on one screen: where it stands, what can be done with it, its words. */
export default async function PostPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const scope = await requireScopeOfPost(id);
  const [site, post, choices, revisions] = await Promise.all([
    getSite(),
    getDeskPost(scope, id),
    postChoices(scope, await getLocale()),
    listRevisions(scope, id),
  ]);
  if (!post || !choices) notFound();
  const state = postState(post, new Date());
  return (
    <DeskFrame site={site} current="posts" path={`/organize/posts/${id}`}>
      <PostHead post={post} state={state} />
      <PostActs post={post} state={state} />
      {state === "deleted" ? null : (
        <>
          <OthersHere postId={id} />
          <PostEditor postId={id} values={postValues(post)} seen={post.updatedAt.toISOString()} choices={choices} />
          <History postId={id} zone={post.group.timeZone} revisions={revisions} />
        </>
      )}
    </DeskFrame>
  );
}
