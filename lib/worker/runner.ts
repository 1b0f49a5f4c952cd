import { Logger, parseCronItems, run, type Task, type TaskList } from "graphile-worker";
import pg from "pg";
import type { JobHandlers, JobName } from "../jobs/jobs";
import { log } from "../log";
import { MailDelayed } from "../mail/transport";
import { NIGHTLY } from "../purge/rules";
import { days } from "../time";
import { handlers } from "./handlers";
import { claimLeftovers } from "./leftovers";

const CONCURRENCY = 4;
/** Handlers, their look-ups of new jobs, one connection that listens, one that says we live. */
const POOL_SIZE = CONCURRENCY + 3;

const cronItems = parseCronItems([
  { task: "worker.sweep" satisfies JobName, match: "*/10 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  {
    task: "newsletters.bounces" satisfies JobName,
    match: "*/5 * * * *",
    options: { backfillPeriod: 0, maxAttempts: 1 },
  },
  // A machine that sleeps at night purges when it wakes.
  { task: "worker.purge" satisfies JobName, match: NIGHTLY, options: { backfillPeriod: days(1), maxAttempts: 3 } },
  { task: "worker.verify" satisfies JobName, match: "30 3 * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
]);

/**
 * What may be kept of an error: its kind, its code and where it happened, never its message. A mail server's refusal
 * and a database's complaint quote addresses, and the queue stores in clear what a job throws.
 */
export function errorWithoutWords(error: unknown): Error {
  const { name = "Error", code, stack = "" } = error as { name?: string; code?: string; stack?: string };
  const safe = new Error([name, code].filter(Boolean).join(" "));
  safe.stack = [safe.message, ...stack.split("\n").filter((line) => /^\s+at /.test(line))].join("\n");
  return safe;
}

const task =
  (name: string, handle: (payload: never, now: Date) => Promise<void>): Task =>
  async (payload, { job }) => {
    try {
      await handle(payload as never, new Date());
    } catch (error) {
      const safe = errorWithoutWords(error);
      const which = { job: name, id: job.id, attempt: job.attempts };
      if (job.attempts >= job.max_attempts) log.error({ ...which, error: safe.stack }, "job failed for the last time");
      // A mail server that is away delays every mail, time after time: one line each, nothing to trace.
      else if (error instanceof MailDelayed) log.warn({ ...which, code: error.code }, "a mail waits for the next try");
      else log.error({ ...which, error: safe.stack }, "job failed, it will be tried again");
      throw safe;
    }
  };

/** graphile-worker's task list from handlers by name. */
export const taskList = (from: JobHandlers): TaskList =>
  Object.fromEntries(Object.entries(from).map(([name, handle]) => [name, task(name, handle as never)]));

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE });
  const lost = (error: Error & { code?: string }) =>
    log.warn({ code: error.code }, "worker lost a database connection");
  pool.on("error", lost);
  // A connection that is in use reports to its own listeners only; without one the process would end.
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}

export type RunningWorker = {
  /** Finishes the jobs in hand, then lets go of the database. */
  stop(): Promise<void>;
  /** Settles when the worker stops; rejects when it cannot go on. */
  ended: Promise<void>;
};

/** Takes jobs from the queue of a migrated database until stopped. Signals are the caller's matter. */
export async function startWorker(databaseUrl: string, from: JobHandlers = handlers): Promise<RunningWorker> {
  const pool = openPool(databaseUrl);
  const logger = new Logger(() => (level, message, meta) => {
    // What a job failed of, the task has told already.
    if (level === "error" && !meta?.failure) log.error({ worker: message }, "queue");
  });
  const tasks = taskList(from);
  let lose = (_: Error) => {};
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  lost.catch(() => undefined);
  let letGo = () => {};
  try {
    letGo = await claimLeftovers(pool, (error) => lose(error));
    const runner = await run({
      pgPool: pool,
      taskList: tasks,
      parsedCronItems: cronItems.filter((item) => item.task in tasks),
      concurrency: CONCURRENCY,
      pollInterval: 2000,
      noHandleSignals: true,
      logger,
    });
    const stop = () =>
      runner
        .stop()
        .finally(letGo)
        .finally(() => pool.end());
    return { stop, ended: Promise.race([runner.promise, lost]) };
  } catch (error) {
    letGo();
    await pool.end();
    throw error;
  }
}
