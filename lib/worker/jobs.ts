import type { JobHandlers } from "../jobs/jobs";
import { log } from "../log";
import { sealVerified } from "../privacy/audit/mutations";
import { purge, purgeShort } from "../purge/mutations";

/** Says in the log, which the database cannot change, how long the audit chain is and whether it is whole. */
async function verify(): Promise<void> {
  const { ok, entries, brokenAt } = await sealVerified();
  const audit = { entries, brokenAt: brokenAt && String(brokenAt) };
  if (ok) log.info({ audit }, "the audit chain is whole");
  else log.error({ audit }, "the audit chain is broken");
}

/** Forgets what is past its term; twice, or next to another, it does no more. */
async function forget(_: Record<string, never>, now: Date): Promise<void> {
  const report = await purge(now);
  const purged = Object.fromEntries(
    report.map(({ dataClass, counts }) => [dataClass, counts.reduce((sum, { count }) => sum + count, 0)]),
  );
  log.info({ purged }, "what was past its term is gone");
}

export const sweepJobs: JobHandlers = {
  "worker.sweep": (_, now) => purgeShort(now),
  "worker.purge": forget,
  "worker.verify": verify,
};
