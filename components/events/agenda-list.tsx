import { useLocale, useTranslations } from "next-intl";
import { DateMark } from "@/components/ui/date-mark";
import { LocalizedText } from "@/components/ui/localized-text";
import { Pager } from "@/components/ui/pager";
import { type AgendaAsk, agendaQuery, groupByDate } from "@/lib/events/agenda/rules";
import type { EventCard } from "@/lib/events/queries";
import { pathIn } from "@/lib/i18n/paths";
import { formatDate } from "@/lib/time";
import css from "./agenda.module.css";
import { EventTags } from "./event-row";
import { useEventMeta } from "./use-event-meta";

/** The agenda grouped by day: the date stands once, what happens that day hangs beside it. */
export function AgendaList({
  events,
  more,
  ask,
  now,
}: {
  events: readonly EventCard[];
  more: boolean;
  ask: AgendaAsk;
  now: Date;
}) {
  const t = useTranslations("agenda");
  const locale = useLocale();
  const base = pathIn(locale, "/events");
  const to = (page: number) => `${base}${agendaQuery({ ...ask, page })}`;
  return (
    <>
      <ol className="agenda">
        {groupByDate(events).map((day) => (
          <li key={day.date}>
            <DateMark date={day.date} />
            <div>
              <h2 className="hush">{formatDate(day.date, locale)}</h2>
              {day.events.map((event) => (
                <DayItem key={event.id} event={event} now={now} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <Pager
        label={t("pages")}
        before={ask.page > 1 ? { href: to(ask.page - 1), label: t(ask.past ? "more_recent" : "earlier") } : null}
        after={more ? { href: to(ask.page + 1), label: t(ask.past ? "older" : "later") } : null}
      />
    </>
  );
}

function DayItem({ event, now }: { event: EventCard; now: Date }) {
  const meta = useEventMeta(event);
  return (
    <div className={css.item}>
      <h3>
        <a href={pathIn(useLocale(), `/events/${event.slug}`)}>
          <LocalizedText value={event.title} mark />
        </a>
      </h3>
      <p className="meta">{meta}</p>
      <EventTags event={event} now={now} />
    </div>
  );
}
