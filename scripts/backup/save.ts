import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { create } from "tar";
import { appliedMigrations } from "../migrate";
import { Refusal } from "../start/refusal";
import { JOBS, MANIFEST, type Manifest, newManifest, tableFile, UPLOADS } from "./manifest";
import { listTables, quoted } from "./tables";

type Source = { url: string; dataDir: string };

async function saveTables(client: pg.ClientBase, folder: string): Promise<Manifest["tables"]> {
  mkdirSync(path.join(folder, "tables"));
  const saved: Manifest["tables"] = [];
  for (const { name, columns } of await listTables(client)) {
    const rows = client.query(copyTo(`COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) TO STDOUT`));
    await pipeline(rows, createWriteStream(path.join(folder, tableFile(name)), { mode: 0o600 }));
    saved.push({ name, columns, rows: rows.rowCount });
  }
  return saved;
}

/** Jobs that wait are part of the truth: the mail to somebody who has just signed up is one. */
async function saveJobs(client: pg.ClientBase, folder: string): Promise<number> {
  const jobs = await client.query(
    `SELECT t.identifier AS name, j.payload, j.run_at AS "runAt", j.max_attempts AS "maxAttempts", j.key, j.priority
     FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts < j.max_attempts ORDER BY j.id`,
  );
  writeFileSync(path.join(folder, JOBS), jobs.rows.map((row) => `${JSON.stringify(row)}\n`).join(""), { mode: 0o600 });
  return jobs.rows.length;
}

async function saveDatabase(source: Source, folder: string): Promise<Omit<Parameters<typeof newManifest>[0], "files">> {
  const client = new pg.Client({ connectionString: source.url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    // One snapshot: what is written meanwhile is in the next backup, whole.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const key = await client.query<{ keyCheck: Buffer }>(`SELECT "keyCheck" FROM "Instance"`);
    return {
      madeAt: new Date().toISOString(),
      migrations: (await appliedMigrations(client)).sort(),
      keyCheck: key.rows[0]?.keyCheck.toString("base64url") ?? "",
      tables: await saveTables(client, folder),
      jobs: await saveJobs(client, folder),
    };
  } finally {
    await client.end();
  }
}

const countFiles = (folder: string): number =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length
    : 0;

async function archive(file: string, dataDir: string, staging: string): Promise<void> {
  const half = `${file}.part`;
  const prefix = `${path.basename(staging)}/`;
  const uploads = existsSync(path.join(dataDir, UPLOADS)) ? [UPLOADS] : [];
  try {
    const entries = [MANIFEST, JOBS, "tables"].map((name) => `${prefix}${name}`);
    const onWriteEntry = (entry: { path: string }) => {
      if (entry.path.startsWith(prefix)) entry.path = entry.path.slice(prefix.length);
    };
    await create({ gzip: true, file: half, cwd: dataDir, portable: true, mode: 0o600, onWriteEntry }, [
      ...entries,
      ...uploads,
    ]);
    const handle = await open(half, "r+");
    await handle.sync();
    await handle.close();
    renameSync(half, file);
  } finally {
    rmSync(half, { force: true });
  }
}

/**
 * Writes a backup: every table in one snapshot, the jobs that wait, what people uploaded. Never the key, never mail.
 * The file appears when it is whole.
 */
export async function backup(source: Source, file: string): Promise<Manifest> {
  if (existsSync(file)) throw new Refusal("backup_exists", { file });
  const staging = mkdtempSync(path.join(source.dataDir, "backup-"));
  try {
    const facts = await saveDatabase(source, staging);
    const manifest = newManifest({ ...facts, files: countFiles(path.join(source.dataDir, UPLOADS)) });
    writeFileSync(path.join(staging, MANIFEST), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    await archive(file, source.dataDir, staging);
    return manifest;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
