import { after, days, minutes } from "@/lib/time";

/**
 * Until when a freed place is kept for who waited: a day, or half of what is left before the event when that is
 * shorter, so that the next in line still has the other half. Null when it has begun: then nothing is offered.
 */
export function offerDeadline(now: Date, eventStartsAt: Date): Date | null {
  const left = eventStartsAt.getTime() - now.getTime();
  return left <= 0 ? null : after(now, Math.min(days(1), left / 2));
}

/** After so long those who wait and were passed over are looked at again. */
export const OFFERED_AGAIN = minutes(1) / 12;
