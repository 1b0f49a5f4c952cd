import { db } from "../db";

/**
 * Takes mails out of the queue that have not left, all but the last of each kind. For the demo only: its people are
 * invented and their mails would hide the ones a visitor is looking for.
 */
export async function dropWaitingMails(): Promise<void> {
  await db.$queryRaw`
    SELECT graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs WHERE task_identifier LIKE '%-mail'
      EXCEPT SELECT max(id) FROM graphile_worker.jobs WHERE task_identifier LIKE '%-mail' GROUP BY task_identifier
    ))::text`;
}
