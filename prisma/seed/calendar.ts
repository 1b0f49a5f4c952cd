import { dayOf, instantOf, type PartialDate, shiftDay, startOf } from "@/lib/time";

const ZONE = "Europe/Paris";

export const THURSDAY = 4;
export const FRIDAY = 5;
export const SATURDAY = 6;

/** The day `days` from today, before it when negative. */
export const day = (now: Date, days: number): PartialDate => shiftDay(dayOf(now, ZONE), days);

/** The month `months` from this one, "2026-06". */
export function month(now: Date, months: number): PartialDate {
  const [year = 0, thisMonth = 1] = dayOf(now, ZONE).split("-").map(Number);
  const count = year * 12 + thisMonth - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** An hour of the day `days` from today. */
export const moment = (now: Date, days: number, time: string): Date => instantOf(day(now, days), time, ZONE);

/** 1 is Monday, 7 Sunday. */
const weekdayOf = (date: PartialDate): number => startOf(date, "UTC").getUTCDay() || 7;

/** In how many days the next such weekday comes, `least` days from today at the earliest. */
export const daysUntil = (now: Date, weekday: number, least: number): number =>
  least + ((weekday - weekdayOf(day(now, least)) + 7) % 7);

/** How many days ago the last such weekday was, `least` days ago at the latest. */
export const daysSince = (now: Date, weekday: number, least: number): number =>
  least + ((weekdayOf(day(now, -least)) - weekday + 7) % 7);
