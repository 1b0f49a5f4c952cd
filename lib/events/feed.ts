import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import { type Locale, plainText } from "@/lib/local-text";
import type { FeedEntry } from "@/lib/publishing/feed";
import { formatWhen } from "@/lib/time";
import type { AnnouncedEvent } from "./announced/queries";
import { placeLine } from "./rules";

/** An announced event as an entry of a feed: what, when, where as anybody may know it. */
export function eventEntry(event: AnnouncedEvent, locale: Locale): FeedEntry {
  const t = translator(locale, "events");
  const title = plainText(event.title, locale);
  const where = placeLine(event.place) || t(event.place.onlineUrl ? "online" : "place_unknown");
  const lines = [`${formatWhen(event, locale)}. ${where}.`, plainText(event.summary, locale)].filter(Boolean);
  return {
    id: event.id,
    url: urlIn(locale, `/events/${event.slug}`),
    title: event.cancelledAt ? `${t("state.cancelled")} · ${title}` : `${t(`kind.${event.kind}`)} · ${title}`,
    summary: lines.join(" "),
    html: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(""),
    author: new Intl.ListFormat(locale).format(
      [event.group, ...event.hosts].map(({ name }) => plainText(name, locale)),
    ),
    publishedAt: event.publishedAt,
    updatedAt: event.updatedAt < event.publishedAt ? event.publishedAt : event.updatedAt,
  };
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
