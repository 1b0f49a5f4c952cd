import { instantOf, nextDay, type PartialDate } from "@/lib/time";
import { eventTimes } from "../rules";

/** When, as an organizer writes it: a date as far as it is known, and times on the clock of the event's zone. */
export type Clock = {
  date: PartialDate;
  startTime?: string | undefined;
  endDate?: PartialDate | undefined;
  endTime?: string | undefined;
  timeZone: string;
};

/** A start and an end on the clock as instants; an end earlier on the clock than the start is the next day's. */
export function clockInstants({ date, startTime, endDate, endTime, timeZone }: Clock): {
  startsAt: Date | null;
  endsAt: Date | null;
} {
  if (!startTime) return { startsAt: null, endsAt: null };
  const startsAt = instantOf(date, startTime, timeZone);
  if (!endTime) return { startsAt, endsAt: null };
  const endsAt = instantOf(endDate ?? (endTime <= startTime ? nextDay(date) : date), endTime, timeZone);
  // A spring night skips an hour: "2:30 to 3:15" has no length then.
  return { startsAt, endsAt: endsAt < startsAt ? startsAt : endsAt };
}

/** The four instants of an event's row. */
export function clockTimes(clock: Clock) {
  const hours = clockInstants(clock);
  return { ...hours, ...eventTimes({ date: clock.date, timeZone: clock.timeZone, ...hours }) };
}
