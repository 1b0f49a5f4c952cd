import { useLocale } from "next-intl";
import { agendaParts, type PartialDate } from "@/lib/time";

/** The date of an agenda row, as large as its title: the day as a figure, or the month when that is all we know. */
export function DateMark({ date }: { date: PartialDate }) {
  const locale = useLocale();
  const { day, month, weekday } = agendaParts(date, locale);
  const year = date.slice(0, 4);
  if (!day)
    return (
      <time className="day loose" dateTime={date}>
        {month}
        {month === year ? null : <small>{year}</small>}
      </time>
    );
  return (
    <time className="day" dateTime={date}>
      {day}
      <small>
        {month}
        <span className="comma">, </span>
        <span className="weekday">{weekday}</span>
      </small>
    </time>
  );
}
