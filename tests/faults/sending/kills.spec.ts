import { setTimeout as sleep } from "node:timers/promises";
import { linkToken } from "@/lib/privacy/link-tokens";
import type { App } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { fateOf } from "./hostile-sink";
import { addReaders, ledgerOf, type Reader, sendTo } from "./readers";
import { ended, expect, finished, judge, LANES, startHasty, takesMore, tell, test } from "./scene";

/** TEST_MAILS=100000 for a night's run. */
const MAILS = Number(process.env.TEST_MAILS) || (LONG ? 20_000 : 500);
const KILLS = LONG ? 12 : 2;
/** Each worker that is killed has sent so many. */
const BETWEEN_MAILS = LONG ? 400 : 50;
/** Six crashes in a minute would make start give up, as it should. */
const BETWEEN_MS = LONG ? 12_500 : 1000;
/** So slowly does the server answer for a mail that what there is to send lasts for all kills. */
const PACE_MS = 80;

test("through kill -9 of the worker and a hostile mail server nobody gets it twice and nobody is forgotten", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, MAILS, "hostile");
  const started = Date.now();
  sink.answersAfterMs = PACE_MS;
  const id = await sendTo(client, readers);
  for (let kills = 0; kills < KILLS; kills += 1) {
    await Promise.all([takesMore(sink, BETWEEN_MAILS), sleep(BETWEEN_MS)]);
    for (const pid of app.workerPids()) process.kill(pid, "SIGKILL");
    await expect.poll(() => app.workerPids().length, { timeout: 30_000 }).toBe(1);
  }
  sink.answersAfterMs = 0;
  await takesMore(sink, 1);
  await sink.goAway(() => sleep(LONG ? 15_000 : 1000));
  await finished(client, id);
  const verdict = await judge(client, sink, id, readers);
  tell("worker killed", { mails: MAILS, kills: KILLS, ...verdict, seconds: Math.round((Date.now() - started) / 1000) });
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
  sink.answersAfterMs = PACE_MS;
  const begun = takesMore(sink, 20);
  const id = await sendTo(client, readers);
  await begun;
  const acknowledged = await clickSome(
    app,
    id,
    readers.filter((_, place) => place % 10 === 0),
  );
  sink.answersAfterMs = 0;
  await finished(client, id);
  const ledger = await ledgerOf(client, id);
  const late = [...acknowledged].filter(([contactId, at]) => {
    const claimedAt = ledger.get(contactId)?.claimedAt;
    return claimedAt && claimedAt.getTime() > at;
  });
  expect(late).toEqual([]);
  const spared = [...acknowledged.keys()].filter((contactId) => ledger.get(contactId)?.state === "dropped");
  tell("clicked while it left", { clicked: acknowledged.size, spared: spared.length, late: late.length });
  expect(spared.length, "some clicked in time").toBeGreaterThan(0);
});

test("control: a sender that records after it has sent doubles under the same test, and sends to who has left", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, 400, "naif");
  const id = await sendTo(client, readers, { paused: true });
  const begun = takesMore(sink, 1);
  const sender = startHasty(app, sink, id);
  await begun;
  const stays = readers.filter(({ address }) => !sink.taken.has(address) && fateOf(address) === "accepted").slice(-20);
  await clickSome(app, id, stays);
  sender.kill("SIGKILL");
  await ended(startHasty(app, sink, id));
  const verdict = await judge(client, sink, id, readers);
  expect(verdict.twice + verdict.silentlyMissing).toBeGreaterThan(0);
  expect(stays.filter(({ address }) => sink.taken.has(address)).length).toBeGreaterThan(0);
});
