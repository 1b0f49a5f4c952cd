import { setTimeout as sleep } from "node:timers/promises";
import { type RunningPostgres, startPostgres } from "../postgres/embedded";
import { isAlive } from "../postgres/postmaster";
import { Refusal } from "./refusal";

const LOOK_EVERY_MS = 500;
const RESTARTS = 5;
const WINDOW_MS = 60_000;

/**
 * Starts the embedded database again, on the same port, when it is killed; web and worker find it by themselves.
 * `onGiveUp` hears why when that fails. Ends with `end()`, which stops the database.
 */
export function keepDatabase(first: RunningPostgres, dataDir: string, onGiveUp: (error: unknown) => void) {
  let server = first;
  const ending = new AbortController();
  let restarts: number[] = [];

  async function look(): Promise<void> {
    while (!ending.signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted || isAlive(server.pid)) continue;
      restarts = [...restarts.filter((at) => Date.now() - at < WINDOW_MS), Date.now()];
      if (restarts.length > RESTARTS) throw new Refusal("database_keeps_stopping", { folder: dataDir });
      server = await startPostgres({ dataDir, port: first.port });
    }
  }
  const looking = look().catch(onGiveUp);

  return {
    end: async () => {
      ending.abort();
      await looking;
      await server.stop();
    },
  };
}
