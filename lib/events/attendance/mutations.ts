import { canEditEvents, canTickAttendance } from "@/lib/auth/rules";
import { eventsIn, type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { lockEvent, writeTime } from "../changes/mutations";
import { EXPECTED, isTickable } from "../people/rules";
import { type AttendanceInput, attendanceSchema } from "./schema";

export type AttendanceOutcome = { ok: true } | Forbidden | NotFound;
export type TickOutcome = AttendanceOutcome | { ok: false; reason: "not_expected" };

/** Notes how many people came, counted or about. */
export async function recordAttendance(
  scope: Scope,
  eventId: string,
  input: AttendanceInput,
  now: Date,
): Promise<AttendanceOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  const { attendance, approximate } = attendanceSchema.parse(input);
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    await tx.event.update({
      where: { id: eventId },
      data: {
        attendance: attendance ?? null,
        attendanceApproximate: attendance !== undefined && approximate,
        updatedAt: writeTime(event, now),
      },
    });
    if (event.publishedAt) await pageChanged(tx, "all");
    return { ok: true };
  });
}

/**
 * Ticks that a person came; the first tick's time stays. Who cancelled or waits for a place is not expected, nor who is
 * cancelling: the answer is locked before it is read.
 */
export const tickAttendance = (scope: Scope, rsvpId: string, now: Date): Promise<TickOutcome> =>
  writeTick(scope, rsvpId, now, true);

/** Takes a tick back. */
export const untickAttendance = (scope: Scope, rsvpId: string, now: Date): Promise<TickOutcome> =>
  writeTick(scope, rsvpId, now, false);

async function writeTick(scope: Scope, rsvpId: string, now: Date, came: boolean): Promise<TickOutcome> {
  if (!canTickAttendance(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const own = { id: rsvpId, event: eventsIn(scope) };
    await tx.$queryRaw`SELECT 1 FROM "Rsvp" WHERE id = ${rsvpId}::uuid FOR UPDATE`;
    const rsvp = await tx.rsvp.findFirst({ where: own, select: { status: true, attendedAt: true } });
    if (!rsvp) return missing;
    if (!isTickable(rsvp)) return { ok: false, reason: "not_expected" };
    const ticked = await tx.rsvp.updateMany({
      where: came ? { ...own, attendedAt: null, status: { in: [...EXPECTED] } } : { ...own, attendedAt: { not: null } },
      data: { attendedAt: came ? now : null },
    });
    if (ticked.count === 0) return { ok: true };
    const act = came ? "attendance.ticked" : "attendance.unticked";
    const { organizerId, groupId } = scope;
    await recordAudit(tx, { organizerId, groupId, act, subjectId: rsvpId, count: 1 }, now);
    return { ok: true };
  });
}
