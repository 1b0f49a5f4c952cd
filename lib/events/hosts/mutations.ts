import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { isId, newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { lockEvent } from "../changes/mutations";
import { listToldOrganizers } from "../organizers/queries";
import { isOver } from "../rules";
import type { HostAnswer } from "./schema";

type Refused<R extends string> = Forbidden | NotFound | { ok: false; reason: R };

/**
 * Asks another group of the instance to hold an event along, and tells its organizers by mail. Nothing is shown before it
 * accepts. A group that declined is asked again only once the invitation was taken back.
 */
export async function inviteHost(
  scope: Scope,
  eventId: string,
  slug: string,
  now: Date,
): Promise<{ ok: true; hostId: string } | Refused<"event_over" | "host_unknown" | "host_asked">> {
  if (!canEditEvents(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    if (event.cancelledAt || isOver(event, now)) return { ok: false, reason: "event_over" };
    const group = await tx.group.findUnique({ where: { slug }, select: { id: true } });
    if (!group || group.id === scope.groupId) return { ok: false, reason: "host_unknown" };
    const asked = { eventId, groupId: group.id, invitedById: scope.organizerId, invitedAt: now };
    const hostId = newId();
    const made = await tx.eventHost.createMany({ data: [{ id: hostId, ...asked }], skipDuplicates: true });
    if (!made.count) return { ok: false, reason: "host_asked" };
    for (const organizerId of await listToldOrganizers(tx, group.id, now))
      await enqueue(tx, "events.hosting-mail", { hostId, organizerId });
    return { ok: true, hostId };
  });
}

/** Answers for the scope's group, which was asked; the last answer counts, so that it can leave at any time. */
export async function answerHosting(
  scope: Scope,
  hostId: string,
  answer: HostAnswer,
  now: Date,
): Promise<{ ok: true } | Refused<"event_over">> {
  if (!canEditEvents(scope.role)) return forbidden;
  if (!isId(hostId)) return missing;
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "EventHost" WHERE id = ${hostId}::uuid FOR UPDATE`;
    const event = { select: { publishedAt: true, cancelledAt: true, overAt: true } };
    const where = { id: hostId, groupId: scope.groupId, event: { deletedAt: null } };
    const host = await tx.eventHost.findFirst({ where, select: { acceptedAt: true, event } });
    if (!host) return missing;
    const accepts = answer === "accept";
    if (accepts && (host.event.cancelledAt || isOver(host.event, now))) return { ok: false, reason: "event_over" };
    const data = accepts
      ? { acceptedAt: host.acceptedAt ?? now, declinedAt: null }
      : { acceptedAt: null, declinedAt: now };
    await tx.eventHost.update({ where: { id: hostId }, data });
    if (host.event.publishedAt) await pageChanged(tx, "all");
    return { ok: true };
  });
}

/** Takes an invitation to an event of the scope's group back, accepted or not: that group is named no more. */
export async function withdrawHost(scope: Scope, hostId: string): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canEditEvents(scope.role)) return forbidden;
  if (!isId(hostId)) return missing;
  return transaction(async (tx) => {
    const { count } = await tx.eventHost.deleteMany({ where: { id: hostId, event: { groupId: scope.groupId } } });
    if (!count) return missing;
    await pageChanged(tx, "all");
    return { ok: true };
  });
}
