import { connection } from "next/server";
import { posterImage } from "@/components/poster/poster-image";
import { getSite } from "@/lib/groups/site/queries";
import { translator } from "@/lib/i18n/translator";
import { isLocale, plainText } from "@/lib/local-text";
import { findResource } from "@/lib/resources/queries";

type Context = { params: Promise<{ slug: string }> };

/** A resource's poster: title, kind, collective, licence. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  const [resource, site] = await Promise.all([findResource((await params).slug, new Date()), getSite()]);
  if (!resource)
    return new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  const lang = new URL(request.url).searchParams.get("lang");
  const locale = isLocale(lang) ? lang : "fr";
  return posterImage({
    name: resource.publisher ?? plainText(resource.group.name, locale),
    kind: translator(locale, "campaigns")(`resource.${resource.kind}`),
    title: plainText(resource.title, locale),
    date: site ? plainText(site.name, locale) : "",
    place: resource.licence ?? "",
    accent: site?.accent ?? "#c4281a",
  });
}
