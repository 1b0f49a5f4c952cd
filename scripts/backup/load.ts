import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { extract } from "tar";
import { isRightKey } from "@/lib/privacy/key-check";
import { KeyMissing } from "@/lib/privacy/keys";
import { migrate, migrationNames } from "../migrate";
import { isEmpty } from "../start/demo";
import { Refusal } from "../start/refusal";
import { isNewer, JOBS, MANIFEST, type Manifest, readManifest, tableFile, UPLOADS } from "./manifest";
import { listTables, quoted, removeEmptyInstance, setSequences } from "./tables";

type Target = { url: string; dataDir: string; keyFile: string };

const PARTS = new RegExp(`^(\\./)?(${MANIFEST}|${JOBS}|tables(/\\w+\\.copy)?|${UPLOADS}(/.*)?)/?$`);

async function unpack(file: string, folder: string): Promise<Manifest> {
  try {
    await extract({
      file,
      cwd: folder,
      strict: true,
      filter: (name, entry) => PARTS.test(name) && "type" in entry && /^(File|OldFile|Directory)$/.test(entry.type),
    });
    return readManifest(readFileSync(path.join(folder, MANIFEST), "utf8"));
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === "ENOSPC") throw error;
    throw new Refusal("restore_not_backup", { file, reason: code ?? (message.split("\n")[0] || "?") });
  }
}

function checkKey(manifest: Manifest, keyFile: string): void {
  try {
    if (isRightKey(Buffer.from(manifest.keyCheck, "base64url"))) return;
  } catch (error) {
    if (error instanceof KeyMissing) throw new Refusal("restore_key_missing", { file: keyFile });
    throw error;
  }
  throw new Refusal("restore_key_wrong", { file: keyFile });
}

/** Refuses a place that holds anything: people's data, uploads, or tables of something else. */
async function checkEmpty(client: pg.Client, dataDir: string, manifest: Manifest): Promise<void> {
  const uploads = path.join(dataDir, UPLOADS);
  if (existsSync(uploads) && readdirSync(uploads).length > 0) throw new Refusal("restore_not_empty");
  const there = (await listTables(client)).map(({ name }) => name);
  if (there.length === 0) return;
  const ours = there.includes("Instance") && manifest.tables.every(({ name }) => there.includes(name));
  if (!ours || !(await isEmpty(client))) throw new Refusal("restore_not_empty");
}

async function loadTables(client: pg.Client, manifest: Manifest, folder: string): Promise<void> {
  // The backup's own order may be from a time of other references: this database's order counts.
  for (const { name } of await listTables(client)) {
    const table = manifest.tables.find((one) => one.name === name);
    if (!table) continue;
    const columns = table.columns.map(quoted).join(", ");
    const rows = client.query(copyFrom(`COPY ${quoted(name)} (${columns}) FROM STDIN`));
    await pipeline(createReadStream(path.join(folder, tableFile(name))), rows);
    if (rows.rowCount !== table.rows) throw new Error(`${name}: ${rows.rowCount} rows instead of ${table.rows}`);
  }
}

async function loadJobs(client: pg.Client, folder: string): Promise<void> {
  for (const line of readFileSync(path.join(folder, JOBS), "utf8").split("\n").filter(Boolean)) {
    const job = JSON.parse(line);
    await client.query(
      `SELECT graphile_worker.add_job($1, $2::json, run_at => $3::timestamptz, max_attempts => $4::int, job_key => $5,
        priority => $6::int)`,
      [job.name, JSON.stringify(job.payload), job.runAt, job.maxAttempts, job.key, job.priority],
    );
  }
}

async function load(client: pg.Client, manifest: Manifest, folder: string, file: string): Promise<void> {
  await client.query("BEGIN");
  try {
    await loadTables(client, manifest, folder);
    await setSequences(client);
    await loadJobs(client, folder);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const { code, message } = error as { code?: string; message: string };
    if (code === "53100") throw error;
    throw new Refusal("restore_not_backup", { file, reason: message });
  }
}

/**
 * Restores a backup into an empty instance: its own migrations, its rows in one transaction, its uploads, then the
 * migrations that are newer than it. Refuses anything but an empty instance, a newer backup, and another key.
 */
export async function restore(target: Target, file: string): Promise<Manifest> {
  mkdirSync(target.dataDir, { recursive: true });
  const folder = mkdtempSync(path.join(target.dataDir, "restore-"));
  const client = new pg.Client({ connectionString: target.url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const manifest = await unpack(file, folder);
    if (isNewer(manifest, migrationNames())) throw new Refusal("restore_newer", { version: manifest.version });
    checkKey(manifest, target.keyFile);
    await checkEmpty(client, target.dataDir, manifest);
    await removeEmptyInstance(client);
    await migrate(target.url, manifest.migrations);
    await load(client, manifest, folder, file);
    await migrate(target.url);
    const uploads = path.join(folder, UPLOADS);
    rmSync(path.join(target.dataDir, UPLOADS), { recursive: true, force: true });
    if (existsSync(uploads)) renameSync(uploads, path.join(target.dataDir, UPLOADS));
    return manifest;
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
