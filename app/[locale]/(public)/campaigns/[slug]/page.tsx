import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { CampaignCalls } from "@/components/campaigns/campaign-calls";
import { useCampaignSpan } from "@/components/campaigns/campaign-list";
import { Figures } from "@/components/campaigns/figures";
import { Resources } from "@/components/campaigns/resources";
import { Timeline } from "@/components/campaigns/timeline";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { PostList } from "@/components/publishing/post-card";
import { ShareLinks } from "@/components/share/share-links";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { Prose } from "@/components/ui/prose";
import { type CampaignPage, findCampaign } from "@/lib/campaigns/queries";
import { listTimeline } from "@/lib/events/queries";
import { comingAndPast } from "@/lib/events/rules";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { pathIn, urlIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { listPosts } from "@/lib/publishing/queries";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, locale] = [await params, await getLocale()];
  const campaign = await findCampaign(slug);
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
  const campaign = await findCampaign(slug);
  if (!campaign) notFound();
  const [t, locale] = [await getTranslations("campaigns"), await getLocale()];
  const [events, { posts }] = await Promise.all([
    listTimeline({ campaignId: campaign.id }, now),
    listPosts({ campaignId: campaign.id }, now, { size: 6 }),
  ]);
  return (
    <main id="content" className="wrap">
      <Poster campaign={campaign} />
      <Prose value={campaign.body} />
      <CampaignCalls calls={campaign.calls} />
      <Figures figures={campaign.figures} title={t("figures")} />
      <Timeline {...comingAndPast(events, now)} now={now} />
      {posts.length > 0 ? (
        <section>
          <h2>{t("posts")}</h2>
          <PostList posts={posts} />
          <p className="more">
            <a href={`/feed.xml?lang=${locale}&campaign=${slug}`}>{t("feed")}</a>
          </p>
        </section>
      ) : null}
      <Resources resources={campaign.resources} />
      <ShareLinks
        id="share"
        label={t("call.SHARE")}
        title={plainText(campaign.title, locale)}
        url={urlIn(locale, `/campaigns/${slug}`)}
      />
      <ClosingCalls group={campaign.group.slug} />
    </main>
  );
}

function Poster({ campaign }: { campaign: CampaignPage }) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const span = useCampaignSpan(campaign);
  return (
    <>
      <div className="poster">
        <p className="meta">
          {span ? `${span} · ` : null}
          {t("of")}{" "}
          <a href={pathIn(locale, `/groups/${campaign.group.slug}`)}>
            <LocalizedText value={campaign.group.name} />
          </a>
        </p>
        <h1>
          <LocalizedText value={campaign.title} mark />
        </h1>
        {campaign.hashtag ? <p className="hashtag">#{campaign.hashtag}</p> : null}
        <p className="lead">
          <LocalizedText value={campaign.summary} />
        </p>
      </div>
      {campaign.picture ? (
        <figure className="full">
          <Picture picture={campaign.picture} sizes="(min-width: 74rem) 74rem, 100vw" first />
          {campaign.picture.credit ? <figcaption>{campaign.picture.credit}</figcaption> : null}
        </figure>
      ) : null}
    </>
  );
}
