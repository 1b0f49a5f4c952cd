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
export function EventSummary({
  event,
  hasPlace,
  heading: Heading = "h3",
}: {
  event: EventSummaryData;
  hasPlace: boolean;
  heading?: "h2" | "h3";
}) {
  const locale = useLocale();
  const where = hasPlace ? [event.placeName, event.address, event.city] : [event.city];
  return (
    <>
      <Heading>
        <a href={pathIn(locale, `/events/${event.slug}`)}>
          <LocalizedText value={event.title} mark />
        </a>
      </Heading>
      <p className="meta">{[formatWhen(event, locale), ...new Set(where)].filter(Boolean).join(" · ")}</p>
    </>
  );
}
