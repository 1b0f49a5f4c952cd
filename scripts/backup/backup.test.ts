import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { list } from "tar";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closeDb, db, transaction } from "@/lib/db";
import { env, rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { keyCheck } from "@/lib/privacy/key-check";
import { forgetKeys, newKeyText } from "@/lib/privacy/keys";
import { seal } from "@/lib/privacy/sealed";
import { copyDatabase } from "@/tests/helpers/database";
import { Refusal } from "../start/refusal";
import { restore } from "./load";
import { MANIFEST } from "./manifest";
import { backup } from "./save";
import { listTables, quoted } from "./tables";

const folder = mkdtempSync(path.join(tmpdir(), "cortege-backup-"));
const file = path.join(folder, "backup.tar.gz");
const home = { url: "", dataDir: path.join(folder, "home") };
const place = async (name: string) => {
  const database = await copyDatabase(inject("postgresUrl"));
  return { ...database, dataDir: path.join(folder, name), keyFile: path.join(folder, "key") };
};

const AWKWARD = 'tab\t newline\n backslash\\ quote" é « » 🎉 \\. \\N';

/** A little of everything that is hard to copy: a tree whose child sorts first, bytes, arrays, nulls, odd characters. */
async function aLittleOfEverything(): Promise<void> {
  const [childId = "", parentId = ""] = [newId(), newId()].sort();
  const at = new Date("2026-11-21T12:00:00.123Z");
  await db.media.create({
    data: { id: newId(), path: "/p", width: 1, height: 2, widths: [320, 640], alt: { fr: AWKWARD } },
  });
  await db.group.create({ data: { id: parentId, slug: "parent", name: { fr: AWKWARD }, city: AWKWARD } });
  await db.group.create({ data: { id: childId, parentId, slug: "child", name: {}, shortName: "" } });
  for (let count = 0; count < 300; count += 1) {
    const id = newId();
    const sealedEmail = seal("Contact.sealedEmail", id, `${count}@exemple.fr`);
    const contact = { id, sealedEmail, emailIndex: new Uint8Array(Buffer.from(id)), lastActAt: at };
    const group = { groupId: childId, id: newId(), tags: ["a,b", 'c"d', "", "{}"] };
    await db.contact.create({ data: { ...contact, groups: { create: group } } });
  }
  for (const hash of ["1", "2", "3"])
    await db.auditEntry.create({
      data: { at, act: AWKWARD, previous: new Uint8Array([0, 92, 10]), hash: new Uint8Array(Buffer.from(hash)) },
    });
}

/** Every row of every table, hashed: the same for two databases that hold the same. */
async function digest(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows: Record<string, string> = {};
  for (const { name } of await listTables(client)) {
    const answer = await client.query(
      `SELECT count(*) || ':' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS all FROM ${quoted(name)} t`,
    );
    rows[name] = answer.rows[0].all;
  }
  const jobs = await client.query(
    "SELECT t.identifier, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY 1, j.payload::text",
  );
  await client.end();
  return { ...rows, jobs: JSON.stringify(jobs.rows) };
}

const reasonOf = (error: unknown) => (error instanceof Refusal ? error.key : error);

beforeAll(async () => {
  home.url = env().databaseUrl ?? "";
  mkdirSync(path.join(home.dataDir, "uploads/2026"), { recursive: true });
  mkdirSync(path.join(home.dataDir, "mail"));
  writeFileSync(path.join(home.dataDir, "uploads/2026/poster.webp"), "a picture");
  writeFileSync(path.join(home.dataDir, "mail/letter.eml"), "a letter");
  await db.instance.create({ data: { keyCheck: new Uint8Array(keyCheck()), demo: true, seededAt: new Date() } });
  await aLittleOfEverything();
  await transaction((tx) => enqueue(tx, "worker.sweep", {}));
  await backup(home, file);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a backup brings back every row, every waiting job and every upload in an empty instance", async () => {
  const there = await place("there");
  const manifest = await restore(there, file);
  expect(await digest(there.url)).toEqual(await digest(home.url));
  expect(manifest.tables.find(({ name }) => name === "Contact")?.rows).toBe(300);
  expect(readFileSync(path.join(there.dataDir, "uploads/2026/poster.webp"), "utf8")).toBe("a picture");
  const client = new pg.Client({ connectionString: there.url });
  await client.connect();
  const next = await client.query(
    `INSERT INTO "AuditEntry" (at, act, previous, hash) VALUES (now(), 'x', '', 'x') RETURNING id`,
  );
  const highest = await client.query(`SELECT max(id) AS id FROM "AuditEntry"`);
  expect(next.rows[0].id).toBe(highest.rows[0].id);
  await client.end();
  await there.drop();
});

test("a backup holds neither key nor mail", async () => {
  const names: string[] = [];
  await list({ file, onReadEntry: (entry) => names.push(entry.path) });
  expect(names).toContain(MANIFEST);
  expect(names).toContain("uploads/2026/poster.webp");
  expect(names.filter((name) => /mail|\bkey|postgres/.test(name))).toEqual([]);
  expect(readFileSync(file).includes(process.env.CORTEGE_KEY ?? "?")).toBe(false);
});

test("an instance that holds people is never overwritten", async () => {
  const before = await digest(home.url);
  const refusal = await restore({ ...home, dataDir: path.join(folder, "else"), keyFile: "" }, file).catch(reasonOf);
  expect(refusal).toBe("restore_not_empty");
  expect(await digest(home.url)).toEqual(before);
});

test("a damaged file is refused and leaves the instance empty", async () => {
  const there = await place("damaged");
  const damaged = path.join(folder, "damaged.tar.gz");
  writeFileSync(damaged, readFileSync(file).subarray(0, 9_000));
  expect(await restore(there, damaged).catch(reasonOf)).toBe("restore_not_backup");
  await there.drop();
});

test("a backup is refused under another key", async () => {
  const there = await place("other-key");
  const key = process.env.CORTEGE_KEY;
  try {
    process.env.CORTEGE_KEY = newKeyText();
    rereadEnv();
    forgetKeys();
    expect(await restore(there, file).catch(reasonOf)).toBe("restore_key_wrong");
  } finally {
    process.env.CORTEGE_KEY = key;
    rereadEnv();
    forgetKeys();
  }
  await there.drop();
  await closeDb();
});
