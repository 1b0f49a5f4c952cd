import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { test as base, expect } from "@playwright/test";
import pg from "pg";
import { linkToken } from "@/lib/privacy/link-tokens";
import { type App, startApp } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { fateOf, startHostileSink } from "./sending/hostile-sink";
import { addReaders, ledgerOf, type Reader, sendTo, takeKeyOf } from "./sending/readers";

type Sink = Awaited<ReturnType<typeof startHostileSink>>;

const MAILS = LONG ? 20_000 : 500;
const KILLS = LONG ? 12 : 2;
/** Six crashes in a minute would make start give up, as it should. */
const BETWEEN_MS = LONG ? 12_500 : 1500;
const LANES = 8;

const test = base.extend<object, { sink: Sink; app: App; client: pg.Client }>({
  sink: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from here
    async ({}, use) => {
      const sink = await startHostileSink();
      await use(sink);
      await sink.stop();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ sink }, use) => {
      const env = { SMTP_URL: sink.url, SMTP_CONNECTIONS: String(LANES), MAIL_RETRY_SECONDS: "4", HOST: "127.0.0.1" };
      const app = await startApp({ env });
      takeKeyOf(app);
      await use(app);
      expect(await app.stop(), app.output().slice(-2000)).toBe(0);
    },
    { scope: "worker", timeout: 240_000 },
  ],
  client: [
    async ({ app }, use) => {
      const client = new pg.Client({ connectionString: app.databaseUrl });
      await client.connect();
      await use(client);
      await client.end();
    },
    { scope: "worker" },
  ],
});

test.describe.configure({ timeout: LONG ? 900_000 : 240_000 });

const isFinished = async (client: pg.Client, id: string): Promise<boolean> =>
  (await client.query('SELECT 1 FROM "Broadcast" WHERE id = $1 AND "finishedAt" IS NOT NULL', [id])).rowCount === 1;

const finished = (client: pg.Client, id: string) =>
  expect.poll(() => isFinished(client, id), { timeout: LONG ? 600_000 : 120_000, intervals: [500] }).toBe(true);

/** The sink's count of a message's readers, beside what the product says of each. */
async function judge(client: pg.Client, sink: Sink, id: string, readers: Reader[]) {
  const ledger = await ledgerOf(client, id);
  const seen = readers.map((reader) => ({
    fate: fateOf(reader.address),
    times: sink.taken.get(reader.address) ?? 0,
    state: ledger.get(reader.contactId)?.state ?? "gone",
  }));
  const uncertain = seen.filter(({ state }) => state === "uncertain");
  return {
    twice: seen.filter(({ times }) => times > 1).length,
    /** Nobody got it and nobody is told so. */
    silentlyMissing: seen.filter(
      ({ times, state }) => times === 0 && !["refused", "uncertain", "dropped"].includes(state),
    ).length,
    refusedYetTaken: seen.filter(({ times, state }) => times > 0 && state === "refused").length,
    sent: seen.filter(({ state }) => state === "sent").length,
    refused: seen.filter(({ state }) => state === "refused").length,
    /** Uncertain though the server itself did not hang up. */
    uncertainByKills: uncertain.filter(({ fate }) => !fate.startsWith("dropped")).length,
  };
}

test("through kill -9 of the worker and a hostile mail server nobody gets it twice and nobody is forgotten", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, MAILS, "hostile");
  const id = await sendTo(client, readers);
  let kills = 0;
  while (kills < KILLS && !(await isFinished(client, id))) {
    await sleep(BETWEEN_MS);
    for (const pid of app.workerPids()) process.kill(pid, "SIGKILL");
    kills += 1;
    await expect.poll(() => app.workerPids().length, { timeout: 30_000 }).toBe(1);
  }
  expect(kills).toBe(KILLS);
  await sink.goAway(LONG ? 15_000 : 1000);
  await finished(client, id);
  const verdict = await judge(client, sink, id, readers);
  expect(verdict).toMatchObject({ twice: 0, silentlyMissing: 0, refusedYetTaken: 0 });
  expect(verdict.uncertainByKills).toBeLessThanOrEqual(KILLS * LANES + LANES);
  const refusable = readers.filter(({ address }) => fateOf(address) === "refused").length;
  expect(verdict.refused).toBeLessThanOrEqual(refusable);
  expect(verdict.refused).toBeGreaterThanOrEqual(refusable - verdict.uncertainByKills);
  expect(verdict.sent).toBeGreaterThan(MAILS * 0.9);
});

/** One click in the mail program of some readers while the message leaves; when each was acknowledged. */
async function clickSome(app: App, id: string, readers: Reader[]): Promise<Map<string, number>> {
  const acknowledged = new Map<string, number>();
  for (const { contactId } of readers) {
    const url = `${app.origin}/api/public/me/${linkToken("me", contactId, 1)}/broadcasts/${id}/one-click`;
    const answer = await fetch(url, { method: "POST", body: "List-Unsubscribe=One-Click" });
    expect(answer.status).toBe(200);
    acknowledged.set(contactId, Date.now());
  }
  return acknowledged;
}

test("who unsubscribes while it leaves is not claimed after the acknowledgement", async ({ app, client, sink }) => {
  const readers = await addReaders(client, LONG ? 4000 : 500, "partir");
  const id = await sendTo(client, readers);
  const before = sink.taken.size;
  await expect.poll(() => sink.taken.size, { timeout: 30_000, intervals: [20] }).toBeGreaterThan(before + 20);
  const acknowledged = await clickSome(
    app,
    id,
    readers.filter((_, place) => place % 10 === 0),
  );
  await finished(client, id);
  const ledger = await ledgerOf(client, id);
  const late = [...acknowledged].filter(([contactId, at]) => {
    const claimedAt = ledger.get(contactId)?.claimedAt;
    return claimedAt && claimedAt.getTime() > at;
  });
  expect(late).toEqual([]);
  const spared = [...acknowledged.keys()].filter((contactId) => ledger.get(contactId)?.state === "dropped");
  expect(spared.length, "some clicked in time").toBeGreaterThan(0);
});

test("control: a sender that records after it has sent doubles under the same test, and sends to who has left", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, 400, "naif");
  const id = await sendTo(client, readers);
  await client.query('UPDATE "Broadcast" SET "pausedAt" = now() WHERE id = $1', [id]);
  const start = (): ChildProcess =>
    spawn(process.execPath, ["--import", "tsx", "tests/faults/sending/hasty-sender.ts", id], {
      env: { ...process.env, DATABASE_URL: app.databaseUrl, SMTP_URL: sink.url },
      stdio: "inherit",
    });
  let sender = start();
  await expect.poll(() => readers.some(({ address }) => sink.taken.has(address)), { timeout: 60_000 }).toBe(true);
  const stays = readers.filter(({ address }) => !sink.taken.has(address) && fateOf(address) === "accepted").slice(-20);
  await clickSome(app, id, stays);
  sender.kill("SIGKILL");
  sender = start();
  await new Promise((ended) => sender.once("exit", ended));
  const verdict = await judge(client, sink, id, readers);
  expect(verdict.twice + verdict.silentlyMissing).toBeGreaterThan(0);
  expect(stays.filter(({ address }) => sink.taken.has(address)).length).toBeGreaterThan(0);
});
