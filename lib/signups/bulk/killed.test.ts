import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { LONG } from "@/tests/helpers/long";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { manyContacts } from "@/tests/helpers/story";
import { startBulk, undoBulk } from "./mutations";
import { PIECE } from "./rules";

const PEOPLE = PIECE.TAG * (LONG ? 6 : 3);
const KILLED_AFTER = LONG ? 3 : 1;
const WAIT = { timeout: 30_000, interval: 50 };
const workers: ChildProcess[] = [];

afterEach(() => {
  for (const worker of workers) worker.kill("SIGKILL");
});

/** The worker as npm start runs it: a process of its own. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "lib/worker/main.ts"], { stdio: "ignore" });
  workers.push(worker);
  return worker;
}

/** Kills the worker between what a piece does and what it notes of it: when it comes to write about somebody whom we hold. */
async function killAt(bulkActId: string, skip: number, worker = startWorker()): Promise<void> {
  const client = new pg.Client({ connectionString: env().databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN");
  // Rows that an OFFSET passes over would be held too: found first, then held.
  await client.query(
    `SELECT 1 FROM "BulkPerson" WHERE "bulkActId" = $1 AND "groupContactId" = (
       SELECT "groupContactId" FROM "BulkPerson" WHERE "bulkActId" = $1 ORDER BY 1 OFFSET $2 LIMIT 1) FOR UPDATE`,
    [bulkActId, skip],
  );
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  // Not asked on that connection: within a transaction PostgreSQL tells the activity of its beginning.
  const inTheWay = async () =>
    expect(
      await db.$queryRaw`SELECT 1 FROM pg_stat_activity WHERE ${rows[0].pid}::int = ANY(pg_blocking_pids(pid))`,
    ).toHaveLength(1);
  await vi.waitFor(inTheWay, WAIT);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  await client.end();
}

test("a worker killed in the middle leaves nobody out and does nobody twice, nor does the undo", async () => {
  const scope = await someScope(await someGroup());
  const { groupId } = scope;
  await manyContacts(groupId, PEOPLE);
  await db.$executeRaw`
    UPDATE "GroupContact" SET tags = ARRAY['avant', 'presse'] WHERE "groupId" = ${groupId}::uuid AND id::text < '4'`;
  const tags = () =>
    db.groupContact.findMany({ where: { groupId }, select: { id: true, tags: true }, orderBy: { id: "asc" } });
  const before = await tags();
  const had = before.filter((row) => row.tags.length).length;
  const act = (id: string) => db.bulkAct.findUniqueOrThrow({ where: { id } });
  const over = async (id: string) => expect((await act(id)).finishedAt).not.toBeNull();

  const started = await startBulk(scope, readContactsAsk({}), { act: "tag", tag: "presse" }, NOW);
  if (!started.ok) throw new Error(started.reason);
  const id = started.bulkId;
  await killAt(id, PIECE.TAG * KILLED_AFTER + 7);
  expect(await act(id)).toMatchObject({ done: PIECE.TAG * KILLED_AFTER, finishedAt: null });
  const next = startWorker();
  await vi.waitFor(() => over(id), WAIT);
  expect(await act(id)).toMatchObject({ total: PEOPLE, done: PEOPLE, changed: PEOPLE - had });
  expect((await tags()).filter((row) => row.tags.filter((tag) => tag === "presse").length !== 1)).toEqual([]);

  expect(await undoBulk(scope, id, new Date())).toEqual({ ok: true });
  await killAt(id, PIECE.TAG * KILLED_AFTER + 7, next);
  startWorker();
  await vi.waitFor(() => over(id), WAIT);
  expect(await tags()).toEqual(before);
}, 180_000);
