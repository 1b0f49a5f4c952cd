import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { NewCampaignForm } from "@/components/organize/campaign/campaign-editor";
import { emptyCampaign } from "@/components/organize/campaign/values";
import { DeskFrame } from "@/components/organize/desk-frame";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { plainText } from "@/lib/local-text";
import { getGallery } from "@/lib/media/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.campaign"))("newTitle") };
}

/** Begins a campaign as a draft. */
export default async function NewCampaignPage() {
  await connection();
  const { scopes } = await requireSignIn();
  const writing = scopes.filter((scope) => canPublish(scope.role));
  if (writing.length === 0) notFound();
  const [t, locale, site] = [await getTranslations("desk.campaign"), await getLocale(), await getSite()];
  const named = await listScopeGroups(writing);
  const groups = await Promise.all(
    writing.map(async (scope) => ({
      id: scope.groupId,
      name: plainText(named.find(({ id }) => id === scope.groupId)?.name, locale),
      gallery: (await getGallery(scope, locale)) ?? { groupId: scope.groupId, pictures: [] },
    })),
  );
  return (
    <DeskFrame site={site} current="campaigns" path="/organize/campaigns/new">
      <h1>{t("newTitle")}</h1>
      <p>{t("newLead")}</p>
      <NewCampaignForm groups={groups} values={emptyCampaign()} />
    </DeskFrame>
  );
}
