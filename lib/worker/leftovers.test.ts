import { run } from "graphile-worker";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { db, transaction } from "../db";
import { env } from "../env";
import { newId } from "../ids";
import { enqueue } from "../jobs/enqueue";
import { startWorker } from "./runner";

const url = env().databaseUrl ?? "";
const pool = new pg.Pool({ connectionString: url });
afterAll(() => pool.end());

/** A job that no clock ever asks for: beside one of the sweep's, the sweep of a full ten minutes would be counted too. */
const JOB = "auth.test-mail";
const anyJob = () => transaction((tx) => enqueue(tx, JOB, { organizerId: newId() }));

/** A job as a killed worker leaves it: marked as taken a moment ago, by somebody who is gone. */
async function aJobInDeadHands(): Promise<void> {
  await anyJob();
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'gone', attempts = 1`;
}

const jobsLeft = async () => (await pool.query("SELECT id FROM graphile_worker._private_jobs")).rowCount;

test("a job that a killed worker had in hand is done by the next one, at once", async () => {
  await aJobInDeadHands();
  let done = () => {};
  const ran = new Promise<void>((resolve) => {
    done = resolve;
  });
  const worker = await startWorker(url, { [JOB]: async () => done() });
  await ran;
  await worker.stop();
  expect(await jobsLeft()).toBe(0);
});

test("without the look for leftovers it stays where it is", async () => {
  await aJobInDeadHands();
  const taskList = { [JOB]: () => undefined };
  const bare = await run({ connectionString: url, taskList, pollInterval: 100, noHandleSignals: true });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await bare.stop();
  expect(await jobsLeft()).toBe(1);
});

test("a job that a living worker has in hand is left to it", async () => {
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await anyJob();
  let times = 0;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let taken = () => {};
  const inHand = new Promise<void>((resolve) => {
    taken = resolve;
  });
  const handlers = {
    [JOB]: async () => {
      times += 1;
      taken();
      await finished;
    },
  };
  const first = await startWorker(url, handlers);
  await inHand;
  const second = await startWorker(url, handlers);
  await new Promise((resolve) => setTimeout(resolve, 500));
  finish();
  await Promise.all([first.stop(), second.stop()]);
  expect(times).toBe(1);
});
