import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { NO_FILTERS, withEngine } from "./migrations/engine";

const ROOT = path.resolve(import.meta.dirname, "..");
const SCHEMA = path.join(ROOT, "prisma/schema.prisma");
const FOLDER = path.join(ROOT, "prisma/migrations");

/** The names of the migrations of this version, oldest first. */
export const migrationNames = (): string[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(FOLDER, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort();

/**
 * Brings a database up to this version: our schema (as `prisma migrate deploy` would, same records) and the queue's.
 * Returns the names of the migrations it applied; none when nothing was to do.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const directories = migrationNames().map((name) => ({
    path: name,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok" as const, value: readFileSync(path.join(FOLDER, name, "migration.sql"), "utf8") },
    },
  }));
  const lockfile = {
    path: "migration_lock.toml",
    content: readFileSync(path.join(FOLDER, "migration_lock.toml"), "utf8"),
  };
  const pool = new pg.Pool({ connectionString: databaseUrl });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    const applied = await withEngine(
      { path: SCHEMA, text: readFileSync(SCHEMA, "utf8") },
      (engine) =>
        engine.applyMigrations({
          migrationsList: { baseDir: FOLDER, lockfile, shadowDbInitScript: "", migrationDirectories: directories },
          filters: NO_FILTERS,
        }),
      pool,
    );
    await runMigrations({ pgPool: pool });
    return applied.appliedMigrationNames;
  } finally {
    await pool.end();
  }
}
