import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { draftSlug } from "@/lib/free-slug";
import { newId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { dayOf, daysBetween, type PartialDate, precisionOf, shiftDay, timeOf } from "@/lib/time";
import { type LockedEvent, lockEvent } from "../changes/mutations";
import { clockTimes } from "../desk/rules";
import { copiedColumns } from "../parts/rules";
import { moveSessions } from "../programme/mutations";

export type DuplicateOutcome = { ok: true; eventId: string; slug: string } | Forbidden | NotFound;

/**
 * Makes a new draft of an event with its programme, on another date when one is given. Nobody's answer comes along:
 * people, figures, the report and changes stay behind, collectives and speakers who had answered are invited anew. A
 * programme that is being written is waited for: it is read by many statements, and each would find another one.
 */
export async function duplicateEvent(
  scope: Scope,
  eventId: string,
  { date }: { date?: PartialDate },
  now: Date,
): Promise<DuplicateOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    const id = newId();
    const slug = draftSlug(localText(event.title), id);
    const fresh = { placesTaken: 0, attendance: null, attendanceApproximate: false, report: {}, sequence: 0 };
    const state = { publishedAt: null, cancelledAt: null, createdAt: now, updatedAt: now };
    const times = timesOn(event, date ?? event.date);
    // Columns of text are JSON that came from the database: written back as it was read.
    const copied = event as typeof event & { title: object; summary: object; body: object; access: object };
    await tx.event.create({ data: { ...copied, ...fresh, ...state, ...times, id, slug } });
    await copyProgramme(tx, event, id);
    await moveSessions(tx, { ...event, id }, { date: times.date, timeZone: event.timeZone });
    return { ok: true, eventId: id, slug };
  });
}

/** The event's hours on another date; a date without a day has none. */
function timesOn(event: LockedEvent, date: PartialDate) {
  const { startsAt, endsAt, timeZone } = event;
  if (precisionOf(date) !== "day" || !startsAt) return { date, ...clockTimes({ date, timeZone }) };
  const nights = endsAt ? daysBetween(event.date, dayOf(endsAt, timeZone)) : 0;
  const end = endsAt ? { endDate: shiftDay(date, nights), endTime: timeOf(endsAt, timeZone) } : {};
  return { date, ...clockTimes({ date, startTime: timeOf(startsAt, timeZone), ...end, timeZone }) };
}

async function copyProgramme(tx: Tx, event: LockedEvent, eventId: string): Promise<void> {
  const where = { eventId: event.id };
  const copies = new Map<string, string>();
  for (const session of await tx.session.findMany({ where })) {
    const id = newId();
    copies.set(session.id, id);
    await tx.session.create({
      data: { ...session, id, eventId, title: session.title ?? {}, summary: session.summary ?? {} },
    });
  }
  const sessionOf = (id: string | null) => (id ? (copies.get(id) ?? null) : null);
  await copySpeakers(tx, event.id, eventId, sessionOf);
  for (const part of await tx.participation.findMany({ where })) {
    const { label, sessionId, role } = part;
    const state = role === "ORGANIZES" ? part.state : "INVITED";
    const answeredAt = role === "ORGANIZES" ? part.answeredAt : null;
    const data = {
      ...part,
      ...copiedColumns(part),
      id: newId(),
      eventId,
      sessionId: sessionOf(sessionId),
      label: label ?? {},
      state,
      answeredAt,
    };
    await tx.participation.create({ data });
  }
}

async function copySpeakers(
  tx: Tx,
  from: string,
  eventId: string,
  sessionOf: (id: string | null) => string | null,
): Promise<void> {
  for (const speaker of await tx.speaker.findMany({ where: { eventId: from } })) {
    const { role, sessionId, answeredAt, state } = speaker;
    const asked = { state: answeredAt ? ("INVITED" as const) : state, answeredAt: null };
    const own = { ...copiedColumns(speaker), ...asked, id: newId(), role: role ?? {} };
    await tx.speaker.create({ data: { ...speaker, ...own, eventId, sessionId: sessionOf(sessionId) } });
  }
}
