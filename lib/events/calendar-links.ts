import { env } from "@/lib/env";
import { urlIn } from "@/lib/i18n/paths";
import { type Locale, plainText } from "@/lib/local-text";
import { daysOf, type EventTime, type Place, placeLine } from "./rules";

type LinkedEvent = EventTime & { slug: string; title: unknown; summary: unknown; place: Place };

/** The ways into a calendar, as plain links. Made of what the page shows, so a held address is in none of them. */
export type CalendarLinks = { ics: string; webcal: string; google: string; outlook: string };

/** Links for a public event; null while its day is not known. */
export function calendarLinks(event: LinkedEvent, locale: Locale): CalendarLinks | null {
  const days = daysOf(event);
  if (!days) return null;
  const ics = `/events/${event.slug}/calendar.ics?lang=${locale}`;
  const [start, end] = event.startsAt
    ? [event.startsAt, event.endsAt ?? new Date(event.startsAt.getTime() + 2 * 3_600_000)]
    : [days.first, dayAfter(days.last)];
  const text = plainText(event.title, locale);
  const details = [plainText(event.summary, locale), urlIn(locale, `/events/${event.slug}`)]
    .filter(Boolean)
    .join("\n\n");
  const location = placeLine(event.place);
  const google = new URLSearchParams({
    action: "TEMPLATE",
    text,
    dates: `${compact(start)}/${compact(end)}`,
    details,
    location,
  });
  const outlook = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: text,
    startdt: iso(start),
    enddt: iso(end),
    body: details,
    location,
  });
  return {
    ics,
    webcal: `${env().publicUrl.replace(/^https?/, "webcal")}${ics}`,
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}${event.startsAt ? "" : "&allday=true"}`,
  };
}

const iso = (at: Date | string) => (typeof at === "string" ? at : at.toISOString());
const compact = (at: Date | string) => iso(at).replace(/\.\d+/, "").replace(/[-:]/g, "");

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
