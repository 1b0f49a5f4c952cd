import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { dayOf, daysBetween, instantOf, precisionOf, shiftDay, timeOf } from "@/lib/time";
import { type LockedEvent, lockEvent, writeTime } from "../changes/mutations";
import { ownColumns } from "../parts/rules";
import { misfits, sessionTimes } from "./rules";
import {
  type Answer,
  type CollectiveRef,
  type ParticipationInput,
  type ParticipationValues,
  type ProgrammeInput,
  participationSchema,
  programmeSchema,
  type SessionValues,
  type SpeakerValues,
} from "./schema";

export type ProgrammeOutcome =
  | { ok: true; updatedAt: Date }
  | Forbidden
  | NotFound
  | { ok: false; reason: "stale" | "time_needs_day" }
  | { ok: false; reason: "sessions_misfit"; fields: Record<string, string> };

/**
 * Writes an event's whole programme: sessions in order, speakers and collectives. Sessions named by id stay the same
 * calendar entries, participations named by id keep the date of their answer; what is not named any more is gone. A session
 * outside its event, or that ends before it begins, is refused with its fields: "sessions_misfit".
 */
export async function setProgramme(
  scope: Scope,
  eventId: string,
  input: ProgrammeInput,
  now: Date,
  seen?: Date,
): Promise<ProgrammeOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  const programme = programmeSchema.parse(input);
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    if (seen && seen.getTime() !== event.updatedAt.getTime()) return { ok: false, reason: "stale" };
    if (precisionOf(event.date) !== "day" && programme.sessions.some((session) => session.start && !session.date))
      return { ok: false, reason: "time_needs_day" };
    const fields = misfits(event, programme.sessions);
    if (Object.keys(fields).length) return { ok: false, reason: "sessions_misfit", fields };
    const before = {
      speakers: await tx.speaker.findMany({ where: { eventId } }),
      parts: await tx.participation.findMany({ where: { eventId } }),
    };
    const sessionIds = await writeSessions(tx, event, programme.sessions);
    await tx.speaker.deleteMany({ where: { eventId } });
    await tx.participation.deleteMany({ where: { eventId } });
    const spoke = new Map(before.speakers.map((speaker) => [speaker.id, speaker]));
    const took = new Map(before.parts.map((part) => [part.id, part]));
    const parts = [
      { sessionId: null, speakers: programme.speakers, participations: programme.participations },
      ...programme.sessions.map((session, index) => ({ ...session, sessionId: sessionIds[index] ?? null })),
    ];
    for (const { sessionId, speakers, participations } of parts) {
      await writeSpeakers(tx, { eventId, sessionId }, speakers, spoke);
      await writeParticipations(tx, { eventId, sessionId }, participations, { took, now });
    }
    const updatedAt = writeTime(event, now);
    await tx.event.update({ where: { id: eventId }, data: { sequence: { increment: 1 }, updatedAt } });
    if (event.publishedAt) await pageChanged(tx, "all");
    return { ok: true, updatedAt };
  });
}

/** Updates, adds and removes sessions; answers their ids in the order given. */
async function writeSessions(tx: Tx, event: LockedEvent, sessions: readonly SessionValues[]): Promise<string[]> {
  const known = new Set(
    (await tx.session.findMany({ where: { eventId: event.id }, select: { id: true } })).map((row) => row.id),
  );
  const ids: string[] = [];
  for (const [position, session] of sessions.entries()) {
    const { title, format, summary, moreToCome } = session;
    const data = {
      position,
      title,
      format,
      summary,
      moreToCome,
      room: session.room ?? null,
      ...sessionTimes(event, session),
    };
    const id = session.id && known.delete(session.id) ? session.id : newId();
    if (id === session.id) await tx.session.update({ where: { id }, data });
    else await tx.session.create({ data: { ...data, id, eventId: event.id } });
    ids.push(id);
  }
  await tx.session.deleteMany({ where: { id: { in: [...known] } } });
  return ids;
}

type Home = { eventId: string; sessionId: string | null };

async function writeSpeakers(
  tx: Tx,
  home: Home,
  speakers: readonly SpeakerValues[],
  spoke: Map<string, SpeakerRow>,
): Promise<void> {
  let position = 0;
  for (const { id, name, role, count, collective, state } of speakers) {
    const before = id ? takeOut(spoke, id) : undefined;
    // Another name is another person: neither link nor address goes over to them.
    const same = before && (before.name === null || before.name === name) ? before : undefined;
    const collectiveId = collective ? await collectiveIdOf(tx, collective) : null;
    // A named person is one; unnamed ones are as many as were announced.
    for (let n = 0; n < (name ? 1 : count); n++) {
      const own = same && n === 0 ? { ...ownColumns(same), id: same.id } : { id: newId() };
      const answeredAt = own.id === same?.id && same.state === state ? same.answeredAt : null;
      const data = { ...own, ...home, collectiveId, name: name ?? null, role, state, answeredAt, position: position++ };
      await tx.speaker.create({ data });
    }
  }
}

/** An id is kept once: a copied row in the form is a new one. */
function takeOut<T>(rows: Map<string, T>, id: string): T | undefined {
  const row = rows.get(id);
  rows.delete(id);
  return row;
}

type SpeakerRow = Awaited<ReturnType<Tx["speaker"]["findMany"]>>[number];
type PartRow = Awaited<ReturnType<Tx["participation"]["findMany"]>>[number];
type Answers = { took: Map<string, PartRow>; now: Date };

async function writeParticipations(
  tx: Tx,
  home: Home,
  participations: readonly ParticipationValues[],
  { took, now }: Answers,
): Promise<void> {
  for (const [position, { id, collective, label, role, state }] of participations.entries()) {
    const before = id ? takeOut(took, id) : undefined;
    const collectiveId = collective ? await collectiveIdOf(tx, collective) : null;
    const answeredAt = state === "INVITED" ? null : before?.state === state ? before.answeredAt : now;
    // Another collective is another guest: neither link nor address nor name goes over to it.
    const same = before && (before.collectiveId === null || before.collectiveId === collectiveId) ? before : undefined;
    const own = same ? { ...ownColumns(same), id: same.id, name: same.name } : { id: newId() };
    const data = { ...own, ...home, collectiveId, label, role, state, answeredAt, position };
    await tx.participation.create({ data });
  }
}

/** The collective's id; one whose name nobody has written yet is noted. */
async function collectiveIdOf(tx: Tx, collective: CollectiveRef): Promise<string | null> {
  if ("id" in collective) {
    return (await tx.collective.count({ where: { id: collective.id } })) ? collective.id : null;
  }
  const { name } = collective;
  await tx.collective.createMany({ data: [{ id: newId(), name }], skipDuplicates: true });
  const known = await tx.collective.findUnique({ where: { name }, select: { id: true } });
  return known?.id ?? null;
}

export type InviteOutcome = { ok: true; participationId: string } | Forbidden | NotFound;

/** Asks a collective to take part in an event, or in one of its sessions; its answer has a state of its own. */
export async function inviteCollective(
  scope: Scope,
  eventId: string,
  input: ParticipationInput & { sessionId?: string },
  now: Date,
): Promise<InviteOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  const { collective, label, role, state } = participationSchema.parse(input);
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    const sessionId = input.sessionId ?? null;
    if (sessionId && !(await tx.session.count({ where: { id: sessionId, eventId } }))) return missing;
    const collectiveId = collective ? await collectiveIdOf(tx, collective) : null;
    const position = await tx.participation.count({ where: { eventId, sessionId } });
    const id = newId();
    const answeredAt = state === "INVITED" ? null : now;
    const data = { id, eventId, sessionId, collectiveId, label, role, state, answeredAt, position };
    await tx.participation.create({ data });
    await tx.event.update({ where: { id: eventId }, data: { updatedAt: writeTime(event, now) } });
    if (event.publishedAt) await pageChanged(tx, "all");
    return { ok: true, participationId: id };
  });
}

/** Notes a collective's answer to an invitation; going back to "invited" forgets when it answered. */
export async function answerParticipation(
  scope: Scope,
  participationId: string,
  state: Answer,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canEditEvents(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const answered = await tx.participation.updateMany({
      where: { id: participationId, event: { groupId: scope.groupId, deletedAt: null } },
      data: { state, answeredAt: state === "INVITED" ? null : now },
    });
    if (answered.count === 0) return missing;
    await pageChanged(tx, "all");
    return { ok: true };
  });
}

/**
 * Takes an event's sessions along to its new day and zone, at the same hours on the clock. False, and nothing done,
 * when sessions have hours and the new date has no day.
 */
export async function moveSessions(
  tx: Tx,
  from: { id: string; date: string; timeZone: string },
  to: { date: string; timeZone: string },
): Promise<boolean> {
  if (from.date === to.date && from.timeZone === to.timeZone) return true;
  const timed = await tx.session.findMany({
    where: { eventId: from.id, startsAt: { not: null } },
    select: { id: true, startsAt: true, endsAt: true },
  });
  if (timed.length === 0) return true;
  if (precisionOf(to.date) !== "day") return false;
  const days = precisionOf(from.date) === "day" ? daysBetween(from.date, to.date) : 0;
  const moved = (instant: Date | null) =>
    instant && instantOf(shiftDay(dayOf(instant, from.timeZone), days), timeOf(instant, from.timeZone), to.timeZone);
  for (const { id, startsAt, endsAt } of timed) {
    await tx.session.update({ where: { id }, data: { startsAt: moved(startsAt), endsAt: moved(endsAt) } });
  }
  return true;
}
