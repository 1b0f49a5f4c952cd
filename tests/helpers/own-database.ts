import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { copyDatabase } from "./database";

const database = await copyDatabase(inject("postgresUrl"));
const key = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
const CORTEGE_ERASURES_FILE = path.join(tmpdir(), `cortege-erasures-${key.slice(0, 9)}`);
// NODE_ENV is read-only in the types of Next; a test says what it is all the same.
Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: database.url,
  CORTEGE_KEY: key,
  CORTEGE_ERASURES_FILE,
  CORTEGE_DEMO: "off",
});

afterAll(async () => {
  const { closeDb } = await import("@/lib/db");
  await closeDb();
  rmSync(CORTEGE_ERASURES_FILE, { force: true });
  await database.drop();
});
