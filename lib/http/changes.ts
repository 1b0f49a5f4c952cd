import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { log } from "../log";
import type { CachedPage, Change, PageCache } from "./page-cache";
import { PAGES_CHANGED } from "./page-changed";

const HEARTBEAT_MS = 5000;
const LONGEST_PAUSE_MS = 5000;

type Ears = { change(change: Change): unknown; listening(heard: boolean): unknown };

/**
 * What a process that keeps pages does at a change: they go at once, however long `learn` takes to find out how the site
 * speaks now, and those made meanwhile go after it.
 */
export const earsOf = (cache: Pick<PageCache<CachedPage>, "drop" | "listening">, learn: () => Promise<void>): Ears => ({
  change: async (change) => {
    cache.drop(change);
    if (change !== "all") return;
    await learn();
    cache.drop(change);
  },
  listening: async (heard) => {
    if (heard) await learn();
    cache.listening(heard);
  },
});

function readChange(payload: string | undefined): Change {
  try {
    const paths: unknown = JSON.parse(payload ?? "");
    return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : "all";
  } catch {
    return "all";
  }
}

/** One connection for as long as it lives; it is asked for a sign of life so that a silent loss is noticed. */
async function hearOnce(connectionString: string, ears: Ears, signal: AbortSignal): Promise<void> {
  const client = new Client({ connectionString, keepAlive: true, query_timeout: HEARTBEAT_MS });
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    signal.addEventListener("abort", () => resolve());
  });
  try {
    await client.connect();
    client.on("notification", ({ payload }) => void ears.change(readChange(payload)));
    await client.query(`LISTEN ${PAGES_CHANGED}`);
    await ears.listening(true);
    let alive = true;
    while (alive) {
      alive = await Promise.race([lost.then(() => false), wait(HEARTBEAT_MS, true, { ref: false })]);
      if (alive) await client.query("SELECT 1");
    }
  } finally {
    await ears.listening(false);
    await client.end().catch(() => undefined);
  }
}

/**
 * Hears what public pages must be forgotten (lib/http/page-changed), for as long as the process lives: connects again
 * after a loss, and says at each moment whether it hears. Gives the function that stops it.
 */
export function hearChanges(connectionString: string, ears: Ears): () => void {
  const stop = new AbortController();
  const run = async () => {
    let pause = 200;
    while (!stop.signal.aborted) {
      const began = Date.now();
      await hearOnce(connectionString, ears, stop.signal).catch((error) => {
        log.warn({ err: error }, "changes of pages cannot be heard; pages are rendered each time until then");
      });
      pause = Date.now() - began > HEARTBEAT_MS ? 200 : Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (!stop.signal.aborted) await wait(pause, undefined, { ref: false });
    }
  };
  void run();
  return () => stop.abort();
}
