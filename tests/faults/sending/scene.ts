import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test as base, expect } from "@playwright/test";
import pg from "pg";
import { type App, startApp } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { fateOf, startHostileSink } from "./hostile-sink";
import { type Database, ledgerOf, type Reader, takeKeyOf } from "./readers";

export type Sink = Awaited<ReturnType<typeof startHostileSink>>;

/** SMTP connections of one worker. */
export const LANES = 8;

const mailSettings = (sink: Sink) => ({
  SMTP_URL: sink.url,
  SMTP_CONNECTIONS: String(LANES),
  MAIL_RETRY_SECONDS: "4",
  HOST: "127.0.0.1",
});

/** A test with a Cortège of its own that sends to a hostile mail server; the files of this folder share it. */
export const test = base.extend<object, { sink: Sink; app: App; client: Database }>({
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
      const app = await startApp({ env: mailSettings(sink) });
      takeKeyOf(app);
      await use(app);
      expect(await app.stop(), app.output().slice(-2000)).toBe(0);
    },
    { scope: "worker", timeout: 240_000 },
  ],
  client: [
    async ({ app }, use) => {
      const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 2 });
      // The database is killed now and then.
      pool.on("error", () => undefined);
      await use(pool);
      await pool.end();
    },
    { scope: "worker" },
  ],
});

export { expect };

export const isFinished = async (client: Database, id: string): Promise<boolean> => {
  const asked = client.query('SELECT 1 FROM "Broadcast" WHERE id = $1 AND "finishedAt" IS NOT NULL', [id]);
  return asked.then(
    ({ rowCount }) => rowCount === 1,
    () => false,
  );
};

export const finished = (client: Database, id: string) =>
  expect.poll(() => isFinished(client, id), { timeout: LONG ? 600_000 : 120_000, intervals: [500] }).toBe(true);

/** Waits until the mail server has taken so many more. */
export const takesMore = (sink: Sink, count: number) => {
  const before = sink.taken.size;
  return expect
    .poll(() => sink.taken.size, { timeout: 120_000, intervals: [20] })
    .toBeGreaterThanOrEqual(before + count);
};

/** The sink's count of a message's readers, beside what the product says of each. */
export async function judge(client: Database, sink: Sink, id: string, readers: Reader[]) {
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
    uncertain: uncertain.length,
    /** Uncertain though the server itself did not hang up. */
    uncertainByKills: uncertain.filter(({ fate }) => !fate.startsWith("dropped")).length,
  };
}

/** What a run shows in its long form: figures to report. */
export const tell = (what: string, figures: object): void => {
  if (LONG) console.log(`${what}: ${JSON.stringify(figures)}`);
};

/** One more process of the app beside those that it keeps running itself. */
function startBeside(app: App, sink: Sink, ...program: string[]): ChildProcess {
  const own = {
    DATABASE_URL: app.databaseUrl,
    CORTEGE_KEY: app.key,
    CORTEGE_DATA: app.dataDir,
    PUBLIC_URL: app.origin,
  };
  return spawn(process.execPath, ["--import", "tsx", ...program], {
    env: { ...process.env, ...own, ...mailSettings(sink), NODE_ENV: "production" },
    stdio: "ignore",
  });
}

/** A second worker. */
export const startWorker = (app: App, sink: Sink): ChildProcess => startBeside(app, sink, "lib/worker/main.ts");

/** A sender of a message without any protection: what every test here must be red with. */
export const startHasty = (app: App, sink: Sink, broadcastId: string): ChildProcess =>
  startBeside(app, sink, "tests/faults/sending/hasty-sender.ts", broadcastId);

/** Its exit status, once it has ended; null when it was killed. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}
