import { execFileSync } from "node:child_process";
import { chownSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { App } from "./app";

const CLUSTER = "postgres/pg18";
/** What belongs to the one that runs, not to its copies. */
const ITS_OWN = ["running-all.json", "mail", `${CLUSTER}/postmaster.pid`, `${CLUSTER}/postmaster.opts`];

/** Copies a data folder as it is, owners included. */
export const copyData = (from: string, to: string): void => void execFileSync("cp", ["-a", from, to]);

/** Lays the data of a running Cortège aside, as an online backup of PostgreSQL: others begin as copies of it. */
export async function layAside({ dataDir, databaseUrl }: Pick<App, "dataDir" | "databaseUrl">): Promise<string> {
  const folder = `${dataDir}-template`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("SELECT pg_backup_start('template', true)");
  copyData(dataDir, folder);
  const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(false)");
  await client.end();
  // The log up to the backup's end.
  copyData(`${dataDir}/${CLUSTER}/pg_wal`, `${folder}/${CLUSTER}`);
  const label = path.join(folder, CLUSTER, "backup_label");
  writeFileSync(label, rows[0].labelfile, { mode: 0o600 });
  const { uid, gid } = statSync(path.join(folder, CLUSTER));
  chownSync(label, uid, gid);
  for (const file of ITS_OWN) rmSync(path.join(folder, file), { recursive: true, force: true });
  return folder;
}
