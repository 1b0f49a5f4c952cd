import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDate, type PartialDate } from "@/lib/time";
import css from "./month.module.css";

type Day = { day: PartialDate; outside: boolean };

type Props<E> = {
  caption: string;
  weeks: readonly (readonly Day[])[];
  today: PartialDate;
  events: ReadonlyMap<PartialDate, readonly E[]>;
  entry: (event: E, day: PartialDate) => ReactNode;
};

/** Weeks as a table, Monday first, made on the server; on a phone, only the days on which something happens. */
export function MonthTable<E extends { id: string }>({ caption, weeks, today, events, entry }: Props<E>) {
  const t = useTranslations("agenda");
  const locale = useLocale();
  const cell = ({ day, outside }: Day) => {
    const found = outside ? [] : (events.get(day) ?? []);
    const look = [outside && css.outside, !found.length && css.free, day === today && css.today];
    return (
      <td key={day} className={look.filter(Boolean).join(" ") || undefined}>
        <time dateTime={day} className={css.number}>
          <span aria-hidden="true">{Number(day.slice(8))}</span>
          <span className={css.full}>{formatDate(day, locale)}</span>
          {day === today ? <span className="hush">, {t("today")}</span> : null}
        </time>
        {found.length ? (
          <ul>
            {found.map((event) => (
              <li key={event.id}>{entry(event, day)}</li>
            ))}
          </ul>
        ) : null}
      </td>
    );
  };
  return (
    <table className={css.month}>
      <caption>{caption}</caption>
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
          <tr key={week[0]?.day}>{week.map(cell)}</tr>
        ))}
      </tbody>
    </table>
  );
}
