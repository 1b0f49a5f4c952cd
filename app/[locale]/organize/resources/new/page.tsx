import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { NewResourceForm } from "@/components/organize/resource/resource-editor";
import { resourceValues } from "@/components/organize/resource/values";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { listWritingGroups } from "@/lib/publishing/desk/choices/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.resource"))("newTitle") };
}

/** Begins a resource as a draft. */
export default async function NewResourcePage() {
  await connection();
  const { scopes } = await requireSignIn();
  const [t, site] = [await getTranslations("desk.resource"), await getSite()];
  const groups = await listWritingGroups(scopes, await getLocale(), new Date());
  if (groups.length === 0) notFound();
  return (
    <DeskFrame site={site} current="resources" path="/organize/resources/new">
      <h1>{t("newTitle")}</h1>
      <p>{t("newLead")}</p>
      <NewResourceForm groups={groups} values={resourceValues(await getLocale())} />
    </DeskFrame>
  );
}
