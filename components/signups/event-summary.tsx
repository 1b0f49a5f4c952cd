import { useLocale } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { pathIn } from "@/lib/i18n/paths";
import { formatWhen } from "@/lib/time";

export type EventSummaryData = {
  slug: string;
  title: unknown;
  date: string;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string;
  placeName: string | null;
  address: string | null;
  city: string | null;
};

/** An event in three lines: what, when, where. The whole address is for who has a place; others read the town. */
export function EventSummary({ event, hasPlace }: { event: EventSummaryData; hasPlace: boolean }) {
  const locale = useLocale();
  const where = hasPlace ? [event.placeName, event.address, event.city] : [event.city];
  return (
    <>
      <h3>
        <a href={pathIn(locale, `/events/${event.slug}`)}>
          <LocalizedText value={event.title} />
        </a>
      </h3>
      <p className="meta">{[formatWhen(event, locale), ...new Set(where)].filter(Boolean).join(" · ")}</p>
    </>
  );
}
