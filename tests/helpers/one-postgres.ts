import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres/embedded";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's own database; each test file makes its database beside it. */
    postgresUrl: string;
  }
}

export const TEMPLATE = "cortege_template";

/** PostgreSQL copies a database only while nobody is in it, and a closed connection takes a moment to leave. */
async function untilNobodyIsIn(client: Client): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await client.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1", [TEMPLATE]);
    if (!rowCount) return;
    await sleep(50);
  }
  throw new Error("a connection to the template stays open");
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  client.on("error", () => undefined); // a migration that fails stops the server, and is what must be reported
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
    const template = new URL(serverUrl);
    template.pathname = `/${TEMPLATE}`;
    await migrate(template.href);
    await untilNobodyIsIn(client);
  } finally {
    await client.end();
  }
}

/** One PostgreSQL for the whole run, with one migrated template from which every test file copies its own database. */
export default async function onePostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "cortege-test-"));
  const postgres = await startPostgres({ dataDir: path.join(folder, "postgres"), settings: { fsync: "off" } });
  const stop = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await makeTemplate(postgres.url).catch(async (reason) => {
    await stop();
    throw reason;
  });
  project.provide("postgresUrl", postgres.url);
  return stop;
}
