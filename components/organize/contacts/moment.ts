import type { Locale } from "@/lib/local-text";
import { dayOf, formatDate, formatTime } from "@/lib/time";

/** A day and an hour on the group's clock. */
export const formatMoment = (at: Date, zone: string, locale: Locale): string =>
  `${formatDate(dayOf(at, zone), locale)}, ${formatTime(at, zone, locale)}`;
