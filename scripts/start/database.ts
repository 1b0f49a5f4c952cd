import path from "node:path";
import pg from "pg";
import type { Env } from "@/lib/env";
import { findRunningPostgres, type RunningPostgres, startPostgres } from "../postgres/embedded";
import { Refusal } from "./refusal";

/** Where the embedded database lives inside the data folder. */
export const postgresFolder = (dataDir: string): string => path.join(dataDir, "postgres");

export type Database = { url: string; pool: pg.Pool; embedded: RunningPostgres | null };

/** "host:port/name" of an address, without its password. */
function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/** A pool whose lost connections end nothing. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

async function reach(url: string): Promise<pg.Pool> {
  const pool = openPool(url);
  try {
    await pool.query("SELECT 1");
    return pool;
  } catch (error) {
    await pool.end();
    const { code = "", message } = error as { code?: string; message: string };
    const values = { database: nameOf(url), reason: code || message };
    // 28…: who you are; 3D000: there is no such database; 42501: you may not.
    throw new Refusal(/^(28|3D|42501)/.test(code) ? "database_refused" : "database_unreachable", values);
  }
}

/** The database of these settings: the one of DATABASE_URL, else the embedded one, which belongs to the role "all". */
export async function openDatabase(settings: Env): Promise<Database> {
  if (settings.databaseUrl)
    return { url: settings.databaseUrl, pool: await reach(settings.databaseUrl), embedded: null };
  const folder = postgresFolder(settings.dataDir);
  if (settings.role === "all") {
    const embedded = await startPostgres({ dataDir: folder });
    return { url: embedded.url, pool: openPool(embedded.url), embedded };
  }
  const url = findRunningPostgres(folder);
  if (!url) throw new Refusal("database_not_running", { folder: settings.dataDir });
  return { url, pool: await reach(url), embedded: null };
}
