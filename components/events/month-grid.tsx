import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Pager } from "@/components/ui/pager";
import { type AgendaAsk, agendaQuery, byDay, type Month, plusMonths, weeksOf } from "@/lib/events/agenda/rules";
import type { EventCard } from "@/lib/events/queries";
import { pathIn } from "@/lib/i18n/paths";
import { dayOf, formatDate, formatTime, type PartialDate } from "@/lib/time";
import { EventList } from "./event-row";
import css from "./month.module.css";
import { MonthTable } from "./month-table";

type Props = { month: Month; events: readonly EventCard[]; ask: AgendaAsk; now: Date };

/** A month as a table of weeks, Monday first, made on the server; on a phone, only the days on which something happens. */
export function MonthGrid({ month, events, ask, now }: Props) {
  const t = useTranslations("agenda");
  const locale = useLocale();
  const { days, dayless } = byDay(events);
  const today = dayOf(now, events[0]?.timeZone ?? "Europe/Paris");
  return (
    <>
      <MonthPager month={month} ask={ask} />
      <MonthTable
        caption={formatDate(month, locale)}
        weeks={weeksOf(month).map((week) => week.map(({ day, inMonth }) => ({ day, outside: !inMonth })))}
        today={today}
        events={days}
        entry={(event, day) => <Entry event={event} day={day} />}
      />
      {dayless.length > 0 ? (
        <section>
          <h2>{t("this_month_dayless")}</h2>
          <EventList events={dayless} now={now} />
        </section>
      ) : null}
    </>
  );
}

function Entry({ event, day }: { event: EventCard; day: PartialDate }) {
  const locale = useLocale();
  return (
    <a href={pathIn(locale, `/events/${event.slug}`)} className={event.cancelledAt ? css.cancelled : undefined}>
      {event.startsAt && event.date === day ? `${formatTime(event.startsAt, event.timeZone, locale)} ` : null}
      <LocalizedText value={event.title} />
    </a>
  );
}

function MonthPager({ month, ask }: { month: Month; ask: AgendaAsk }) {
  const t = useTranslations("agenda");
  const locale = useLocale();
  const to = (other: Month | null, word: "previous_month" | "next_month") =>
    other && {
      href: `${pathIn(locale, "/events")}${agendaQuery({ ...ask, month: other, past: false, page: 1 })}`,
      label: t(word, { month: formatDate(other, locale) }),
    };
  return (
    <Pager
      label={t("months")}
      before={to(plusMonths(month, -1), "previous_month")}
      after={to(plusMonths(month, 1), "next_month")}
    />
  );
}
