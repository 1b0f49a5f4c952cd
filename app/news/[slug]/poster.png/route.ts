import { connection } from "next/server";
import { posterImage } from "@/components/poster/poster-image";
import { getSite } from "@/lib/groups/site/queries";
import { translator } from "@/lib/i18n/translator";
import { isLocale, plainText } from "@/lib/local-text";
import { findPost } from "@/lib/publishing/queries";
import { dayOf, formatDate } from "@/lib/time";

type Context = { params: Promise<{ slug: string }> };

/** A post's poster: title, category, collective, month. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  const [post, site] = await Promise.all([findPost((await params).slug, new Date()), getSite()]);
  if (!post) return new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  const lang = new URL(request.url).searchParams.get("lang");
  const locale = isLocale(lang) ? lang : "fr";
  return posterImage({
    name: post.author ?? plainText(post.group.name, locale),
    kind: translator(locale, "news")(`category.${post.category}`),
    title: plainText(post.title, locale),
    date: site ? plainText(site.name, locale) : "",
    place: formatDate(dayOf(post.publishedAt, site?.timeZone ?? "Europe/Paris").slice(0, 7), locale),
    accent: site?.accent ?? "#c4281a",
  });
}
