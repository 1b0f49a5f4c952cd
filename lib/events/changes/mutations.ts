import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Prisma, type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import type { LocalText } from "@/lib/local-text";
import { tellWhoAnswered } from "../rsvps/news/mutations";
import { type CancelInput, cancelSchema, type MoveInput, moveSchema } from "../schema";

/** Locks an event of the scope's group until the transaction ends; null when the group has no such event, or threw it away. */
export async function lockEvent(tx: Tx, scope: Scope, eventId: string) {
  await tx.$queryRaw`SELECT id FROM "Event" WHERE id = ${eventId}::uuid AND "groupId" = ${scope.groupId}::uuid FOR UPDATE`;
  return tx.event.findFirst({ where: { id: eventId, groupId: scope.groupId, deletedAt: null } });
}

export type LockedEvent = NonNullable<Awaited<ReturnType<typeof lockEvent>>>;

/** The time of a write: never the same twice for one event, so that a stale edit is always seen. */
export const writeTime = (event: { updatedAt: Date }, now: Date): Date =>
  now > event.updatedAt ? now : new Date(event.updatedAt.getTime() + 1);

/** What people know of a place. */
export const placeOf = (event: {
  placeName: string | null;
  address: string | null;
  city: string | null;
  postcode: string | null;
}) => ({ placeName: event.placeName, address: event.address, city: event.city, postcode: event.postcode });

type Change = {
  what: "place" | "time" | "cancelled";
  before: Prisma.InputJsonObject;
  after: Prisma.InputJsonObject;
  reason?: LocalText;
  urgent?: boolean;
};

/** Records what changed of a published event: before, after, why. */
export async function recordChange(tx: Tx, eventId: string, change: Change, now: Date): Promise<void> {
  const { what, before, after, reason = {}, urgent = false } = change;
  const severity = urgent ? "URGENT" : "NOTICE";
  await tx.eventChange.create({ data: { id: newId(), eventId, what, before, after, reason, severity, at: now } });
}

export type ChangeOutcome = { ok: true } | Forbidden | NotFound | { ok: false; reason: "event_cancelled" };

/** Moves an event to another place, with a reason people will read; pages and calendars change together. */
export async function moveEvent(scope: Scope, eventId: string, input: MoveInput, now: Date): Promise<ChangeOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  const { reason, urgent, ...place } = moveSchema.parse(input);
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    if (event.cancelledAt) return { ok: false, reason: "event_cancelled" };
    const moved = {
      placeName: place.placeName ?? null,
      address: place.address ?? null,
      city: place.city ?? null,
      postcode: place.postcode ?? null,
      latitude: place.latitude ?? null,
      longitude: place.longitude ?? null,
    };
    await tx.event.update({
      where: { id: eventId },
      data: { ...moved, sequence: { increment: 1 }, updatedAt: writeTime(event, now) },
    });
    if (event.publishedAt) {
      const change = { what: "place", before: placeOf(event), after: placeOf(moved), reason, urgent } as const;
      await recordChange(tx, eventId, change, now);
      await tellWhoAnswered(tx, eventId);
      await pageChanged(tx, "all");
    }
    return { ok: true };
  });
}

/** Cancels an event for good, with a reason people will read. It stays where it is, marked; a second time changes nothing. */
export async function cancelEvent(
  scope: Scope,
  eventId: string,
  input: CancelInput,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canEditEvents(scope.role)) return forbidden;
  const { reason } = cancelSchema.parse(input);
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    if (event.cancelledAt) return { ok: true };
    await tx.event.update({
      where: { id: eventId },
      data: { cancelledAt: now, sequence: { increment: 1 }, updatedAt: writeTime(event, now) },
    });
    if (event.publishedAt) {
      await recordChange(tx, eventId, { what: "cancelled", before: {}, after: {}, reason, urgent: true }, now);
      await tellWhoAnswered(tx, eventId);
      await pageChanged(tx, "all");
    }
    return { ok: true };
  });
}
