import { existsSync } from "node:fs";
import path from "node:path";
import type { Env } from "@/lib/env";
import { findRunningPostgres } from "../postgres/embedded";
import { openDatabase, postgresFolder } from "../start/database";
import { storedKeyCheck } from "../start/key";
import { refusalOf } from "../start/refusal";
import { checkClock, checkDatabase, checkQueue } from "./database";
import { type Finding, warn, wrong } from "./finding";
import { checkFolder, checkKey } from "./machine";
import { checkSettings } from "./settings";
import { checkVersions, installed } from "./versions";

type Data = { findings: Finding[]; keyCheck: Uint8Array | null; version: string | null };

/** What the database tells; nothing is brought up for it. One that is not there is one finding, whatever the reason. */
async function askDatabase(settings: Env): Promise<Data> {
  const nothing = { keyCheck: null, version: null };
  const folder = postgresFolder(settings.dataDir);
  if (!settings.databaseUrl && !findRunningPostgres(folder))
    return { ...nothing, findings: [warn(existsSync(folder) ? "doctor_not_running" : "doctor_never_started")] };
  try {
    const { pool } = await openDatabase({ ...settings, role: "web" });
    try {
      const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
      const findings = [...(await checkDatabase(pool)), await checkClock(pool)];
      const [row] = (
        await pool.query(`SELECT to_regclass('"PurgeRun"') AS ours, to_regclass('graphile_worker.jobs') AS jobs`)
      ).rows;
      if (row?.ours && row.jobs) findings.push(...(await checkQueue(pool)));
      return { findings, keyCheck: await storedKeyCheck(pool), version: rows[0]?.version ?? null };
    } finally {
      await pool.end();
    }
  } catch (error) {
    const refusal = refusalOf(error, settings.dataDir);
    const { code, message } = error as { code?: string; message: string };
    const said = refusal
      ? wrong(refusal.key, refusal.values)
      : wrong("doctor_database_odd", { reason: code ?? message });
    return { ...nothing, findings: [said] };
  }
}

/** Looks at everything but mail: each thing by itself, so that one that fails hides no other. */
export async function checkEverything(settings: Env, root: string): Promise<Finding[]> {
  const { findings, keyCheck, version } = await askDatabase(settings);
  const uploads = path.join(settings.dataDir, "uploads");
  const folders = [settings.dataDir, uploads].filter((folder) => folder === settings.dataDir || existsSync(folder));
  const runs: Record<string, string | null> = { node: process.versions.node, postgresql: version };
  return [
    ...checkSettings(settings, root),
    ...findings,
    ...(existsSync(settings.dataDir) ? await Promise.all(folders.map((folder) => checkFolder(folder))) : []),
    ...checkKey(settings, keyCheck),
    ...checkVersions((name) => (name in runs ? (runs[name] ?? null) : installed(root, name))),
  ];
}
