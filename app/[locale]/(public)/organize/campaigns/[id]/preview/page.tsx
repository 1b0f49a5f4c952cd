import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { CampaignArticle } from "@/components/campaigns/campaign-article";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { findCampaignPreview } from "@/lib/campaigns/preview/queries";
import { findEmbeds } from "@/lib/embeds/queries";
import { listTimeline } from "@/lib/events/queries";
import { pathIn } from "@/lib/i18n/paths";
import { listPosts } from "@/lib/publishing/queries";
import { requireScopeOfText } from "@/lib/texts/access";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preview"))("title"), robots: { index: false, follow: false } };
}

/** A campaign as its page shows or will show it, for who may write it. It stands among the public pages to have their header and footer. */
export default async function CampaignPreviewPage({ params }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const campaign = await findCampaignPreview(await requireScopeOfText({ campaignId: id }), id, new Date());
  if (!campaign) notFound();
  const [events, { posts }, embeds] = await Promise.all([
    listTimeline({ campaignId: id }, now),
    listPosts({ campaignId: id }, now, { size: 6 }),
    findEmbeds([campaign.body], await getLocale(), now),
  ]);
  return (
    <main id="content" className="wrap">
      <NotThePage campaignId={id} />
      <CampaignArticle campaign={campaign} events={events} posts={posts} now={now} embeds={embeds} preview />
    </main>
  );
}

function NotThePage({ campaignId }: { campaignId: string }) {
  const t = useTranslations("preview");
  return (
    <Notice tone="wait" title={t("title")}>
      <p>{t("campaignHelp")}</p>
      <p>
        <ButtonLink small href={pathIn(useLocale(), `/organize/campaigns/${campaignId}`)}>
          {t("backToCampaign")}
        </ButtonLink>
      </p>
    </Notice>
  );
}
