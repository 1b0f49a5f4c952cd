import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Pager } from "@/components/ui/pager";
import { type AgendaAsk, agendaQuery, byDay, type Month, plusMonths, weeksOf } from "@/lib/events/agenda/rules";
import type { EventCard } from "@/lib/events/queries";
import { pathIn } from "@/lib/i18n/paths";
import { dayOf, formatDate, formatTime, type PartialDate } from "@/lib/time";
import { EventList } from "./event-row";
import css from "./month.module.css";

type Props = { month: Month; events: readonly EventCard[]; ask: AgendaAsk; now: Date };

/** A month as a table of weeks, Monday first, made on the server; on a phone, only the days on which something happens. */
export function MonthGrid({ month, events, ask, now }: Props) {
  const t = useTranslations("agenda");
  const locale = useLocale();
  const { days, dayless } = byDay(events);
  const today = dayOf(now, events[0]?.timeZone ?? "Europe/Paris");
  const weeks = weeksOf(month);
  return (
    <>
      <MonthPager month={month} ask={ask} />
      <table className={css.month}>
        <caption>{formatDate(month, locale)}</caption>
        <thead>
          <tr>
            {weeks[0]?.map(({ day }) => (
              <th scope="col" key={day}>
                {formatDate(day, locale).split(/[ ,]/)[0]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map(({ day, inMonth }) => (
                <Day
                  key={day}
                  day={day}
                  inMonth={inMonth}
                  today={day === today}
                  events={inMonth ? (days.get(day) ?? []) : []}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {dayless.length > 0 ? (
        <section>
          <h2>{t("this_month_dayless")}</h2>
          <EventList events={dayless} now={now} />
        </section>
      ) : null}
    </>
  );
}

function Day(props: { day: PartialDate; inMonth: boolean; today: boolean; events: readonly EventCard[] }) {
  const { day, inMonth, today, events } = props;
  const t = useTranslations("agenda");
  const locale = useLocale();
  const look = [!inMonth && css.outside, events.length === 0 && css.free, today && css.today].filter(Boolean).join(" ");
  return (
    <td className={look || undefined}>
      <time dateTime={day} className={css.number}>
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className={css.full}>{formatDate(day, locale)}</span>
        {today ? <span className="hush">, {t("today")}</span> : null}
      </time>
      {events.length > 0 ? (
        <ul>
          {events.map((event) => (
            <li key={event.id}>
              <a
                href={pathIn(locale, `/events/${event.slug}`)}
                className={event.cancelledAt ? css.cancelled : undefined}
              >
                {event.startsAt && event.date === day ? `${formatTime(event.startsAt, event.timeZone, locale)} ` : null}
                <LocalizedText value={event.title} />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </td>
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
