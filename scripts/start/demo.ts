import { existsSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { say } from "./words.mjs";

const SEED = "prisma/seed/index.ts";

/** Nobody and nothing is here yet: what a first start finds, and a restore asks for. */
export async function isEmpty(database: pg.Pool | pg.ClientBase): Promise<boolean> {
  const rows = await database.query(
    `SELECT 1 WHERE EXISTS (SELECT FROM "Group") OR EXISTS (SELECT FROM "Organizer") OR EXISTS (SELECT FROM "Contact")`,
  );
  return rows.rowCount === 0;
}

/** Removes what a seeding that was cut short has left; a demo that was never whole was never shown to anybody. */
async function clear(database: pg.Pool): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT IN ('Instance', '_prisma_migrations')`,
  );
  await database.query(`TRUNCATE ${tables.rows.map(({ name }) => name).join(", ")} CASCADE`);
  await database.query("DELETE FROM graphile_worker._private_jobs").catch(() => undefined);
}

/** Fills an empty instance with the demo, or takes up anew what was cut short. Says so when it does. */
export async function seedWhenEmpty(database: pg.Pool, root: string, demo: boolean): Promise<void> {
  const { rows } = await database.query<{ demo: boolean; seededAt: Date | null }>(
    `SELECT "demo", "seededAt" FROM "Instance"`,
  );
  const cutShort = rows[0]?.demo === true && !rows[0].seededAt;
  if (cutShort) await clear(database);
  else if (rows[0]?.demo || !demo || !(await isEmpty(database))) return;
  const file = path.join(root, SEED);
  if (!demo || !existsSync(file)) {
    await database.query(`UPDATE "Instance" SET "demo" = false`);
    return;
  }
  say("seeding");
  await database.query(`UPDATE "Instance" SET "demo" = true, "seededAt" = NULL`);
  const seed: { seedDemo(now: Date): Promise<unknown> } = await import(file);
  const { closeDb } = await import("@/lib/db");
  await seed.seedDemo(new Date()).finally(closeDb);
  await database.query(`UPDATE "Instance" SET "seededAt" = now()`);
}
