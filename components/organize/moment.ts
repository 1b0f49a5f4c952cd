import type { Locale } from "@/lib/local-text";
import { dayOf, formatDate, formatTime } from "@/lib/time";

/** A day and an hour on the group's clock. */
export const formatMoment = (at: Date, zone: string, locale: Locale): string =>
  `${formatDate(dayOf(at, zone), locale)}, ${formatTime(at, zone, locale)}`;

/** The same for a sentence that names the day only when it is not the day of `seenAt`: then `day` is "same". */
export const momentFrom = (seenAt: Date, at: Date, zone: string, locale: Locale): { day: string; time: string } => ({
  day: dayOf(at, zone) === dayOf(seenAt, zone) ? "same" : formatDate(dayOf(at, zone), locale),
  time: formatTime(at, zone, locale),
});
