import { canSeePeople } from "@/lib/auth/rules";
import { forbidden, missing, type Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { freeSlug } from "@/lib/free-slug";
import { localText } from "@/lib/local-text";
import { sendBroadcast } from "../../broadcasts/mutations";
import { checkIssue } from "../checks/queries";
import { withoutNames } from "../rules";

export type SendIssueOutcome =
  | Awaited<ReturnType<typeof sendBroadcast>>
  | { ok: false; reason: "date_past" | "issue_blocked" };

/**
 * Sends an issue half a minute from now, or at a moment. What the check calls blocking is asked again here: nothing
 * leaves with it. To more than a thousand people only when `count` says how many they are.
 */
export async function sendIssue(
  scope: Scope,
  id: string,
  { count, at }: { count?: number | undefined; at?: Date | undefined },
  now: Date,
): Promise<SendIssueOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  if (at && at <= now) return { ok: false, reason: "date_past" };
  const check = await checkIssue(scope, id, now);
  if (!check) return missing;
  if (check.blocking.length) return { ok: false, reason: "issue_blocked" };
  const { subject, slug } = await db.broadcast.findUniqueOrThrow({
    where: { id },
    select: { subject: true, slug: true },
  });
  const sent = await sendBroadcast(scope, id, count, now, { at, slug: slug ?? (await slugOf(subject)) });
  return sent;
}

function slugOf(subject: unknown): Promise<string> {
  const { fr, en } = localText(subject);
  const title = { ...(fr && { fr: withoutNames(fr) }), ...(en && { en: withoutNames(en) }) };
  return freeSlug(title, "lettre", async (slug) => (await db.broadcast.count({ where: { slug } })) > 0);
}
