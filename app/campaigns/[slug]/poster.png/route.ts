import { connection } from "next/server";
import { posterImage } from "@/components/poster/poster-image";
import { findCampaign } from "@/lib/campaigns/queries";
import { getSite } from "@/lib/groups/site/queries";
import { translator } from "@/lib/i18n/translator";
import { isLocale, plainText } from "@/lib/local-text";

type Context = { params: Promise<{ slug: string }> };

/** A campaign's poster: title, hashtag, collective. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  const [campaign, site] = await Promise.all([findCampaign((await params).slug, new Date()), getSite()]);
  if (!campaign)
    return new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  const lang = new URL(request.url).searchParams.get("lang");
  const locale = isLocale(lang) ? lang : "fr";
  return posterImage({
    name: plainText(campaign.group.name, locale),
    kind: translator(locale, "event")("campaign"),
    title: plainText(campaign.title, locale),
    date: campaign.hashtag ? `#${campaign.hashtag}` : plainText(campaign.group.name, locale),
    accent: site?.accent ?? "#c4281a",
  });
}
