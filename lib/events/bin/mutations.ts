import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/db";
import { UNDO_TERM } from "@/lib/texts/rules";
import { after } from "@/lib/time";
import { lockEvent, writeTime } from "../changes/mutations";

export type DeleteOutcome =
  | { ok: true }
  | Forbidden
  | NotFound
  | { ok: false; reason: "event_published" | "people_registered" };

/**
 * Throws a draft away: nobody sees it any more, and for 30 days it can be taken back as it was. A published event is
 * withdrawn first or cancelled; one that somebody answered, or came to, stays.
 */
export async function deleteEvent(scope: Scope, eventId: string, now: Date): Promise<DeleteOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    if (event.publishedAt) return { ok: false, reason: "event_published" };
    const people = (await tx.rsvp.count({ where: { eventId } })) + (await tx.walkIn.count({ where: { eventId } }));
    if (people) return { ok: false, reason: "people_registered" };
    await tx.event.update({ where: { id: eventId }, data: { deletedAt: now, updatedAt: writeTime(event, now) } });
    return { ok: true };
  });
}

/** Takes a draft back as it was before it was thrown away; one that was not stays as it is. */
export async function restoreEvent(
  scope: Scope,
  eventId: string,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canEditEvents(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const own = { id: eventId, groupId: scope.groupId };
    const { count } = await tx.event.updateMany({
      where: { ...own, deletedAt: { not: null } },
      data: { deletedAt: null, updatedAt: now },
    });
    return count || (await tx.event.count({ where: own })) ? { ok: true } : missing;
  });
}

/** Ends for good what was thrown away 30 days before, with its programme. */
export async function forgetDeletedEvents(now: Date): Promise<void> {
  await db.event.deleteMany({ where: { deletedAt: { lt: after(now, -UNDO_TERM) } } });
}
