import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { NewPostForm } from "@/components/organize/post/post-editor";
import { emptyPost } from "@/components/organize/post/values";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { plainText } from "@/lib/local-text";
import { postChoices } from "@/lib/publishing/desk/choices/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.post"))("newTitle") };
}

/** Begins a post as a draft. */
export default async function NewPostPage() {
  await connection();
  const { scopes } = await requireSignIn();
  const writing = scopes.filter((scope) => canPublish(scope.role));
  if (writing.length === 0) notFound();
  const [t, locale, site] = [await getTranslations("desk.post"), await getLocale(), await getSite()];
  const named = await listScopeGroups(writing);
  const groups = await Promise.all(
    writing.map(async (scope) => ({
      id: scope.groupId,
      name: plainText(named.find(({ id }) => id === scope.groupId)?.name, locale),
      choices: (await postChoices(scope, locale, new Date())) ?? {
        campaigns: [],
        gallery: { groupId: scope.groupId, pictures: [] },
      },
    })),
  );
  return (
    <DeskFrame site={site} current="posts" path="/organize/posts/new">
      <h1>{t("newTitle")}</h1>
      <p>{t("newLead")}</p>
      <NewPostForm groups={groups} values={emptyPost()} />
    </DeskFrame>
  );
}
