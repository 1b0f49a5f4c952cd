import { z } from "zod";
import { dayOf, type PartialDate, precisionOf } from "@/lib/time";
import { daysOf, type EventTime } from "../rules";
import { EVENT_KINDS, type EventKind } from "../schema";

/** The kind of an address's word ("rally"), or null: other words choose nothing. */
export const kindOf = (word: string | undefined): EventKind | null =>
  EVENT_KINDS.find((kind) => kind.toLowerCase() === word) ?? null;

export type Month = `${number}-${number}`;

/** What an agenda's address asks for, read without trust: whatever is not understood is as if it were not there. */
export type AgendaAsk = {
  month: Month | null;
  group: string | null;
  kind: EventKind | null;
  place: string | null;
  past: boolean;
  page: number;
};

const first = z.union([z.string(), z.array(z.string()).transform((all) => all[0])]).optional();
const word = (max: number) =>
  first.transform((value) => value?.trim() || undefined).pipe(z.string().max(max).optional().catch(undefined));

const askSchema = z.object({
  month: word(7).transform((value) => (value && isMonth(value) ? value : null)),
  group: word(80).transform((value) => (value && /^[a-z0-9-]+$/.test(value) ? value : null)),
  kind: word(40).transform((value) => kindOf(value)),
  place: word(120).transform((value) => value ?? null),
  past: word(4).transform((value) => value === "1"),
  page: word(4).transform((value) => (value && /^[1-9]\d{0,2}$/.test(value) ? Number(value) : 1)),
});

/** Reads the query of an agenda's address. */
export const readAgendaAsk = (query: Record<string, string | string[] | undefined>): AgendaAsk =>
  askSchema.parse({ ...query });

/** A month there is a grid for: within living memory and planning. */
export const isMonth = (value: string): value is Month => /^20\d\d-(0[1-9]|1[0-2])$/.test(value);

/** The month an instant falls in. */
export const monthOf = (instant: Date, timeZone: string): Month => dayOf(instant, timeZone).slice(0, 7) as Month;

/** The month `count` later; null beyond the months there is a grid for. */
export function plusMonths(month: Month, count: number): Month | null {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + number - 1 + count;
  const found = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  return isMonth(found) ? found : null;
}

const isoDay = (utc: number): PartialDate => new Date(utc).toISOString().slice(0, 10);
const DAY = 86_400_000;

/** The weeks of a month, Monday first, with the days of its neighbours that fill the first and last week. */
export function weeksOf(month: Month): { day: PartialDate; inMonth: boolean }[][] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const start = Date.UTC(year, number - 1, 1);
  const monday = start - ((new Date(start).getUTCDay() + 6) % 7) * DAY;
  const end = Date.UTC(year, number, 1);
  const weeks = Math.ceil((end - monday) / (7 * DAY));
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = isoDay(monday + (week * 7 + weekday) * DAY);
      return { day, inMonth: day.startsWith(month) };
    }),
  );
}

/** Puts events on the days they touch; those whose day is not known yet stand apart. */
export function byDay<E extends EventTime>(events: readonly E[]): { days: Map<PartialDate, E[]>; dayless: E[] } {
  const days = new Map<PartialDate, E[]>();
  const dayless: E[] = [];
  for (const event of events) {
    const touched = daysOf(event);
    if (!touched) dayless.push(event);
    else for (const day of daysBetween(touched.first, touched.last)) days.set(day, [...(days.get(day) ?? []), event]);
  }
  return { days, dayless };
}

const MOST_DAYS = 62;

function daysBetween(first: PartialDate, last: PartialDate): PartialDate[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  const count = Math.min(MOST_DAYS, (Date.parse(`${last}T00:00:00Z`) - start) / DAY + 1);
  return Array.from({ length: count }, (_, index) => isoDay(start + index * DAY));
}

/** Groups a sorted list by the day it starts on, or by the month when the day is not known. */
export function groupByDate<E extends EventTime>(
  events: readonly E[],
): { date: PartialDate; dayKnown: boolean; events: E[] }[] {
  const groups: { date: PartialDate; dayKnown: boolean; events: E[] }[] = [];
  for (const event of events) {
    const group = groups.find((candidate) => candidate.date === event.date);
    if (group) group.events.push(event);
    else groups.push({ date: event.date, dayKnown: precisionOf(event.date) === "day", events: [event] });
  }
  return groups;
}
/** The query of an agenda's address that asks for this: only what differs from the plain agenda, always in one order. */
export function agendaQuery(ask: Partial<AgendaAsk>): string {
  const query = new URLSearchParams();
  if (ask.month) query.set("month", ask.month);
  if (ask.group) query.set("group", ask.group);
  if (ask.kind) query.set("kind", ask.kind.toLowerCase());
  if (ask.place) query.set("place", ask.place);
  if (ask.past) query.set("past", "1");
  if (ask.page && ask.page > 1) query.set("page", String(ask.page));
  return query.size ? `?${query}` : "";
}
