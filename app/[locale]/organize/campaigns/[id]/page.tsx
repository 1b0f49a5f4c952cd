import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { CampaignActs } from "@/components/organize/campaign/campaign-acts";
import { CampaignEditor } from "@/components/organize/campaign/campaign-editor";
import { CampaignHead } from "@/components/organize/campaign/campaign-head";
import { campaignValues } from "@/components/organize/campaign/values";
import { DeskFrame } from "@/components/organize/desk-frame";
import { requireScopeOfCampaign } from "@/lib/campaigns/desk/access";
import { getDeskCampaign } from "@/lib/campaigns/desk/queries";
import { campaignState } from "@/lib/campaigns/rules";
import { getSite } from "@/lib/groups/site/queries";
import { postChoices } from "@/lib/publishing/desk/choices/queries";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.campaign"))("pageTitle") };
}

/** Everything of a campaign on one screen: where it stands, what can be done with it, its words and calls. */
export default async function CampaignPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const scope = await requireScopeOfCampaign(id);
  const [site, campaign, choices] = await Promise.all([
    getSite(),
    getDeskCampaign(scope, id),
    postChoices(scope, await getLocale()),
  ]);
  if (!campaign || !choices) notFound();
  const state = campaignState(campaign);
  return (
    <DeskFrame site={site} current="campaigns" path={`/organize/campaigns/${id}`}>
      <CampaignHead campaign={campaign} state={state} />
      <CampaignActs campaign={campaign} state={state} />
      <CampaignEditor
        campaignId={id}
        values={campaignValues(campaign)}
        seen={campaign.updatedAt.toISOString()}
        pictures={choices.pictures}
      />
    </DeskFrame>
  );
}
