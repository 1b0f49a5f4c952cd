import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { isId, newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Locale } from "@/lib/local-text";
import { takeTest } from "@/lib/mail/quota/mutations";
import { seal } from "@/lib/privacy/sealed";

/** Mails an issue, marked as a test, to up to five addresses, or to whoever asks, some times a minute. The addresses are forgotten with the job. */
export async function testIssue(
  { organizerId, groupId, role }: Scope,
  broadcastId: string,
  { to, language }: { to: readonly string[]; language: Locale },
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound | { ok: false; reason: "many_tests" }> {
  if (!canPublish(role)) return forbidden;
  if (!isId(broadcastId)) return missing;
  if (!(await takeTest(organizerId, now))) return { ok: false, reason: "many_tests" };
  return transaction(async (tx) => {
    const where = { id: broadcastId, groupId, eventId: null, deletedAt: null };
    if (!(await tx.broadcast.count({ where }))) return missing;
    const testId = newId();
    const sealedTo = Buffer.from(seal("IssueTest.sealedTo", testId, to.join("\n"))).toString("base64");
    await enqueue(tx, "newsletters.issue-test", { broadcastId, organizerId, testId, sealedTo, language });
    return { ok: true };
  });
}
