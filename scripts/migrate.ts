import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const ROOT = path.resolve(import.meta.dirname, "..");
const SCHEMA = path.join(ROOT, "prisma/schema.prisma");
const FOLDER = path.join(ROOT, "prisma/migrations");

/** The names of the migrations of this version, oldest first. */
export const migrationNames = (): string[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(FOLDER, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort();

/** The names that the database says are applied; none in an empty one. */
export async function appliedMigrations(database: pg.Pool | pg.ClientBase): Promise<string[]> {
  const table = await database.query<{ found: string | null }>(
    "SELECT to_regclass('public._prisma_migrations')::text AS found",
  );
  if (!table.rows[0]?.found) return [];
  const rows = await database.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return rows.rows.map(({ name }) => name);
}

const readMigration = (name: string) => ({
  path: name,
  migrationFile: {
    path: "migration.sql",
    content: { tag: "ok" as const, value: readFileSync(path.join(FOLDER, name, "migration.sql"), "utf8") },
  },
});

/** Applies what is new in a list, with its record, in one transaction: after a kill it is there whole or not at all. */
async function applyListed(names: string[], databaseUrl: string): Promise<void> {
  // One each: the engine hangs listeners on a pool and leaves them there.
  const database = oneConnection(databaseUrl);
  const { NO_FILTERS, withEngine } = await import("./migrations/engine");
  const lockfile = {
    path: "migration_lock.toml",
    content: readFileSync(path.join(FOLDER, "migration_lock.toml"), "utf8"),
  };
  const migrationsList = {
    baseDir: FOLDER,
    lockfile,
    shadowDbInitScript: "",
    migrationDirectories: names.map(readMigration),
  };
  await database.query("BEGIN");
  try {
    const schema = { path: SCHEMA, text: readFileSync(SCHEMA, "utf8") };
    await withEngine(schema, (engine) => engine.applyMigrations({ migrationsList, filters: NO_FILTERS }), database);
    await database.query("COMMIT");
  } catch (error) {
    await database.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    await database.end();
  }
}

/** A pool of one connection, so that what the engine does happens in the transaction that we have begun. */
function oneConnection(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Brings a database up to this version: our schema (as `prisma migrate deploy` would, same records) and the queue's.
 * Returns the names of the migrations it applied; none when nothing was to do. A restore names older ones to stop at.
 */
export async function migrate(databaseUrl: string, names: readonly string[] = migrationNames()): Promise<string[]> {
  const database = oneConnection(databaseUrl);
  try {
    const applied = await appliedMigrations(database);
    const pending = names.filter((name) => !applied.includes(name));
    for (const name of pending) {
      applied.push(name);
      await applyListed(
        names.filter((one) => applied.includes(one)),
        databaseUrl,
      );
    }
    await runMigrations({ pgPool: database });
    return pending;
  } finally {
    await database.end();
  }
}
