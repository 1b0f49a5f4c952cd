import { useLocale, useTranslations } from "next-intl";
import { PostList } from "@/components/publishing/post-card";
import { ShareLinks } from "@/components/share/share-links";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { Prose } from "@/components/ui/prose";
import type { CampaignPage } from "@/lib/campaigns/queries";
import type { Embeds } from "@/lib/embeds/html";
import type { listTimeline } from "@/lib/events/queries";
import { comingAndPast } from "@/lib/events/rules";
import { pathIn, urlIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import type { PostCard } from "@/lib/publishing/queries";
import { CampaignCalls } from "./campaign-calls";
import { useCampaignSpan } from "./campaign-list";
import { Figures } from "./figures";
import { Resources } from "./resources";
import { Timeline } from "./timeline";

/** A campaign as everybody reads it: its poster, what one can do, the thread of its events, what was said. A preview has nothing to pass on yet. */
export function CampaignArticle({
  campaign,
  events,
  posts,
  now,
  embeds,
  preview = false,
}: {
  campaign: CampaignPage;
  events: Awaited<ReturnType<typeof listTimeline>>;
  posts: PostCard[];
  now: Date;
  embeds: Embeds;
  preview?: boolean;
}) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  return (
    <>
      <Poster campaign={campaign} />
      <Prose value={campaign.body} embeds={embeds} />
      <CampaignCalls calls={campaign.calls} />
      <Figures figures={campaign.figures} title={t("figures")} />
      <Timeline {...comingAndPast(events, now)} now={now} />
      {posts.length > 0 ? (
        <section>
          <h2>{t("posts")}</h2>
          <PostList posts={posts} />
          {preview ? null : (
            <p className="more">
              <a href={`/feed.xml?lang=${locale}&campaign=${campaign.slug}`}>{t("feed")}</a>
            </p>
          )}
        </section>
      ) : null}
      <Resources resources={campaign.resources} />
      {preview ? null : (
        <ShareLinks
          id="share"
          label={t("call.SHARE")}
          title={plainText(campaign.title, locale)}
          url={urlIn(locale, `/campaigns/${campaign.slug}`)}
        />
      )}
    </>
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
