import type pg from "pg";
import { appliedMigrations, migrate, migrationNames } from "../migrate";
import { Refusal } from "./refusal";

/** Two starts at once upgrade one after the other. Any number, the same everywhere. */
const LOCK = 7_267_834;

/** Brings the database up to this version. Refuses one that belongs to a newer version. */
export async function upgrade(database: { url: string; pool: pg.Pool }): Promise<void> {
  const ours = migrationNames();
  const client = await database.pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const newer = (await appliedMigrations(client)).find((name) => !ours.includes(name));
    if (newer) throw new Refusal("database_newer", { migration: newer });
    await migrate(database.url).catch((error) => {
      if (/53100|No space left/i.test(`${error.code} ${error.message}`)) throw error;
      throw new Refusal("migration_failed", {
        reason: String(error.message)
          .trim()
          .replace(/\s*\n\s*/g, " "),
      });
    });
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
    client.release();
  }
}
