import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { schemaDiff } from "./migrations/diff";
import { say, stop } from "./start/words.mjs";

const SCHEMA = "prisma/schema.prisma";

/** The schema as last committed; null in a repository that has none yet. */
function committedSchema(): string | null {
  const shown = spawnSync("git", ["show", `HEAD:${SCHEMA}`], { encoding: "utf8" });
  return shown.status === 0 ? shown.stdout : null;
}

/** The folder of a new migration: the time in UTC, so that folders sort as they were made, and a name. */
function folderName(name: string, now: Date): string {
  const time = now.toISOString().replace(/\D/g, "").slice(0, 14);
  return `${time}_${name.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`;
}

/** npm run db:migration -- name: writes what changed in the schema since the last commit as a new migration. */
const name = process.argv.slice(2).join(" ").trim();
if (!name) stop("migration_needs_name");
const sql = await schemaDiff(committedSchema(), readFileSync(SCHEMA, "utf8"));
if (!sql) stop("migration_nothing", {}, 0);
const folder = path.join("prisma/migrations", folderName(name, new Date()));
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "migration.sql"), sql);
say("migration_written", { folder });
