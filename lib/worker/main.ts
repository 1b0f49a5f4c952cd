import { setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDb } from "../db";
import { env } from "../env";
import { hearChanges } from "../http/changes";
import { log } from "../log";
import { type RunningEngine, startEngine } from "../mail/sending/engine";
import { composeBroadcast } from "../newsletters/broadcasts/composing/queries";
import { learnWording } from "../settings/words/queries";
import { errorWithoutWords, type RunningWorker, startWorker } from "./runner";

/** The worker process: works until it is told to stop, then finishes the jobs in hand. */

const RETRY_MS = 2_000;
/** Where there is not enough for both, somebody who waits for a page comes before a mail that is a moment later. */
const NICENESS = 5;

let worker: RunningWorker | undefined;
let engine: RunningEngine | undefined;
let ending = false;

/** Mails speak as the site does, also from the moment on when that changes. */
const hearWording = (databaseUrl: string) =>
  hearChanges(databaseUrl, {
    change: async (change) => {
      if (change === "all") await learnWording();
    },
    listening: async (heard) => {
      if (heard) await learnWording();
    },
  });

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  const stopped = Promise.all([worker?.stop(), engine?.stop()]);
  await stopped.catch((error) => log.error({ error: errorWithoutWords(error).message }, "worker stopped badly"));
  await closeDb();
  process.exit(0);
}

/** A database that is away, for however long, is waited for: the jobs are in it, and nothing can be done without. */
async function work(databaseUrl: string): Promise<void> {
  while (!ending) {
    try {
      await learnWording();
      worker = await startWorker(databaseUrl);
      engine ??= startEngine(composeBroadcast);
      process.send?.({ ready: "worker" });
      await worker.ended;
    } catch (error) {
      log.error({ error: errorWithoutWords(error).message }, "worker could not go on, it tries again");
    }
    if (ending) return;
    await worker?.stop().catch(() => undefined);
    worker = undefined;
    await sleep(RETRY_MS);
  }
}

process.on("SIGTERM", end);
process.on("SIGINT", end);
// An SMTP or database reset in the wrong moment must not take the other jobs down.
process.on("unhandledRejection", (error) =>
  log.error({ error: errorWithoutWords(error).stack }, "unhandled rejection"),
);

setPriority(NICENESS);
const { databaseUrl } = env();
if (!databaseUrl) throw new Error("DATABASE_URL is not set; scripts/start sets it for the embedded database");
hearWording(databaseUrl);
await work(databaseUrl);
