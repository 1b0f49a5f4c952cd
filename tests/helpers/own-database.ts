import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { forgetKeys } from "@/lib/privacy/keys";
import { copyDatabase } from "./database";

/** A test may have set more: each file finds the environment that the first one found. */
const kept = globalThis as { environment?: NodeJS.ProcessEnv };
kept.environment ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in kept.environment)) delete process.env[name];

const database = await copyDatabase(inject("postgresUrl"));
const key = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
const CORTEGE_ERASURES_FILE = path.join(tmpdir(), `cortege-erasures-${key.slice(0, 9)}`);
// NODE_ENV is read-only in the types of Next; a test says what it is all the same.
Object.assign(process.env, kept.environment, {
  NODE_ENV: "test",
  DATABASE_URL: database.url,
  CORTEGE_KEY: key,
  CORTEGE_ERASURES_FILE,
  CORTEGE_DEMO: "off",
});
// The file before in this process had others: modules stay loaded between files, which saves a third of the time.
rereadEnv();
forgetKeys();

afterAll(async () => {
  await closeDb();
  rmSync(CORTEGE_ERASURES_FILE, { force: true });
  await database.drop();
});
