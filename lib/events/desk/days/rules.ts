import { type PartialDate, shiftDay } from "@/lib/time";
import { type Month, weeksOf } from "../../agenda/rules";

/** What a calendar of the desk shows: a month's weeks, or the one week that holds a day; whole weeks, Monday first. */
export type CalendarSpan = {
  view: "week" | "month";
  day: PartialDate;
  first: PartialDate;
  last: PartialDate;
  weeks: PartialDate[][];
  /** Whether a day belongs to what is shown, or only fills a week. */
  holds: (day: PartialDate) => boolean;
};

/** The span of a view around a day. */
export function calendarSpan(view: "week" | "month", day: PartialDate): CalendarSpan {
  const month = day.slice(0, 7) as Month;
  const all = weeksOf(month).map((week) => week.map((each) => each.day));
  const weeks = view === "month" ? all : all.filter((week) => week.includes(day));
  const shown = weeks.flat();
  const holds = (each: PartialDate) => view === "week" || each.startsWith(month);
  return { view, day, first: shown[0] ?? day, last: shown.at(-1) ?? day, weeks, holds };
}

/** A day of the week or month after (1) or before (-1) the one shown. */
export function neighbourDay({ view, day, first }: CalendarSpan, step: 1 | -1): PartialDate {
  if (view === "week") return shiftDay(first, 7 * step);
  const firstOfMonth = `${day.slice(0, 7)}-01`;
  // From the first, 31 days lead into the next month and one day back into the month before, whatever their lengths.
  return `${shiftDay(firstOfMonth, step === 1 ? 31 : -1).slice(0, 7)}-01`;
}
