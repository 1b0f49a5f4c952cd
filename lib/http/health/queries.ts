import { Pool } from "pg";
import { env } from "../../env";

const PATIENCE_MS = 3000;

let pool: Pool | undefined;

/** A connection of its own, not Prisma's: whoever asks while the site comes up must not load all of it first. */
function connections(): Pool {
  pool ??= new Pool({ connectionString: env().databaseUrl, max: 1, connectionTimeoutMillis: PATIENCE_MS }).on(
    "error",
    () => undefined,
  );
  return pool;
}

async function askDatabase(): Promise<boolean> {
  try {
    const { rows } = await connections().query<{ ready: boolean }>(
      `SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AND to_regclass('"Instance"') IS NOT NULL AS ready`,
    );
    return rows[0]?.ready === true;
  } catch {
    return false;
  }
}

/** Whether the database answers and the queue's schema is there, within three seconds. Never throws. */
export const isHealthy = (): Promise<boolean> =>
  Promise.race([askDatabase(), new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref())]);
