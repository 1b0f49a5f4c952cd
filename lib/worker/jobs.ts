import { forgetUndone } from "../contacts/story/mutations";
import { forgetUnusedTags } from "../contacts/tags/mutations";
import { db } from "../db";
import type { JobHandlers } from "../jobs/jobs";
import { log } from "../log";
import { forgetUnusedAttachments } from "../media/attachments/mutations";
import { forgetRemovedPictures } from "../media/mutations";
import { forgetDrafts } from "../newsletters/broadcasts/mutations";
import { forgetAudit, sealVerified } from "../privacy/audit/mutations";
import { forgetBulkActs } from "../signups/bulk/mutations";
import {
  forgetLooseContacts,
  forgetPastAnswers,
  forgetSilentContacts,
  forgetUnconfirmed,
} from "../signups/forgetting/mutations";
import { forgetDeletedTexts } from "../texts/mutations";
import { after, days } from "../time";

/** How long the answer to an idempotency key is kept: longer than any browser tries again. */
const POSTED_KEYS_KEPT = days(2);

/** Deletes what is past its term. Safe to run at any time, twice, or next to another. */
async function sweep(_: Record<string, never>, now: Date): Promise<void> {
  await db.formDraft.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.postedKey.deleteMany({ where: { createdAt: { lt: after(now, -POSTED_KEYS_KEPT) } } });
  await db.invitation.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.signInKey.deleteMany({ where: { expiresAt: { lt: after(now, -days(1)) } } });
  await db.signIn.deleteMany({ where: { expiresAt: { lt: now } } });
  await forgetUndone(now);
  await forgetBulkActs(now);
  await forgetUnusedTags();
  await forgetDrafts(now);
  await forgetUnconfirmed(now);
  await forgetPastAnswers(now);
  await forgetLooseContacts(now);
  await forgetSilentContacts(now);
  await forgetDeletedTexts(now);
  await forgetRemovedPictures(now);
  await forgetUnusedAttachments(now);
  await forgetAudit(now);
}

/** Says in the log, which the database cannot change, how long the audit chain is and whether it is whole. */
async function verify(): Promise<void> {
  const { ok, entries, brokenAt } = await sealVerified();
  const audit = { entries, brokenAt: brokenAt && String(brokenAt) };
  if (ok) log.info({ audit }, "the audit chain is whole");
  else log.error({ audit }, "the audit chain is broken");
}

export const sweepJobs: JobHandlers = { "worker.sweep": sweep, "worker.verify": verify };
