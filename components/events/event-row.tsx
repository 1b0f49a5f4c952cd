import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateMark } from "@/components/ui/date-mark";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { placesLeft, stateOf } from "@/lib/events/rules";
import { pathIn } from "@/lib/i18n/paths";
import type { EventCardData } from "./card-data";
import { useEventMeta } from "./use-event-meta";

/** A list of events as on a printed agenda: each a row under a rule. `heading` is the level of the titles. */
export function EventList({
  events,
  now,
  heading = "h3",
}: {
  events: readonly EventCardData[];
  now: Date;
  heading?: "h2" | "h3";
}) {
  return (
    <ol className="agenda">
      {events.map((event) => (
        <EventRow key={event.id} event={event} now={now} heading={heading} />
      ))}
    </ol>
  );
}

/** One event as an agenda row: its date as large as its title, what kind, when, where, by whom, and what matters now. */
export function EventRow({
  event,
  now,
  heading: Heading = "h3",
}: {
  event: EventCardData;
  now: Date;
  heading?: "h2" | "h3";
}) {
  const locale = useLocale();
  const meta = useEventMeta(event);
  return (
    <li>
      <DateMark date={event.date} />
      <div>
        <Heading>
          <a href={pathIn(locale, `/events/${event.slug}`)}>
            <LocalizedText value={event.title} mark />
          </a>
        </Heading>
        <p className="meta">{meta}</p>
        <EventTags event={event} now={now} />
      </div>
    </li>
  );
}

/** What an event says of itself besides when and where: cancelled, moved, full, few places left; how many came. */
export function EventTags({ event, now }: { event: EventCardData; now: Date }) {
  const t = useTranslations("events");
  const state = stateOf(event, now);
  const tags: ReactNode[] = [];
  if (state === "cancelled")
    tags.push(
      <Tag key="state" tone="off">
        {t("state.cancelled")}
      </Tag>,
    );
  if (state !== "cancelled" && state !== "over")
    for (const what of event.changed)
      tags.push(
        <Tag key={what} tone="off">
          {t(`state.moved_${what}`)}
        </Tag>,
      );
  if (state === "full")
    tags.push(
      <Tag key="state" tone="wait">
        {t("state.full")}
      </Tag>,
    );
  if (state === "few_left") tags.push(<Tag key="state">{t("state.few_left", { left: placesLeft(event) ?? 0 })}</Tag>);
  if (state === "over" && event.attendance !== null)
    tags.push(
      <Tag key="came">{t(event.attendanceApproximate ? "came_about" : "came", { count: event.attendance })}</Tag>,
    );
  if (tags.length === 0) return null;
  return <p className="meta tags">{tags}</p>;
}
