import { canTickAttendance } from "@/lib/auth/rules";
import { eventsIn, type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { sealOptional } from "@/lib/privacy/sealed";
import { dayOf } from "@/lib/time";
import { type WalkInInput, walkInSchema } from "./schema";

export type WalkInOutcome = { ok: true } | Forbidden | NotFound;
export type AddOutcome = WalkInOutcome | { ok: false; reason: "not_begun" };

/**
 * Notes that somebody came who had not answered, from the day of the event on. They are there: it takes no place that
 * another was promised.
 */
export async function addWalkIn(scope: Scope, eventId: string, input: WalkInInput, now: Date): Promise<AddOutcome> {
  if (!canTickAttendance(scope.role)) return forbidden;
  const { name } = walkInSchema.parse(input);
  return transaction(async (tx) => {
    const own = { id: eventId, deletedAt: null, AND: eventsIn(scope) };
    const event = await tx.event.findFirst({ where: own, select: { sortsAt: true, timeZone: true } });
    if (!event) return missing;
    if (dayOf(now, event.timeZone) < dayOf(event.sortsAt, event.timeZone)) return { ok: false, reason: "not_begun" };
    const id = newId();
    const sealedName = sealOptional("WalkIn.sealedName", id, name);
    await tx.walkIn.create({ data: { id, eventId, sealedName, at: now } });
    await recordAudit(tx, { ...who(scope), act: "walk-in.added", subjectId: id, count: 1 }, now);
    return { ok: true };
  });
}

/** Takes a walk-in off the list again. */
export async function removeWalkIn(scope: Scope, walkInId: string, now: Date): Promise<WalkInOutcome> {
  if (!canTickAttendance(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const { count } = await tx.walkIn.deleteMany({ where: { id: walkInId, event: eventsIn(scope) } });
    if (count === 0) return missing;
    await recordAudit(tx, { ...who(scope), act: "walk-in.removed", subjectId: walkInId, count: 1 }, now);
    return { ok: true };
  });
}

const who = ({ organizerId, groupId }: Scope) => ({ organizerId, groupId });
