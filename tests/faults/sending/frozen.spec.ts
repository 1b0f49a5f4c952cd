import { setTimeout as sleep } from "node:timers/promises";
import { HELD_FOR_SECONDS } from "@/lib/mail/sending/rules";
import { LONG } from "@/tests/helpers/long";
import { addReaders, type Database, sendTo } from "./readers";
import { ended, expect, finished, judge, LANES, startHasty, startWorker, takesMore, tell, test } from "./scene";

const MAILS = LONG ? 4000 : 400;

/** Waits until the hold of a process that says nothing is over. In the short form the database says at once that it is. */
async function holdRunsOut(client: Database, id: string): Promise<void> {
  if (LONG) await sleep((HELD_FOR_SECONDS + 5) * 1000);
  else await client.query('UPDATE "Broadcast" SET "heldUntil" = now() WHERE id = $1', [id]);
}

test("a worker that was frozen while another took its message over doubles nobody and forgets nobody", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, MAILS, "gel");
  sink.answersAfterMs = 80;
  const begun = takesMore(sink, 40);
  const id = await sendTo(client, readers);
  await begun;
  const [frozen = 0] = app.workerPids();
  process.kill(frozen, "SIGSTOP");
  const second = startWorker(app, sink);
  try {
    await holdRunsOut(client, id);
    await takesMore(sink, 40);
  } finally {
    process.kill(frozen, "SIGCONT");
  }
  sink.answersAfterMs = 0;
  await finished(client, id);
  second.kill("SIGTERM");
  expect(await ended(second), "the second worker ends as it is told").toBe(0);
  const verdict = await judge(client, sink, id, readers);
  tell("worker frozen", { mails: MAILS, ...verdict });
  expect(verdict).toMatchObject({ twice: 0, silentlyMissing: 0, refusedYetTaken: 0 });
  expect(verdict.uncertainByKills).toBeLessThanOrEqual(LANES);
});

test("control: a sender that holds nothing doubles when another begins while it is frozen", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, 300, "naif-gel");
  const id = await sendTo(client, readers, { paused: true });
  const begun = takesMore(sink, 1);
  const first = startHasty(app, sink, id);
  await begun;
  first.kill("SIGSTOP");
  await ended(startHasty(app, sink, id));
  first.kill("SIGCONT");
  await ended(first);
  expect((await judge(client, sink, id, readers)).twice).toBeGreaterThan(0);
});
