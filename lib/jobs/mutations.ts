import { db } from "../db";

/**
 * Takes mails out of the queue that have not left. For the demo only, whose people are invented: of `samples` the last
 * of each kind stays for the mailbox, where the rest would hide it; a real mail server gets none of them.
 */
export async function dropWaitingMails({ samples }: { samples: boolean }): Promise<void> {
  await db.$queryRaw`
    SELECT graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs WHERE task_identifier LIKE '%-mail'
      EXCEPT SELECT max(id) FROM graphile_worker.jobs WHERE task_identifier LIKE '%-mail' AND ${samples}
        GROUP BY task_identifier
    ))::text`;
}
