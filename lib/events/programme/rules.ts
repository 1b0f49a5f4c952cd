import { after, dayOf, hours, nextDay, type PartialDate, precisionOf } from "@/lib/time";
import { clockInstants } from "../desk/rules";
import type { SessionValues } from "./schema";

type Span = { date: PartialDate; startsAt: Date | null; endsAt: Date | null; timeZone: string };
type SessionClock = Pick<SessionValues, "date" | "start" | "end">;

/** How long a session that goes past midnight lasts at most; an event may be longer, its sessions end with it. */
const NIGHT = hours(12);
/** Before this, a next day still belongs to an evening that has no end. */
const SMALL_HOURS = "06:00";

/** A session's instants, on its own day or the event's. */
export const sessionTimes = ({ date, timeZone }: Pick<Span, "date" | "timeZone">, session: SessionClock) =>
  clockInstants({ date: session.date ?? date, startTime: session.start, endTime: session.end, timeZone });

/** What does not fit in a programme: a message key by the path of its field. Days are the event's, on its own clock. */
export function misfits(event: Span, sessions: readonly SessionClock[]): Record<string, string> {
  const found = sessions.flatMap((session, at) => [
    ...(session.date && !session.start ? [[`sessions.${at}.start`, "session.day_needs_start"]] : []),
    ...(isOutside(event, session) ? [[`sessions.${at}.date`, "session.outside"]] : []),
    ...(endsBefore(event, session) ? [[`sessions.${at}.end`, "session.ends_before"]] : []),
  ]);
  return Object.fromEntries(found);
}

const isOutside = (event: Span, { date, start }: SessionClock) =>
  date !== undefined && start !== undefined && !isWithin(event, date, start);

/** An end no later on the clock than its start is the next morning's, unless that makes it longer than a night and its event. */
function endsBefore(event: Span, session: SessionClock): boolean {
  if (!session.start || !session.end || session.end > session.start) return false;
  const { startsAt, endsAt } = sessionTimes(event, session);
  if (!startsAt || !endsAt) return false;
  const isNight = session.end !== session.start && endsAt <= after(startsAt, NIGHT);
  return !isNight && !(event.endsAt && endsAt <= event.endsAt);
}

/** Whether a day is one of the event's, from its first to its last as far as they are known. */
function isWithin({ date, startsAt, endsAt, timeZone }: Span, day: PartialDate, start: string): boolean {
  if (precisionOf(date) !== "day") return day.startsWith(date);
  if (day === date) return true;
  if (endsAt) return day > date && day <= dayOf(endsAt, timeZone);
  return startsAt !== null && day === nextDay(date) && start < SMALL_HOURS;
}
