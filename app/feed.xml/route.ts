import { connection } from "next/server";
import { findCampaign } from "@/lib/campaigns/queries";
import { env } from "@/lib/env";
import { listAnnouncedEvents } from "@/lib/events/announced/queries";
import { eventEntry } from "@/lib/events/feed";
import { findBranch, findGroup } from "@/lib/groups/queries";
import { getSite } from "@/lib/groups/site/queries";
import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import { isLocale, type Locale, plainText } from "@/lib/local-text";
import { atomFeed, postEntry } from "@/lib/publishing/feed";
import { listWholePosts } from "@/lib/publishing/queries";

const MOST = 30;
const none = () => new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });

/** The news and announced dates as Atom; ?lang= chooses the language, ?group= and ?campaign= narrow it. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const now = new Date();
  const query = new URL(request.url).searchParams;
  const lang = query.get("lang");
  const locale = isLocale(lang) ? lang : "fr";
  const [group, campaign] = [query.get("group"), query.get("campaign")];
  const groupIds = group ? await findBranch(group) : undefined;
  const found = campaign ? await findCampaign(campaign, now) : undefined;
  if (groupIds === null || found === null) return none();
  const filters = { ...(groupIds && { groupIds }), ...(found && { campaignId: found.id }) };
  const [posts, events] = await Promise.all([listWholePosts(filters, now, MOST), listAnnouncedEvents(filters, now)]);
  const entries = [...posts.map((post) => postEntry(post, locale)), ...events.map((event) => eventEntry(event, locale))]
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || a.id.localeCompare(b.id))
    .slice(0, MOST);
  const head = await headOf(locale, group, found ?? null);
  return new Response(atomFeed(head, entries, now), {
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
}

/** What the feed calls itself, and the page it is the feed of. */
async function headOf(locale: Locale, group: string | null, campaign: { slug: string; title: unknown } | null) {
  const t = translator(locale, "feed");
  const site = group ? await findGroup(group) : await getSite();
  const author = site ? plainText(site.name, locale) : "Cortège";
  const name = campaign ? plainText(campaign.title, locale) : author;
  const query = new URLSearchParams({ lang: locale });
  if (group) query.set("group", group);
  if (campaign) query.set("campaign", campaign.slug);
  const page = campaign ? `/campaigns/${campaign.slug}` : group ? `/groups/${group}` : "/news";
  return {
    title: t("title", { name }),
    description: t("description", { name }),
    lang: locale,
    self: `${env().publicUrl}/feed.xml?${query}`,
    page: urlIn(locale, page),
    author,
  };
}
