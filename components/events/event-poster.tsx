import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import type { PublicEvent } from "@/lib/events/detail/queries";
import { placeLine } from "@/lib/events/rules";
import { pathIn } from "@/lib/i18n/paths";
import { agendaParts, dayOf } from "@/lib/time";
import css from "./event-page.module.css";
import { EventTags } from "./event-row";
import { useHours } from "./use-event-meta";

/** The event as a poster: what, and when, as large as each other; then where. */
export function EventPoster({ event, now }: { event: PublicEvent; now: Date }) {
  const t = useTranslations("events");
  const words = useTranslations("event");
  const locale = useLocale();
  return (
    <div className="poster">
      <p className="meta">
        {t(`kind.${event.kind}`)}
        {event.campaign ? (
          <>
            {` · ${words("campaign")} `}
            <a href={pathIn(locale, `/campaigns/${event.campaign.slug}`)}>
              {event.campaign.hashtag ? `#${event.campaign.hashtag}` : <LocalizedText value={event.campaign.title} />}
            </a>
          </>
        ) : null}
      </p>
      <h1>
        <LocalizedText value={event.title} mark />
      </h1>
      <DateLine event={event} now={now} />
      <div className={css.tags}>
        <EventTags event={event} now={now} />
      </div>
    </div>
  );
}

function DateLine({ event, now }: { event: PublicEvent; now: Date }) {
  const t = useTranslations("events");
  const words = useTranslations("event");
  const locale = useLocale();
  const { day, month, weekday } = agendaParts(event.date, locale, "long");
  const year = event.date.slice(0, 4);
  const thisYear = dayOf(now, event.timeZone).slice(0, 4);
  const big = [day, month, year === thisYear || month === year ? null : year].filter(Boolean).join(" ");
  const where = placeLine(event.place) || t(event.place.onlineUrl ? "online" : "place_unknown");
  return (
    <div className={css.date}>
      <time className={css.big} dateTime={event.startsAt?.toISOString() ?? event.date}>
        {big}
      </time>
      <p className="lead">
        <strong>{[weekday, useHours(event)].filter(Boolean).join(", ")}</strong>
        <br />
        {where}
        {event.place.held ? (
          <>
            <br />
            <span className="meta">{words("held")}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}

/** The picture of an event, the full width. */
export function EventPicture({ event }: { event: PublicEvent }) {
  if (!event.picture) return null;
  return (
    <figure className="full">
      <Picture picture={event.picture} sizes="(min-width: 60rem) 46rem, 100vw" />
      {event.picture.credit ? <figcaption>{event.picture.credit}</figcaption> : null}
    </figure>
  );
}
