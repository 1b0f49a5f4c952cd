import type pg from "pg";
import { appliedMigrations, migrationNames } from "../migrate";
import { type Finding, fine, warn, wrong } from "./finding";

/** As lib/worker/leftovers has it: held, shared, by every worker that lives. */
const WORKERS = 7_267_835;
const OLDEST_SERVER = 15;
/** Connections that web, worker and a restart beside them may want. */
const WANTED = 30;
const CLOCK = { warn: 2, wrong: 20 };

/** The server's age, whether the database is at this version, and whether there are connections left. */
export async function checkDatabase(database: pg.Pool, ours = migrationNames(), wanted = WANTED): Promise<Finding[]> {
  const { rows } = await database.query<{ version: string; left: number; all: number }>(
    `SELECT current_setting('server_version') AS version, current_setting('max_connections')::int AS all,
       current_setting('max_connections')::int - count(*)::int AS left FROM pg_stat_activity`,
  );
  const [{ version = "?", left = 0, all = 0 } = {}] = rows;
  const findings: Finding[] = [];
  if (Number.parseInt(version, 10) < OLDEST_SERVER) findings.push(wrong("doctor_postgres_old", { version }));
  const client = await database.connect();
  const applied = await appliedMigrations(client).finally(() => client.release());
  const newer = applied.find((name) => !ours.includes(name));
  const missing = ours.filter((name) => !applied.includes(name));
  if (newer) findings.push(wrong("database_newer", { migration: newer }));
  if (missing.length) findings.push(warn("doctor_migrations_missing", { count: missing.length }));
  if (left < wanted) findings.push(warn("doctor_connections_few", { left, all }));
  return findings.length ? findings : [fine("doctor_database_fine", { version })];
}

/** How far this machine's clock and the database server's are apart, in seconds: codes of the second factor live 30. */
export async function checkClock(database: pg.Pool, now = () => Date.now()): Promise<Finding> {
  const before = now();
  const { rows } = await database.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const middle = (before + now()) / 2;
  return clockFinding(Math.abs((rows[0]?.at.getTime() ?? 0) - middle) / 1000, "PostgreSQL");
}

/** What a drift means. */
export function clockFinding(drift: number, server: string): Finding {
  const values = { seconds: Math.round(drift), server };
  if (drift > CLOCK.wrong) return wrong("doctor_clock_wrong", values);
  return drift > CLOCK.warn ? warn("doctor_clock_drifts", values) : fine("doctor_clock_fine", { server });
}

/** Whether jobs are done: a worker that lives, none that waits for long, none that was given up, and a purge each night. */
export async function checkQueue(database: pg.Pool): Promise<Finding[]> {
  const { rows } = await database.query<{ waiting: number | null; failed: number; workers: number; purged: boolean }>(
    `SELECT (SELECT floor(extract(epoch FROM now() - min(run_at)) / 60)::int FROM graphile_worker.jobs
         WHERE locked_at IS NULL AND attempts < max_attempts AND run_at < now()) AS waiting,
       (SELECT count(*)::int FROM graphile_worker.jobs WHERE attempts >= max_attempts) AS failed,
       (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND objid = ${WORKERS} AND mode = 'ShareLock'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS workers,
       NOT EXISTS (SELECT FROM "Instance" WHERE "createdAt" < now() - interval '2 days')
         OR EXISTS (SELECT FROM "PurgeRun" WHERE "finishedAt" > now() - interval '2 days') AS purged`,
  );
  const [{ waiting = 0, failed = 0, workers = 0, purged = false } = {}] = rows;
  const findings: Finding[] = [];
  if (!workers) findings.push(wrong("doctor_worker_away"));
  if (waiting && waiting > 10) findings.push((waiting > 60 ? wrong : warn)("doctor_queue_waits", { minutes: waiting }));
  if (failed) findings.push(warn("doctor_queue_failed", { count: failed }));
  if (!purged) findings.push(warn("doctor_purge_late"));
  return findings.length ? findings : [fine("doctor_queue_fine", { workers })];
}
