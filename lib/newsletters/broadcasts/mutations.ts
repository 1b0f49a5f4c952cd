import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { findChosen } from "@/lib/events/people/people";
import type { AnswerFilter } from "@/lib/events/people/rules";
import { isId, newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { localText } from "@/lib/local-text";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { pastTerm } from "@/lib/privacy/terms/rules";
import { countAudience } from "./audience/queries";
import { type Audience, leavesAt, MANY } from "./rules";
import type { BroadcastWords } from "./schema";

type Refused<R extends string> = Forbidden | NotFound | { ok: false; reason: R };
type Chosen = { event: string; show: AnswerFilter; q?: string; ids: string[]; all: boolean };

/** Begins a message to people who answered an event of the scope's group: those ticked, or all that the filter and search mean. */
export async function draftBroadcast(
  scope: Scope,
  { event: eventId, show, q, ids, all }: Chosen,
  now: Date,
): Promise<{ ok: true; broadcastId: string } | Refused<"nobody_chosen">> {
  const { organizerId, groupId, role } = scope;
  if (!canSeePeople(role)) return forbidden;
  const chosen = all ? (q ? { ids: await findChosen(scope, eventId, show, q) } : {}) : { ids };
  const audience: Audience = { kind: "rsvps", eventId, show, ...chosen };
  return transaction(async (tx) => {
    if (!(await tx.event.count({ where: { id: eventId, groupId, deletedAt: null } }))) return missing;
    if (!(await countAudience(audience, tx))) return { ok: false, reason: "nobody_chosen" };
    const id = newId();
    await tx.broadcast.create({
      data: { id, groupId, eventId, writtenById: organizerId, audience, createdAt: now },
    });
    return { ok: true, broadcastId: id };
  });
}

/** Keeps what a message says, as long as it has not been sent. */
export async function writeBroadcast(
  { groupId, role }: Scope,
  id: string,
  { subject, words }: BroadcastWords,
): Promise<{ ok: true } | Refused<"message_left">> {
  if (!canSeePeople(role)) return forbidden;
  if (!isId(id)) return missing;
  return transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, id);
    if (broadcast?.groupId !== groupId) return missing;
    if (broadcast.scheduledAt) return { ok: false, reason: "message_left" };
    await tx.broadcast.update({ where: { id }, data: { subject, words } });
    return { ok: true };
  });
}

/** Locks a message until the transaction ends; null when there is none. */
export async function lockBroadcast(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM "Broadcast" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.broadcast.findUnique({ where: { id } });
}

type SendRefused = Refused<
  "text_stale" | "message_empty" | "message_half" | "message_left" | "count_differs" | "nobody_chosen"
>;

type Sending = { at?: Date | undefined; slug?: string; seen?: Date };

/**
 * Sends a message half a minute from now, or `at` a moment; an issue gets its address, `slug`. To more than a thousand
 * people only when `count` says how many they are; not when it was written on since it was `seen` (its updatedAt then).
 * Sent twice, it leaves once.
 */
export async function sendBroadcast(
  { organizerId, groupId, role }: Scope,
  id: string,
  count: number | undefined,
  now: Date,
  { at, slug, seen }: Sending = {},
): Promise<{ ok: true } | SendRefused> {
  if (!canSeePeople(role)) return forbidden;
  if (!isId(id)) return missing;
  return transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, id);
    if (broadcast?.groupId !== groupId) return missing;
    if (broadcast.deletedAt) return missing;
    if (broadcast.scheduledAt) return { ok: false, reason: "message_left" };
    if (seen && seen.getTime() !== broadcast.updatedAt.getTime()) return { ok: false, reason: "text_stale" };
    const [subject, words] = [localText(broadcast.subject), localText(broadcast.words)];
    if (!words.fr && !words.en) return { ok: false, reason: "message_empty" };
    if (!words.fr !== !subject.fr || !words.en !== !subject.en) return { ok: false, reason: "message_half" };
    const recipients = await countAudience(broadcast.audience, tx);
    if (!recipients) return { ok: false, reason: "nobody_chosen" };
    if (recipients > MANY && count !== recipients) return { ok: false, reason: "count_differs" };
    const scheduledAt = at ?? leavesAt(now);
    await tx.broadcast.update({ where: { id }, data: { recipients, scheduledAt, slug: slug ?? null, updatedAt: now } });
    const job = { broadcastId: id, scheduledAt: scheduledAt.toISOString(), after: null };
    await enqueue(tx, "newsletters.broadcast", job, { runAt: scheduledAt });
    const subjectId = broadcast.eventId ?? id;
    await recordAudit(tx, { organizerId, groupId, act: "broadcast.sent", subjectId, count: recipients }, now);
    return { ok: true };
  });
}

/**
 * Takes a message back while it is held: it can be written on. Later, stops the copies that have not left; a message of
 * which copies were made while we waited for it is no longer held, whatever the clock said when the button was pressed.
 */
export async function stopBroadcast(
  { groupId, role }: Scope,
  id: string,
  now: Date,
): Promise<{ ok: true; held: boolean } | Forbidden | NotFound> {
  if (!canSeePeople(role)) return forbidden;
  if (!isId(id)) return missing;
  return transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, id);
    if (broadcast?.groupId !== groupId || !broadcast.scheduledAt) return missing;
    const held = broadcast.scheduledAt > now && !(await tx.delivery.count({ where: { broadcastId: id } }));
    const data = held ? { scheduledAt: null, recipients: 0 } : { stoppedAt: broadcast.stoppedAt ?? now };
    await tx.broadcast.update({ where: { id }, data });
    return { ok: true, held };
  });
}

/** Holds a message back while it leaves, or lets it go on; what is in hand this moment still arrives. */
export async function pauseBroadcast(
  { groupId, role }: Scope,
  id: string,
  wish: "pause" | "resume",
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canSeePeople(role)) return forbidden;
  if (!isId(id)) return missing;
  return transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, id);
    if (broadcast?.groupId !== groupId || !broadcast.scheduledAt) return missing;
    const paused = wish === "pause";
    const data = paused
      ? { pausedAt: broadcast.pausedAt ?? now, pausedFor: broadcast.pausedFor ?? "person" }
      : { pausedAt: null, pausedFor: null, waitsUntil: null, waitsFor: null };
    if (!broadcast.finishedAt && !broadcast.stoppedAt) await tx.broadcast.update({ where: { id }, data });
    return { ok: true };
  });
}

/**
 * Sends copies again of which nobody knows whether they arrived: one, or all. Whoever asks decides that twice is
 * better than never. Answers how many.
 */
export async function resendUncertain(
  { organizerId, groupId, role }: Scope,
  id: string,
  copyId: string | undefined,
  now: Date,
): Promise<{ ok: true; count: number } | Forbidden | NotFound> {
  if (!canSeePeople(role)) return forbidden;
  if (!isId(id)) return missing;
  return transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, id);
    if (broadcast?.groupId !== groupId || broadcast.stoppedAt) return missing;
    const { count } = await tx.delivery.updateMany({
      where: {
        broadcastId: id,
        uncertainAt: { not: null },
        sentAt: null,
        failedAt: null,
        ...(copyId && { id: copyId }),
      },
      data: { uncertainAt: null, claimedAt: null, nextTryAt: null },
    });
    if (count) {
      await tx.broadcast.update({ where: { id }, data: { finishedAt: null } });
      await recordAudit(tx, { organizerId, groupId, act: "broadcast.resent", subjectId: id, count }, now);
    }
    return { ok: true, count };
  });
}

/** Mails a message to whoever asks, marked as a test; once a minute. */
export async function testBroadcast(
  { organizerId, groupId, role }: Scope,
  id: string,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canSeePeople(role)) return forbidden;
  if (!isId(id)) return missing;
  return transaction(async (tx) => {
    if (!(await tx.broadcast.count({ where: { id, groupId } }))) return missing;
    const askedAt = `${now.toISOString().slice(0, 16)}`;
    await enqueue(tx, "newsletters.broadcast-test", { broadcastId: id, organizerId, askedAt });
    return { ok: true };
  });
}

/** Forgets messages about events that were begun and not sent; issues stay until they are thrown away. */
export const forgetDrafts = (now: Date): Promise<unknown> =>
  transaction((tx) =>
    tx.broadcast.deleteMany({
      where: { eventId: { not: null }, scheduledAt: null, createdAt: { lt: pastTerm("messages", now) } },
    }),
  );
