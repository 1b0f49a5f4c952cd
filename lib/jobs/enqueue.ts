import type { Tx } from "../db";
import { JOB_PRIORITY, type JobName, type JobPayloads } from "./jobs";

type EnqueueOptions = {
  /** Not before. */
  runAt?: Date;
  /** Two jobs of one key are one. */
  key?: string;
};

/** Adds a job in the transaction of its cause: both are there afterwards, or neither. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayloads[N],
  { runAt, key }: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}, ${JSON.stringify(payload)}::json, run_at => ${runAt ?? null}::timestamptz,
      max_attempts => 12, priority => ${JOB_PRIORITY[name] ?? 0}, job_key => ${key ?? null})`;
}
