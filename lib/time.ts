import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { LOCALES, type Locale } from "./local-text";

/**
 * Instants, zones, and dates known only to the year, month or day: "2022", "2024-09", "2025-02-08".
 * Times are shown in the event's own zone, words in the reader's language.
 */
export type PartialDate = string;

/** A date as far as it is known; a day or month that does not exist is refused, and a year before 1000 or after 2999: a slip. */
export const partialDateSchema = z
  .string()
  .regex(/^[12]\d{3}(-\d{2}(-\d{2})?)?$/, "date.invalid")
  .refine(isRealDate, "date.invalid");

const FIGURES = /^(?:(?<day>\d{1,2})[/.])?(?<month>\d{1,2})[/.](?<year>\d{4})$/;
const DAY_FIRST = /^(?:(?<day>\d{1,2})(?:er|st|nd|rd|th)?\s+)?(?<name>\p{L}{3,})\.?\s+(?<year>\d{4})$/iu;
const MONTH_FIRST = /^(?<name>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/iu;

const bare = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The number of the one month that begins so in French or English: "février", "Febr", "août"; none for "jui". */
function monthCalled(name: string): string | undefined {
  const begins = (month: number) => LOCALES.some((locale) => bare(monthName(month, locale)).startsWith(bare(name)));
  const [found, other] = Array.from({ length: 12 }, (_, at) => at + 1).filter(begins);
  return found && !other ? String(found) : undefined;
}

const monthName = (month: number, locale: Locale): string =>
  new Intl.DateTimeFormat(languageTag(locale), { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month - 1));

/**
 * A date as people write it, day first: "12/4/2026", "04/2026", "1er février 2026" and "April 2026" become "2026-04-12",
 * "2026-04", "2026-02-01" and "2026-04"; all else stays.
 */
export function readPartialDate(text: string): string {
  const written = text.trim();
  const {
    year,
    name,
    day,
    month = name && monthCalled(name),
  } = (FIGURES.exec(written) ?? DAY_FIRST.exec(written) ?? MONTH_FIRST.exec(written))?.groups ?? {};
  if (!year || !month) return written;
  return [year, month, day].flatMap((part) => (part ? [part.padStart(2, "0")] : [])).join("-");
}

/** A partial date typed into a form as people write it. */
export const writtenDateSchema = z
  .string("date.partial")
  .transform(readPartialDate)
  .refine((text) => partialDateSchema.safeParse(text).success, "date.partial");

function isRealDate(value: string): boolean {
  try {
    firstDay(value);
    return true;
  } catch {
    return false;
  }
}

export const timeZoneSchema = z.string().refine((zone) => {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}, "time_zone.invalid");

/** The time zones to choose from, with the one in use among them. */
export const timeZonesWith = (zone: string): string[] =>
  [...new Set([zone, ...Intl.supportedValuesOf("timeZone")])].sort();

export type DatePrecision = "year" | "month" | "day";

export const precisionOf = (date: PartialDate): DatePrecision =>
  date.length === 4 ? "year" : date.length === 7 ? "month" : "day";

function firstDay(date: PartialDate): Temporal.PlainDate {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  return Temporal.PlainDate.from({ year: year ?? 0, month, day }, { overflow: "reject" });
}

/** The calendar day `count` days after a known day. */
export const shiftDay = (day: PartialDate, count: number): PartialDate => firstDay(day).add({ days: count }).toString();

export const nextDay = (day: PartialDate): PartialDate => shiftDay(day, 1);

/** Days from one known day to another; negative when the second lies before. */
export const daysBetween = (from: PartialDate, to: PartialDate): number =>
  firstDay(from).until(firstDay(to), { largestUnit: "day" }).days;

const toDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/** The instant at which the known day, month or year begins in the zone. */
export const startOf = (date: PartialDate, timeZone: string): Date =>
  toDate(firstDay(date).toZonedDateTime(timeZone).toInstant());

/** The instant at which the known day, month or year is over in the zone. */
export const endOf = (date: PartialDate, timeZone: string): Date =>
  toDate(
    firstDay(date)
      .add({ [`${precisionOf(date)}s`]: 1 })
      .toZonedDateTime(timeZone)
      .toInstant(),
  );

/** The instant of a wall-clock time "14:30" on a day. In an hour that a night skips, an hour later; in one that it repeats, the first. */
export const instantOf = (day: PartialDate, time: string, timeZone: string): Date =>
  toDate(firstDay(day).toZonedDateTime({ timeZone, plainTime: time }).toInstant());

const zoned = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

/** The day "2025-02-08" on which an instant falls in the zone. */
export const dayOf = (instant: Date, timeZone: string): PartialDate =>
  zoned(instant, timeZone).toPlainDate().toString();

/** The wall-clock time "14:30" of an instant in the zone. */
export const timeOf = (instant: Date, timeZone: string): string =>
  zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: "minute" });

/** `days` later on the calendar, same wall-clock time: right across daylight-saving nights. */
export const plusDays = (instant: Date, days: number, timeZone: string): Date =>
  toDate(zoned(instant, timeZone).add({ days }).toInstant());

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;
export const after = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);

const NARROW = "\u202f";
/** The language as Intl spells dates and figures in it. */
export const languageTag = (locale: Locale) => (locale === "fr" ? "fr-FR" : "en-GB");

/** "14 h 30", "14 h" in French; "2:30 pm", "2 pm" in English. */
export function formatTime(instant: Date, timeZone: string, locale: Locale): string {
  const { hour, minute } = zoned(instant, timeZone);
  const twoDigits = String(minute).padStart(2, "0");
  if (locale === "fr") return minute ? `${hour}${NARROW}h${NARROW}${twoDigits}` : `${hour}${NARROW}h`;
  const suffix = `${NARROW}${hour < 12 ? "am" : "pm"}`;
  return minute ? `${hour % 12 || 12}:${twoDigits}${suffix}` : `${hour % 12 || 12}${suffix}`;
}

/** "3 décembre 2026", "décembre 2026", "2026": as a form gives back what readPartialDate reads. */
export const writePartialDate = (date: PartialDate, locale: Locale): string => spellDate(date, locale, {});

/** "jeudi 3 décembre 2026", "décembre 2026", "2026". */
export const formatDate = (date: PartialDate, locale: Locale): string =>
  spellDate(date, locale, precisionOf(date) === "day" ? { weekday: "long" } : {});

function spellDate(date: PartialDate, locale: Locale, more: Intl.DateTimeFormatOptions): string {
  const precision = precisionOf(date);
  const text = new Intl.DateTimeFormat(languageTag(locale), {
    year: "numeric",
    ...(precision !== "year" && { month: "long" }),
    ...(precision === "day" && { day: "numeric" }),
    ...more,
    timeZone: "UTC",
  }).format(startOf(date, "UTC"));
  return text.replace(
    /\b1 (?=janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)/,
    "1er ",
  );
}

/** The parts of an agenda row: the day as a large figure, month and short weekday beside it; no day when it is not known. */
export function agendaParts(
  date: PartialDate,
  locale: Locale,
  weekdayLength: "short" | "long" = "short",
): { day: string | null; month: string; weekday: string | null } {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(languageTag(locale), { ...options, timeZone: "UTC" }).format(startOf(date, "UTC"));
  const known = precisionOf(date);
  return {
    day: known === "day" ? String(firstDay(date).day) : null,
    month: known === "year" ? date : part({ month: "long" }),
    weekday: known === "day" ? part({ weekday: weekdayLength }) : null,
  };
}

/** The day of an end that wants to be named: not the day of the start, nor the small hours after it. */
function lastDayOf(startsAt: Date, endsAt: Date, timeZone: string): PartialDate | null {
  const day = dayOf(endsAt, timeZone);
  return day === dayOf(startsAt, timeZone) || endsAt.getTime() - startsAt.getTime() < hours(18) ? null : day;
}

/** "de 14 h à 15 h 15", "14 h", "de 14 h au 16 décembre, 17 h": the hours of something that has a start and perhaps an end. */
export function formatHours(startsAt: Date, endsAt: Date | null, timeZone: string, locale: Locale): string {
  const start = formatTime(startsAt, timeZone, locale);
  if (!endsAt) return start;
  const end = formatTime(endsAt, timeZone, locale);
  const lastDay = lastDayOf(startsAt, endsAt, timeZone);
  if (lastDay) {
    const { day, month } = agendaParts(lastDay, locale);
    return locale === "fr"
      ? `de ${start} au ${day === "1" ? "1er" : day} ${month}, ${end}`
      : `${start} to ${day} ${month}, ${end}`;
  }
  return locale === "fr" ? `de ${start} à ${end}` : `${start} to ${end}`;
}

/** "samedi 8 février 2025, de 13 h à 18 h": when, as far as it is known. Over several days both days are named. */
export function formatWhen(
  when: { date: PartialDate; startsAt: Date | null; endsAt: Date | null; timeZone: string },
  locale: Locale,
): string {
  const { date, startsAt, endsAt, timeZone } = when;
  if (!startsAt) return formatDate(date, locale);
  const lastDay = endsAt && lastDayOf(startsAt, endsAt, timeZone);
  if (!endsAt || !lastDay) return `${formatDate(date, locale)}, ${formatHours(startsAt, endsAt, timeZone, locale)}`;
  const from = `${formatDate(date, locale)}, ${formatTime(startsAt, timeZone, locale)}`;
  const to = `${formatDate(lastDay, locale)}, ${formatTime(endsAt, timeZone, locale)}`;
  return locale === "fr" ? `du ${from} au ${to}` : `${from} to ${to}`;
}

/** 1204 as "1 204" or "1,204". */
export const formatNumber = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(languageTag(locale)).format(value);
