import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import { env } from "@/lib/env";
import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import { type Locale, plainText } from "@/lib/local-text";
import { formatTime } from "@/lib/time";
import { type Audience, daysOf, type EventTime, type PlaceColumns, placeFor, placeLine } from "./rules";
import type { EventKind } from "./schema";

/** An event as a calendar entry needs it. The whole place is in here; the audience decides what of it is told. */
export type CalendarEvent = EventTime &
  PlaceColumns & {
    id: string;
    slug: string;
    kind: EventKind;
    title: unknown;
    summary: unknown;
    sequence: number;
    cancelledAt: Date | null;
    updatedAt: Date;
    contactEmail: string | null;
    group: { name: unknown; publicEmail: string | null };
    sessions: { id: string; startsAt: Date | null; endsAt: Date | null; title: unknown; room: string | null }[];
  };

export type CalendarOptions = {
  locale: Locale;
  audience: Audience;
  /** What the mail asks of the calendar: REQUEST enters or updates, CANCEL takes out. A download has none. */
  method?: "REQUEST" | "CANCEL";
  /** Whom the mail is for; iTIP wants an attendee in a REQUEST. */
  attendee?: { address: string; name?: string | null };
};

/** A calendar can hold it: the day at least is known. */
export const hasCalendarEntry = (event: EventTime): boolean => daysOf(event) !== null;

/** The host in UIDs: an entry keeps its UID for as long as the public address stays. */
const host = () => new URL(env().publicUrl).hostname;

/** Text for an iCalendar value: line ends as \n, no other controls; the library escapes commas, semicolons and line ends. */
const clean = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .trim();

/** Text for a parameter between quotes: RFC 5545 knows no escape for a quote there. */
const parameter = (text: string) => clean(text).replace(/\n+/g, " ").replace(/["\\]/g, "’");

/** The library writes a calendar's name as it is; so it is escaped here. */
const calendarName = (text: string) =>
  clean(text)
    .replace(/\n+/g, " ")
    .replace(/[\\;,]/g, "\\$&");

/**
 * One event with its sessions as an .ics. Times are UTC; a day without hours is a whole-day entry; an event known
 * only to the month has no entry. A mail's REQUEST or CANCEL holds the event alone, as iTIP (RFC 5546 §3.2.2) wants
 * one UID in it.
 */
export function eventCalendar(event: CalendarEvent, options: CalendarOptions): string {
  const calendar = newCalendar(plainText(event.title, options.locale), options.method);
  addEvent(calendar, event, options);
  if (!options.method) addSessions(calendar, event, options);
  return written(calendar);
}

/** Many events as one calendar to subscribe to; those known only to the month are left out. */
export function agendaCalendar(
  events: readonly CalendarEvent[],
  { locale, audience, name }: { locale: Locale; audience: Audience; name: string },
): string {
  const calendar = newCalendar(name);
  calendar.ttl(60 * 60);
  for (const event of events) {
    addEvent(calendar, event, { locale, audience });
    addSessions(calendar, event, { locale, audience });
  }
  return written(calendar);
}

const newCalendar = (name: string, method?: "REQUEST" | "CANCEL"): ICalCalendar =>
  ical({
    prodId: { company: "Cortege", product: "Cortege", language: "FR" },
    name: calendarName(name),
    ...(method && { method: ICalCalendarMethod[method] }),
  });

const written = (calendar: ICalCalendar): string => `${calendar.toString().replace(/(\r\n)+$/, "")}\r\n`;

function addEvent(calendar: ICalCalendar, event: CalendarEvent, options: CalendarOptions): void {
  const days = daysOf(event);
  if (!days) return;
  const t = translator(options.locale, "calendar");
  const entry = calendar.createEvent({
    ...common(event, options),
    id: `${event.id}@${host()}`,
    ...(event.startsAt ? { start: event.startsAt, end: event.endsAt } : wholeDays(days)),
    summary: clean(plainText(event.title, options.locale)),
    description: { plain: clean(describe(event, options)) },
    categories: [{ name: t(`kind.${event.kind}`) }],
    organizer: organizer(event, options.locale),
  });
  if (options.attendee)
    entry.createAttendee({
      email: options.attendee.address,
      ...(options.attendee.name && { name: parameter(options.attendee.name) }),
      role: ICalAttendeeRole.REQ,
      status: options.method === "CANCEL" ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
}

/** The sessions whose start is known, each with its own UID, so that people can keep the one they come for. */
function addSessions(calendar: ICalCalendar, event: CalendarEvent, options: CalendarOptions): void {
  const title = clean(plainText(event.title, options.locale));
  for (const session of event.sessions) {
    if (!session.startsAt) continue;
    calendar.createEvent({
      ...common(event, options, session.room),
      id: `${session.id}@${host()}`,
      start: session.startsAt,
      end: session.endsAt,
      summary: `${clean(plainText(session.title, options.locale))} (${title})`,
    });
  }
}

function common(event: CalendarEvent, { locale, audience, method }: CalendarOptions, room?: string | null) {
  const place = placeFor(event, audience);
  const line = placeLine(place) || place.onlineUrl || "";
  const inRoom = room && !place.held ? [room, line].filter(Boolean).join(", ") : line;
  const geo =
    place.latitude !== null && place.longitude !== null ? { geo: { lat: place.latitude, lon: place.longitude } } : {};
  const cancelled = event.cancelledAt !== null || method === "CANCEL";
  return {
    sequence: event.sequence,
    stamp: event.updatedAt,
    lastModified: event.updatedAt,
    url: urlIn(locale, `/events/${event.slug}`),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(inRoom && { location: { title: clean(inRoom).replace(/\n+/g, ", "), ...geo } }),
  } satisfies Partial<ICalEventData>;
}

/** Whole days: the end is the day after the last (RFC 5545 §3.6.1). */
function wholeDays({ first, last }: { first: string; last: string }) {
  const end = new Date(`${last}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return { allDay: true, start: new Date(`${first}T00:00:00Z`), end };
}

function describe(event: CalendarEvent, { locale, audience }: CalendarOptions): string {
  const t = translator(locale, "calendar");
  const place = placeFor(event, audience);
  const programme = event.sessions
    .filter((session) => session.startsAt)
    .map((s) => `${s.startsAt ? formatTime(s.startsAt, event.timeZone, locale) : ""} ${plainText(s.title, locale)}`);
  return [
    plainText(event.summary, locale),
    programme.join("\n"),
    place.onlineUrl && t("online", { url: place.onlineUrl }),
    place.held && t("place_held"),
    t("page", { url: urlIn(locale, `/events/${event.slug}`) }),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** Who calls for it. Without a published address, one that nobody reads: calendars want an organizer in a REQUEST. */
const organizer = (event: CalendarEvent, locale: Locale) => ({
  name: parameter(plainText(event.group.name, locale)) || "Cortege",
  email: event.contactEmail ?? event.group.publicEmail ?? `noreply@${host()}`,
});
