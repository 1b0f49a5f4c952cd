import { db } from "../../db";

const PATIENCE_MS = 3000;

async function askDatabase(): Promise<boolean> {
  try {
    const rows = await db.$queryRaw<{ ready: boolean }[]>`
      SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AND to_regclass('"Instance"') IS NOT NULL AS ready`;
    return rows[0]?.ready === true;
  } catch {
    return false;
  }
}

/** Whether the database answers and the queue's schema is there, within three seconds. Never throws. */
export const isHealthy = (): Promise<boolean> =>
  Promise.race([askDatabase(), new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref())]);
