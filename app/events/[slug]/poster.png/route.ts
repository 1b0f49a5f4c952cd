import { connection } from "next/server";
import { posterImage } from "@/components/poster/poster-image";
import { findPublicEvent } from "@/lib/events/detail/queries";
import { getSite } from "@/lib/groups/site/queries";
import { translator } from "@/lib/i18n/translator";
import { isLocale, plainText } from "@/lib/local-text";
import { agendaParts } from "@/lib/time";

type Context = { params: Promise<{ slug: string }> };

/** An event's poster: title, date, town, collective. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  const [event, site] = await Promise.all([findPublicEvent((await params).slug, new Date()), getSite()]);
  if (!event) return new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  const lang = new URL(request.url).searchParams.get("lang");
  const locale = isLocale(lang) ? lang : "fr";
  const t = translator(locale, "events");
  const { day, month } = agendaParts(event.date, locale);
  return posterImage({
    name: plainText(event.group.name, locale),
    kind: event.cancelledAt ? t("state.cancelled") : t(`kind.${event.kind}`),
    title: plainText(event.title, locale),
    date: [day, month].filter(Boolean).join(" "),
    place: event.place.city ?? (event.place.onlineUrl ? t("online") : ""),
    accent: site?.accent ?? "#c4281a",
  });
}
