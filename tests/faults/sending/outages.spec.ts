import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { freePort } from "@/tests/helpers/ports";
import { outcomeOf } from "../load";
import { fateOf } from "./hostile-sink";
import { addReaders, sendTo } from "./readers";
import { ended, expect, finished, judge, LANES, type Sink, startHasty, takesMore, tell, test } from "./scene";

const MAILS = LONG ? 4000 : 400;
/** Told to start anew, as an upgrade of it does, and killed. */
const RESTARTS: NodeJS.Signals[] = LONG ? ["SIGINT", "SIGKILL", "SIGINT", "SIGKILL"] : ["SIGINT", "SIGKILL"];

/** Ends the database; the app brings it back. */
async function restartDatabase(app: App, signal: NodeJS.Signals): Promise<void> {
  const pid = app.databasePid();
  process.kill(pid, signal);
  await expect.poll(() => ![0, pid].includes(app.databasePid()), { timeout: 60_000 }).toBe(true);
}

test("a database that ends in the middle of a sending comes back, and nobody gets it twice or is forgotten", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, MAILS, "panne");
  const started = Date.now();
  sink.answersAfterMs = 80;
  let more = takesMore(sink, 40);
  const id = await sendTo(client, readers);
  for (const signal of RESTARTS) {
    await more;
    await restartDatabase(app, signal);
    more = takesMore(sink, 40);
  }
  await more;
  sink.answersAfterMs = 0;
  await finished(client, id);
  const verdict = await judge(client, sink, id, readers);
  const seconds = Math.round((Date.now() - started) / 1000);
  tell("database restarted", { mails: MAILS, restarts: RESTARTS.length, ...verdict, seconds });
  expect(verdict).toMatchObject({ twice: 0, silentlyMissing: 0, refusedYetTaken: 0 });
  expect(verdict.uncertainByKills).toBeLessThanOrEqual(RESTARTS.length * LANES);
});

test("control: a sender that records after it has sent doubles when the database ends meanwhile", async ({
  app,
  client,
  sink,
}) => {
  const readers = await addReaders(client, 300, "naif-panne");
  const id = await sendTo(client, readers, { paused: true });
  const begun = takesMore(sink, 1);
  const sender = startHasty(app, sink, id);
  await begun;
  await restartDatabase(app, "SIGKILL");
  expect(await ended(sender), "it has lost its database").not.toBe(0);
  await expect.poll(async () => ended(startHasty(app, sink, id)), { timeout: 60_000 }).toBe(0);
  expect((await judge(client, sink, id, readers)).twice).toBeGreaterThan(0);
});

/** Addresses of people whose mails the hostile server would take. */
const people = (name: string, count: number): string[] =>
  Array.from({ length: count * 3 }, (_, place) => `${name}-${place}@exemple.fr`)
    .filter((address) => fateOf(address) === "accepted")
    .slice(0, count);

const signUp = (url: string, origin: string, email: string) =>
  outcomeOf(
    fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { origin },
      body: new URLSearchParams({ email, newsletter: "la-lettre", consent: "on", locale: "fr" }),
      signal: AbortSignal.timeout(20_000),
    }),
  );

const subscribe =
  ({ origin }: App) =>
  (email: string) =>
    signUp(`${origin}/api/public/subscriptions`, origin, email);

/** Posts while nobody answers for mail; what each was told. */
const whileAway = (sink: Sink, emails: string[], post: (email: string) => Promise<string>): Promise<string[]> =>
  sink.goAway(async () => {
    const outcomes = await Promise.all(emails.map(post));
    await sleep(LONG ? 30_000 : 2000);
    expect(emails.filter((email) => sink.taken.has(email))).toEqual([]);
    return outcomes;
  });

test("while the mail server is away people sign up all the same, and their mails leave when it is back", async ({
  app,
  sink,
}) => {
  const emails = people("sans-courriel", 20);
  const outcomes = await whileAway(sink, emails, subscribe(app));
  expect(new Set(outcomes)).toEqual(new Set(["ok"]));
  await expect
    .poll(() => emails.map((email) => sink.taken.get(email) ?? 0), { timeout: 120_000 })
    .toEqual(emails.map(() => 1));
});

test("control: a server that mails before it thanks takes nobody while the mail server is away", async ({
  app,
  sink,
}) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = { DATABASE_URL: app.databaseUrl, SMTP_URL: sink.url, MAILS_FIRST: "1" };
  const server = spawn(process.execPath, ["--import", "tsx", "tests/faults/hasty-server.ts", String(port)], {
    env: { ...process.env, ...settings },
    stdio: "inherit",
  });
  const [ready = "", ...emails] = people("naif-courriel", 6);
  await expect.poll(() => signUp(origin, origin, ready), { timeout: 60_000, intervals: [100] }).toBe("ok");
  const outcomes = await whileAway(sink, emails, (email) => signUp(origin, origin, email));
  server.kill("SIGKILL");
  expect(outcomes.filter((outcome) => outcome === "ok")).toEqual([]);
});
