import { useLocale, useTranslations } from "next-intl";
import grid from "@/components/events/month.module.css";
import { MonthTable } from "@/components/events/month-table";
import { LocalizedText } from "@/components/ui/localized-text";
import { Pager } from "@/components/ui/pager";
import { Tag } from "@/components/ui/tag";
import { byDay } from "@/lib/events/agenda/rules";
import { type CalendarSpan, neighbourDay } from "@/lib/events/desk/days/rules";
import { type DeskAsk, deskQuery } from "@/lib/events/desk/filter";
import type { DeskEventLine } from "@/lib/events/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { formatDate, formatTime, type PartialDate } from "@/lib/time";
import { EventTable } from "./event-table";

type Props = { span: CalendarSpan; asked: DeskAsk; events: readonly DeskEventLine[]; today: PartialDate };

/** A week or a month with drafts and cancelled events. */
export function DeskCalendar({ span, asked, events, today }: Props) {
  const t = useTranslations("desk.calendar");
  const locale = useLocale();
  const { days, dayless } = byDay(events);
  return (
    <>
      <Ways span={span} asked={asked} />
      <MonthTable
        caption={
          span.view === "month"
            ? formatDate(span.day.slice(0, 7), locale)
            : t("weekOf", { date: formatDate(span.first, locale) })
        }
        weeks={span.weeks.map((week) => week.map((day) => ({ day, outside: !span.holds(day) })))}
        today={today}
        events={days}
        entry={(event, day) => <Entry event={event} day={day} />}
      />
      {events.length ? null : <p>{t(`empty.${span.view}`)}</p>}
      {dayless.length ? (
        <section>
          <h2>{t("dayless")}</h2>
          <EventTable events={dayless} />
        </section>
      ) : null}
    </>
  );
}

function Entry({ event, day }: { event: DeskEventLine; day: PartialDate }) {
  const t = useTranslations("desk.events");
  const locale = useLocale();
  const page = pathIn(locale, `/organize/events/${event.id}`);
  const href = event.mayEdit ? page : event.maySeePeople ? `${page}/rsvps` : null;
  const words = (
    <>
      {event.startsAt && event.date === day ? `${formatTime(event.startsAt, event.timeZone, locale)} ` : null}
      <LocalizedText value={event.title} />
    </>
  );
  const look = event.cancelledAt ? grid.cancelled : undefined;
  return (
    <>
      {href ? (
        <a href={href} className={look}>
          {words}
        </a>
      ) : (
        <span className={look}>{words}</span>
      )}{" "}
      {event.cancelledAt ? <Tag tone="off">{t("cancelled")}</Tag> : null}
      {event.publishedAt ? null : <Tag tone="wait">{t("draft")}</Tag>}
    </>
  );
}

function Ways({ span, asked }: { span: CalendarSpan; asked: DeskAsk }) {
  const t = useTranslations("desk.calendar");
  const list = pathIn(useLocale(), "/organize/events");
  const to = (step: 1 | -1) => `${list}${deskQuery({ ...asked, day: neighbourDay(span, step), page: 1 })}`;
  return (
    <Pager
      label={t("ways")}
      before={{ href: to(-1), label: t(`before.${span.view}`) }}
      after={{ href: to(1), label: t(`after.${span.view}`) }}
    />
  );
}

/** The list, the week, the month: links that keep the group. */
export function DeskViews({ asked }: { asked: DeskAsk }) {
  const t = useTranslations("desk.calendar");
  const list = pathIn(useLocale(), "/organize/events");
  return (
    <nav aria-label={t("views")} className="no-print">
      <ul className="chips">
        {(["list", "week", "month"] as const).map((view) => (
          <li key={view}>
            <a
              href={`${list}${deskQuery({ ...asked, view, page: 1 })}`}
              aria-current={view === asked.view ? "page" : undefined}
            >
              {t(`view.${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
