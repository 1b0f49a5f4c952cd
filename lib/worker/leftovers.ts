import type pg from "pg";

/** Held, shared, by every worker process that lives; any number, the same everywhere. */
const WORKERS = 7_267_835;

/**
 * Notes on a connection of its own that this worker lives. When no other one does, jobs still marked as taken were in
 * the hands of a killed worker: they are given back at once, where the queue by itself would wait four hours; and so are
 * the messages to many that it held.
 * `onLost` is called when that connection breaks. Returns how to let go.
 */
export async function claimLeftovers(pool: pg.Pool, onLost: (error: Error) => void): Promise<() => void> {
  const client = await pool.connect();
  client.on("error", onLost);
  try {
    const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [WORKERS]);
    if (rows[0]?.alone) {
      await client.query(
        `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
         FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL`,
      );
      await client.query(
        `UPDATE "Broadcast" SET "heldUntil" = clock_timestamp() WHERE "heldUntil" > clock_timestamp()`,
      );
    }
    await client.query("SELECT pg_advisory_lock_shared($1)", [WORKERS]);
    if (rows[0]?.alone) await client.query("SELECT pg_advisory_unlock($1)", [WORKERS]);
  } catch (error) {
    client.release(true);
    throw error;
  }
  return () => client.release(true);
}
