import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EventList } from "@/components/events/event-row";
import { FocusCampaign } from "@/components/home/focus-campaign";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { PostList } from "@/components/publishing/post-card";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { listCampaigns } from "@/lib/campaigns/queries";
import { listComingEvents } from "@/lib/events/queries";
import { getSite } from "@/lib/groups/site/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { listPosts } from "@/lib/publishing/queries";

const EVENTS = 5;
const POSTS = 3;

export async function generateMetadata(): Promise<Metadata> {
  const [locale, site, [campaign]] = await Promise.all([getLocale(), getSite(), listCampaigns(new Date())]);
  const title = plainText(site?.name, locale) || "Cortège";
  const description = plainText(site?.description, locale) || undefined;
  const poster = campaign && `/campaigns/${campaign.slug}/poster.png`;
  return { alternates: alternates(locale, "/"), ...openGraph(locale, "/", { title, description, poster }) };
}

/** The front door: the campaign in focus as a poster, what comes next, the latest news, the two calls. */
export default async function HomePage() {
  const now = new Date();
  const [locale, t] = [await getLocale(), await getTranslations("home")];
  const [site, [campaign], events, { posts }] = await Promise.all([
    getSite(),
    listCampaigns(now),
    listComingEvents(now, EVENTS),
    listPosts({}, now, { size: POSTS }),
  ]);
  return (
    <main id="content" className="wrap">
      {campaign ? (
        <FocusCampaign campaign={campaign} next={events.find((event) => event.campaign?.slug === campaign.slug)} />
      ) : (
        <div className="poster">
          <h1>{site ? <LocalizedText value={site.name} /> : "Cortège"}</h1>
          <p className="lead">{site ? <LocalizedText value={site.description} mark /> : t("fresh")}</p>
        </div>
      )}
      <section>
        <h2>{t("events")}</h2>
        {events.length > 0 ? (
          <>
            <EventList events={events} now={now} />
            <p className="more">
              <a href={pathIn(locale, "/events")}>{t("allEvents")}</a>
            </p>
          </>
        ) : (
          <div className="empty">
            <p>{t("noEvents")}</p>
            <ButtonLink href={pathIn(locale, "/newsletter")}>{t("noEventsAct")}</ButtonLink>
          </div>
        )}
      </section>
      {posts.length > 0 ? (
        <section>
          <h2>{t("news")}</h2>
          <PostList posts={posts} />
          <p className="more">
            <a href={pathIn(locale, "/news")}>{t("allNews")}</a>
          </p>
        </section>
      ) : null}
      <ClosingCalls />
    </main>
  );
}
