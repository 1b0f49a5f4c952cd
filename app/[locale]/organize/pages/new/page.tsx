import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { NewPageForm } from "@/components/organize/page/page-editor";
import { pageValues } from "@/components/organize/page/values";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { listWritingGroups } from "@/lib/publishing/desk/choices/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.page"))("newTitle") };
}

/** Begins a page of a group as a draft. */
export default async function NewPagePage() {
  await connection();
  const { scopes } = await requireSignIn();
  const [t, site] = [await getTranslations("desk.page"), await getSite()];
  const groups = await listWritingGroups(scopes, await getLocale(), new Date());
  if (groups.length === 0) notFound();
  return (
    <DeskFrame site={site} current="pages" path="/organize/pages/new">
      <h1>{t("newTitle")}</h1>
      <p>{t("newLead")}</p>
      <NewPageForm groups={groups} values={pageValues()} />
    </DeskFrame>
  );
}
