import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { NewPageForm } from "@/components/organize/page/page-editor";
import { pageValues } from "@/components/organize/page/values";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { plainText } from "@/lib/local-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.page"))("newTitle") };
}

/** Begins a page of a group as a draft. */
export default async function NewPagePage() {
  await connection();
  const { scopes } = await requireSignIn();
  const writing = scopes.filter(({ role }) => canPublish(role));
  if (writing.length === 0) notFound();
  const [t, locale, site] = [await getTranslations("desk.page"), await getLocale(), await getSite()];
  const groups = await listScopeGroups(writing);
  return (
    <DeskFrame site={site} current="pages" path="/organize/pages/new">
      <h1>{t("newTitle")}</h1>
      <p>{t("newLead")}</p>
      <NewPageForm
        groups={groups.map(({ id, name }) => ({ id, name: plainText(name, locale) }))}
        values={pageValues()}
      />
    </DeskFrame>
  );
}
