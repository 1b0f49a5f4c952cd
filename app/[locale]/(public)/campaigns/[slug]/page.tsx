import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { CampaignArticle } from "@/components/campaigns/campaign-article";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { findCampaign } from "@/lib/campaigns/queries";
import { findEmbeds } from "@/lib/embeds/queries";
import { listTimeline } from "@/lib/events/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { plainText } from "@/lib/local-text";
import { listPosts } from "@/lib/publishing/queries";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, locale] = [await params, await getLocale()];
  const campaign = await findCampaign(slug, new Date());
  if (!campaign) return {};
  const [title, description] = [plainText(campaign.title, locale), plainText(campaign.summary, locale)];
  const path = `/campaigns/${slug}`;
  return {
    title,
    description,
    alternates: {
      ...alternates(locale, path),
      types: { "application/atom+xml": `/feed.xml?lang=${locale}&campaign=${slug}` },
    },
    ...openGraph(locale, path, { title, description, poster: `${path}/poster.png` }),
  };
}

/** A campaign: its poster, what one can do, the thread of its events, what was said, what there is to read and sign. */
export default async function CampaignPageRoute({ params }: Props) {
  const now = new Date();
  const { slug } = await params;
  const campaign = await findCampaign(slug, now);
  if (!campaign) notFound();
  const [events, { posts }, embeds] = await Promise.all([
    listTimeline({ campaignId: campaign.id }, now),
    listPosts({ campaignId: campaign.id }, now, { size: 6 }),
    findEmbeds([campaign.body], await getLocale(), now),
  ]);
  return (
    <main id="content" className="wrap">
      <CampaignArticle campaign={campaign} events={events} posts={posts} now={now} embeds={embeds} />
      <ClosingCalls group={campaign.group.slug} />
    </main>
  );
}
