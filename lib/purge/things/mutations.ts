import { forgetUndone } from "@/lib/contacts/story/mutations";
import { forgetUnusedTags } from "@/lib/contacts/tags/mutations";
import { db, transaction } from "@/lib/db";
import { forgetDeletedEvents } from "@/lib/events/bin/mutations";
import { forgetMailUse } from "@/lib/mail/quota/mutations";
import { forgetUnusedAttachments } from "@/lib/media/attachments/mutations";
import { forgetRemovedPictures } from "@/lib/media/mutations";
import { forgetDrafts } from "@/lib/newsletters/broadcasts/mutations";
import { forgetAudit } from "@/lib/privacy/audit/mutations";
import { type DataClass, pastTerm } from "@/lib/privacy/terms/rules";
import { forgetBulkActs } from "@/lib/signups/bulk/mutations";
import { forgetDeletedTexts } from "@/lib/texts/mutations";
import { forgetFiles, listFiles } from "../files/files";
import type { Counted, Purge } from "../rules";
import { countBin, countJobs, countLog, countMessages, countUndone } from "./queries";

type Count = (now: Date) => Promise<number>;

const ofSite = (count: number): Counted[] => (count ? [{ groupId: null, count }] : []);

/** A class that its own domain forgets, as often as that takes some away: what is gone is what was counted and is not there any more. */
const byDomain = (dataClass: DataClass, count: Count, forget: (now: Date) => Promise<unknown>): Purge => ({
  dataClass,
  count: async (now) => ofSite(await count(now)),
  forget: async (now) => {
    const first = await count(now);
    let left = first;
    for (let before = Number.POSITIVE_INFINITY; left < before; ) {
      before = left;
      await forget(now);
      left = await count(now);
    }
    return ofSite(Math.max(0, first - left));
  },
});

/** Rows that one statement finds and deletes. */
const rows = (dataClass: DataClass, count: Count, forget: (now: Date) => Promise<{ count: number }>): Purge => ({
  dataClass,
  count: async (now) => ofSite(await count(now)),
  forget: async (now) => ofSite((await forget(now)).count),
});

const expired = (now: Date) => ({ where: { expiresAt: { lt: now } } });
const keysOver = (now: Date) => ({ where: { expiresAt: { lt: pastTerm("signIns", now) } } });
const posted = (now: Date) => ({ where: { createdAt: { lt: pastTerm("posted", now) } } });
const left = (now: Date) => ({ where: { at: { lt: pastTerm("presence", now) } } });
const suppressed = (now: Date) => ({ where: { updatedAt: { lt: pastTerm("suppressed", now) } } });
const runs = (now: Date) => ({ where: { startedAt: { lt: pastTerm("purges", now) } } });

const files = (dataClass: "mailFiles" | "leftovers"): Purge => ({
  dataClass,
  count: async (now) => ofSite((await listFiles(dataClass, now)).length),
  forget: async (now) => ofSite(await forgetFiles(dataClass, now)),
});

/** Takes jobs out of the queue that it gave up. */
const forgetJobs = (now: Date) =>
  transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs
        WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < ${pastTerm("jobs", now)}::timestamptz))::text`;
  });

/** What is kept for minutes: looked at every ten minutes too. */
const SHORT: readonly Purge[] = [
  rows(
    "draft",
    (now) => db.formDraft.count(expired(now)),
    (now) => db.formDraft.deleteMany(expired(now)),
  ),
  rows(
    "signIns",
    (now) => db.signIn.count(expired(now)),
    (now) => db.signIn.deleteMany(expired(now)),
  ),
  rows(
    "invitations",
    (now) => db.invitation.count(expired(now)),
    (now) => db.invitation.deleteMany(expired(now)),
  ),
  rows(
    "presence",
    (now) => db.editing.count(left(now)),
    (now) => db.editing.deleteMany(left(now)),
  ),
  byDomain("undone", countUndone, async (now) => {
    await forgetUndone(now);
    await forgetBulkActs(now);
    await forgetUnusedTags();
    await forgetMailUse(now);
  }),
];

/** Everything that is not about the people of a group. */
export const THING_PURGES: readonly Purge[] = [
  ...SHORT.map((purge) => ({ ...purge, short: true as const })),
  rows(
    "signIns",
    (now) => db.signInKey.count(keysOver(now)),
    (now) => db.signInKey.deleteMany(keysOver(now)),
  ),
  rows(
    "posted",
    (now) => db.postedKey.count(posted(now)),
    (now) => db.postedKey.deleteMany(posted(now)),
  ),
  rows(
    "suppressed",
    (now) => db.suppression.count(suppressed(now)),
    (now) => db.suppression.deleteMany(suppressed(now)),
  ),
  rows(
    "purges",
    (now) => db.purgeRun.count(runs(now)),
    (now) => db.purgeRun.deleteMany(runs(now)),
  ),
  byDomain("messages", countMessages, forgetDrafts),
  byDomain("bin", countBin, async (now) => {
    await forgetDeletedTexts(now);
    await forgetDeletedEvents(now);
    await forgetRemovedPictures(now);
    await forgetUnusedAttachments(now);
  }),
  byDomain("log", countLog, forgetAudit),
  byDomain("jobs", countJobs, forgetJobs),
  files("mailFiles"),
  files("leftovers"),
];
