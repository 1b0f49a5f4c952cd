import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { CampaignEditor } from "@/components/organize/campaign/campaign-editor";
import { campaignValues } from "@/components/organize/campaign/values";
import { DeskFrame } from "@/components/organize/desk-frame";
import { DuplicateButton } from "@/components/organize/text/duplicate-button";
import { History } from "@/components/organize/text/history";
import { OthersHere } from "@/components/organize/text/others-here";
import { TextActs } from "@/components/organize/text/text-acts";
import { TextHead } from "@/components/organize/text/text-head";
import { duplicate, restoreVersion } from "@/lib/campaigns/actions";
import { getDeskCampaign } from "@/lib/campaigns/desk/queries";
import { getSite } from "@/lib/groups/site/queries";
import { getGallery } from "@/lib/media/queries";
import { requireScopeOfText, titleOfText } from "@/lib/texts/access";
import { listRevisions } from "@/lib/texts/revisions/queries";
import { textState } from "@/lib/texts/rules";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.campaign");
  return { title: await titleOfText({ campaignId: (await params).id }, t("pageTitle")) };
}

/** Everything of a campaign on one screen: where it stands, what can be done with it, its words and calls. */
export default async function CampaignPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const [now, text] = [new Date(), { campaignId: id }];
  const scope = await requireScopeOfText(text);
  const [site, campaign, gallery, revisions] = await Promise.all([
    getSite(),
    getDeskCampaign(scope, id),
    getGallery(scope, await getLocale()),
    listRevisions(scope, text),
  ]);
  if (!campaign || !gallery) notFound();
  const state = textState(campaign, now);
  return (
    <DeskFrame site={site} current="campaigns" path={`/organize/campaigns/${id}`}>
      <TextHead kind="campaign" text={campaign} state={state} page={`/campaigns/${campaign.slug}`} />
      <TextActs
        kind="campaign"
        text={text}
        state={state}
        dates={campaign}
        zone={campaign.group.timeZone}
        duplicate={<DuplicateButton act={duplicate} name="campaignId" id={id} pages="/organize/campaigns" />}
      />
      {state === "deleted" ? null : (
        <>
          <OthersHere text={text} />
          <CampaignEditor
            campaignId={id}
            values={campaignValues(campaign, await getLocale())}
            seen={campaign.updatedAt.toISOString()}
            gallery={gallery}
          />
          <History text={text} zone={campaign.group.timeZone} revisions={revisions} restore={restoreVersion} />
        </>
      )}
    </DeskFrame>
  );
}
