import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { PostEditor } from "@/components/organize/post/post-editor";
import { postValues } from "@/components/organize/post/values";
import { DuplicateButton } from "@/components/organize/text/duplicate-button";
import { History } from "@/components/organize/text/history";
import { OthersHere } from "@/components/organize/text/others-here";
import { TextActs } from "@/components/organize/text/text-acts";
import { TextHead } from "@/components/organize/text/text-head";
import { getSite } from "@/lib/groups/site/queries";
import { duplicate, restoreVersion } from "@/lib/publishing/actions";
import { postChoices } from "@/lib/publishing/desk/choices/queries";
import { getDeskPost } from "@/lib/publishing/desk/queries";
import { requireScopeOfText, titleOfText } from "@/lib/texts/access";
import { listRevisions } from "@/lib/texts/revisions/queries";
import { textState } from "@/lib/texts/rules";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.post");
  return { title: await titleOfText({ postId: (await params).id }, t("pageTitle")) };
}

/** Everything of a post on one screen: where it stands, what can be done with it, its words. */
export default async function PostPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const [now, text] = [new Date(), { postId: id }];
  const scope = await requireScopeOfText(text);
  const [site, post, choices, revisions] = await Promise.all([
    getSite(),
    getDeskPost(scope, id),
    postChoices(scope, await getLocale(), now),
    listRevisions(scope, text),
  ]);
  if (!post || !choices) notFound();
  const state = textState(post, now);
  return (
    <DeskFrame site={site} current="posts" path={`/organize/posts/${id}`}>
      <TextHead kind="post" text={post} state={state} page={`/news/${post.slug}`} />
      <TextActs
        kind="post"
        text={text}
        state={state}
        dates={post}
        zone={post.group.timeZone}
        duplicate={<DuplicateButton act={duplicate} name="postId" id={id} pages="/organize/posts" />}
      />
      {state === "deleted" ? null : (
        <>
          <OthersHere text={text} />
          <PostEditor postId={id} values={postValues(post)} seen={post.updatedAt.toISOString()} choices={choices} />
          <History text={text} zone={post.group.timeZone} revisions={revisions} restore={restoreVersion} />
        </>
      )}
    </DeskFrame>
  );
}
