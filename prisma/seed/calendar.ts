import { Temporal } from "temporal-polyfill";
import { dayOf, instantOf, type PartialDate } from "@/lib/time";

const ZONE = "Europe/Paris";

const today = (now: Date) => Temporal.PlainDate.from(dayOf(now, ZONE));

/** The day `days` from today, before it when negative. */
export const day = (now: Date, days: number): PartialDate => today(now).add({ days }).toString();

/** The month `months` from this one, "2026-06". */
export const month = (now: Date, months: number): PartialDate =>
  today(now).with({ day: 1 }).add({ months }).toString().slice(0, 7);

/** An hour of the day `days` from today. */
export const moment = (now: Date, days: number, time: string): Date => instantOf(day(now, days), time, ZONE);

/** In how many days the next such weekday comes (1 is Monday), `least` days from today at the earliest. */
export function daysUntil(now: Date, weekday: number, least: number): number {
  const { dayOfWeek } = today(now).add({ days: least });
  return least + ((weekday - dayOfWeek + 7) % 7);
}

/** How many days ago the last such weekday was, `least` days ago at the latest. */
export function daysSince(now: Date, weekday: number, least: number): number {
  const { dayOfWeek } = today(now).subtract({ days: least });
  return least + ((dayOfWeek - weekday + 7) % 7);
}

export const SATURDAY = 6;
export const SUNDAY = 7;
export const THURSDAY = 4;
export const FRIDAY = 5;
