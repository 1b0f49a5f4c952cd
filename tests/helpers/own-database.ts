import { afterAll, inject } from "vitest";
import { copyDatabase } from "./database";

const database = await copyDatabase(inject("postgresUrl"));
const key = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
// NODE_ENV is read-only in the types of Next; a test says what it is all the same.
Object.assign(process.env, { NODE_ENV: "test", DATABASE_URL: database.url, CORTEGE_KEY: key, CORTEGE_DEMO: "off" });

afterAll(async () => {
  const { closeDb } = await import("@/lib/db");
  await closeDb();
  await database.drop();
});
