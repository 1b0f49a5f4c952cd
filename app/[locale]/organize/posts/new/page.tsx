import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { NewPostForm } from "@/components/organize/post/post-editor";
import { emptyPost } from "@/components/organize/post/values";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { listWritingGroups } from "@/lib/publishing/desk/choices/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.post"))("newTitle") };
}

/** Begins a post as a draft. */
export default async function NewPostPage() {
  await connection();
  const { scopes } = await requireSignIn();
  const [t, site] = [await getTranslations("desk.post"), await getSite()];
  const groups = await listWritingGroups(scopes, await getLocale(), new Date());
  if (groups.length === 0) notFound();
  return (
    <DeskFrame site={site} current="posts" path="/organize/posts/new">
      <h1>{t("newTitle")}</h1>
      <p>{t("newLead")}</p>
      <NewPostForm groups={groups} values={emptyPost()} />
    </DeskFrame>
  );
}
