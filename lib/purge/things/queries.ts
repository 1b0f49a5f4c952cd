import { UNDONE_WITHIN } from "@/lib/contacts/tags/rules";
import { db } from "@/lib/db";
import { pastTerm } from "@/lib/privacy/terms/rules";
import { after } from "@/lib/time";

const bin = (now: Date) => ({ where: { deletedAt: { lt: pastTerm("bin", now) } } });

/** How many texts, events and pictures were thrown away longer ago than they can be taken back. */
export async function countBin(now: Date): Promise<number> {
  const pictures = { where: { removedAt: { lt: pastTerm("bin", now) } } };
  const counts = await Promise.all([
    db.post.count(bin(now)),
    db.resource.count(bin(now)),
    db.page.count(bin(now)),
    db.campaign.count(bin(now)),
    db.event.count(bin(now)),
    db.broadcast.count(bin(now)),
    db.media.count(pictures),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How many notes, merges and acts on many can no longer be undone. */
export async function countUndone(now: Date): Promise<number> {
  const before = { lt: after(now, -UNDONE_WITHIN) };
  const counts = await Promise.all([
    db.contactNote.count({ where: { deletedAt: before } }),
    db.contactMerge.count({ where: { createdAt: { lt: pastTerm("undone", now) } } }),
    db.bulkAct.count({ where: { OR: [{ finishedAt: before }, { startedAt: null, createdAt: before }] } }),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How many entries of the log are past their term. */
export const countLog = (now: Date): Promise<number> =>
  db.auditEntry.count({ where: { at: { lt: pastTerm("log", now) } } });

/** How many messages about events nobody ever sent. */
export const countMessages = (now: Date): Promise<number> =>
  db.broadcast.count({
    where: { eventId: { not: null }, scheduledAt: null, createdAt: { lt: pastTerm("messages", now) } },
  });

/** Jobs that the queue gave up longer ago than anybody looks into why. */
export async function countJobs(now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM graphile_worker.jobs
    WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < ${pastTerm("jobs", now)}::timestamptz`;
  return row?.count ?? 0;
}
