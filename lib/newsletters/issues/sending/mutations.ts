import { canPublish, canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/db";
import { freeSlug } from "@/lib/free-slug";
import { isId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { sendBroadcast } from "../../broadcasts/mutations";
import { checkIssue } from "../checks/queries";
import { withoutNames } from "../rules";

export type SendIssueOutcome =
  | Awaited<ReturnType<typeof sendBroadcast>>
  | { ok: false; reason: "date_past" | "issue_blocked" };

/**
 * Sends an issue half a minute from now, or at a moment. What the check calls blocking is asked again here: nothing
 * leaves with it, nor with words that were written meanwhile. To more than a thousand people only when `count` says how many they are.
 */
export async function sendIssue(
  scope: Scope,
  id: string,
  { count, at }: { count?: number | undefined; at?: Date | undefined },
  now: Date,
): Promise<SendIssueOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  if (at && at <= now) return { ok: false, reason: "date_past" };
  const issue = isId(id) && (await db.broadcast.findUnique({ where: { id } }));
  const check = issue && (await checkIssue(scope, id, now));
  if (!check) return missing;
  if (check.blocking.length) return { ok: false, reason: "issue_blocked" };
  const { slug, subject, updatedAt: seen } = issue;
  return sendBroadcast(scope, id, count, now, { at, slug: slug ?? (await slugOf(subject)), seen });
}

/** Notes that an issue went out by other means at a moment past: it stands in the archive, and no copy of it is made. */
export async function recordSent(
  { groupId, role }: Scope,
  id: string,
  at: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canPublish(role)) return forbidden;
  const where = { id, groupId, eventId: null, deletedAt: null, scheduledAt: null };
  const issue = await db.broadcast.findFirst({ where, select: { subject: true } });
  if (!issue) return missing;
  const data = { scheduledAt: at, spreadAt: at, finishedAt: at, slug: await slugOf(issue.subject), updatedAt: at };
  const { count } = await transaction((tx) => tx.broadcast.updateMany({ where, data }));
  return count ? { ok: true } : missing;
}

function slugOf(subject: unknown): Promise<string> {
  const { fr, en } = localText(subject);
  const title = { ...(fr && { fr: withoutNames(fr) }), ...(en && { en: withoutNames(en) }) };
  return freeSlug(title, "lettre", async (slug) => (await db.broadcast.count({ where: { slug } })) > 0);
}
