import { after, days, hours, minutes } from "../../time";

/** What settings let leave in all; undefined is no limit. */
export type Limits = { perHour: number | undefined; perDay: number | undefined };

/** Mails that left in the last hour and day, and when the first of each was. */
export type Used = { hour: number; day: number; hourSince: Date | null; daySince: Date | null };

/** How many of `wanted` mails may leave at `now`; when none may, from when on some may again. */
export function roomFor(
  wanted: number,
  limits: Limits,
  used: Used,
  now: Date,
): { granted: number; until: Date | null } {
  const inHour = (limits.perHour ?? Number.POSITIVE_INFINITY) - used.hour;
  const inDay = (limits.perDay ?? Number.POSITIVE_INFINITY) - used.day;
  const granted = Math.max(0, Math.min(wanted, inHour, inDay));
  if (granted) return { granted, until: null };
  const free = (left: number, since: Date | null, window: number) =>
    left > 0 || !since ? now : after(since, window + minutes(1));
  const ends = [free(inHour, used.hourSince, hours(1)), free(inDay, used.daySince, days(1))];
  return { granted, until: ends.reduce((a, b) => (a > b ? a : b)) };
}

/** How many mails of a limit one process takes at a time: what it dies with is lost to everybody until the hour is over. */
export const shareOf = ({ perHour, perDay }: Limits): number =>
  Math.max(1, Math.min(20, Math.floor(Math.min(perHour ?? 1000, perDay ?? 1000) / 50)));

/**
 * When the last of `left` mails will have left, if `perSecond` do while nothing holds them up, with what is used of the
 * limits at `now`. Null when no speed is known yet and no limit decides.
 */
export function finishesAt(left: number, perSecond: number | null, limits: Limits, used: Used, now: Date): Date | null {
  const bySpeed = perSecond ? (left / perSecond) * 1000 : 0;
  const waits = (limit: number | undefined, taken: number, window: number): number => {
    if (limit === undefined || left <= limit - taken) return 0;
    return Math.ceil((left - Math.max(0, limit - taken)) / limit) * window;
  };
  const byLimits = Math.max(waits(limits.perHour, used.hour, hours(1)), waits(limits.perDay, used.day, days(1)));
  return !perSecond && !byLimits ? null : after(now, Math.max(bySpeed, byLimits));
}
