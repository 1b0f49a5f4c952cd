import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { parseAddress } from "@/lib/addresses";
import { addressIndex } from "@/lib/privacy/blind-index";
import { type App, openDataOf } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { mailsTo } from "@/tests/helpers/mail";
import { freePort } from "@/tests/helpers/ports";
import { judge, outcomeOf, type Posted, postUnderLoad, type Send } from "./load";
import { expect, test } from "./own-app";

test.use({ file: "crash" });

const CLIENTS = 8;
/** For each of two tests on one Cortège. */
const KILLS = LONG ? 10 : 2;
/** Six crashes in a minute would make start give up, as it should. */
const BETWEEN_MS = LONG ? 13_000 : 1500;

const post = (origin: string, path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${origin}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(20_000),
  });

async function isUp(origin: string): Promise<void> {
  for (;;) {
    const up = await fetch(`${origin}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return;
    await sleep(100);
  }
}

/** Lets the load run, then kills the web process as a power cut would, several times. */
async function killAgainAndAgain(app: App): Promise<void> {
  for (let times = 0; times < KILLS; times += 1) {
    await sleep(BETWEEN_MS);
    const pids = app.webPids();
    expect(pids.length).toBeGreaterThan(0);
    for (const pid of pids) process.kill(pid, "SIGKILL");
    await sleep(300);
    await isUp(app.origin);
  }
  await sleep(500);
}

/** How many rows of `table` belong to an address, asked as only the holder of the key can. */
function counter(app: App, client: pg.Client, table: "Subscription" | "Rsvp") {
  openDataOf(app);
  return async (email: string): Promise<number> => {
    const address = parseAddress(email);
    if (!address.ok) throw new Error(email);
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM "${table}" r JOIN "Contact" c ON c.id = r."contactId" WHERE c."emailIndex" = $1`,
      [Buffer.from(addressIndex(address.value))],
    );
    return rows[0].n;
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function mailsLeave(app: App, posted: Posted[]): Promise<void> {
  for (const { email } of posted.filter(({ outcome }) => outcome === "ok")) {
    await expect.poll(async () => (await mailsTo(app.mailDir, email)).length, { timeout: 60_000 }).toBe(1);
  }
}

for (const [table, path, more] of [
  ["Subscription", "/api/public/subscriptions", { newsletter: "la-lettre", consent: "on" }],
  ["Rsvp", "/api/public/events/contre-sommet/rsvps", { answer: "yes" }],
] as const) {
  test(`kill -9 of the web process loses no acknowledged ${table} and replays make no second`, async ({ app }) => {
    const client = await connect(app.databaseUrl);
    const send: Send = (email, key) => outcomeOf(post(app.origin, path, { email, key, ...more }));
    const posted = await postUnderLoad(send, CLIENTS, killAgainAndAgain(app));
    const verdict = await judge(posted, send, counter(app, client, table));
    expect(verdict.acknowledged).toBeGreaterThan(20);
    expect(verdict.unknown, "the kills hit posts in flight").toBeGreaterThan(0);
    expect(verdict.lost).toEqual([]);
    expect(verdict.duplicated).toEqual([]);
    await client.end();
    await mailsLeave(app, posted.slice(-5));
  });
}

test("control: a server that thanks first and writes later loses and doubles under the same test", async ({ app }) => {
  const client = await connect(app.databaseUrl);
  await client.query("CREATE TABLE hasty (email text)");
  const port = await freePort();
  const start = (): ChildProcess =>
    spawn(process.execPath, ["--import", "tsx", "tests/faults/hasty-server.ts", String(port)], {
      env: { ...process.env, DATABASE_URL: app.databaseUrl },
      stdio: "inherit",
    });
  const origin = `http://127.0.0.1:${port}`;
  const answers = async () => {
    while ((await outcomeOf(post(origin, "/", { email: "ready" }))) === "unknown") await sleep(50);
  };
  let server = start();
  await answers();
  const send: Send = (email, key) => outcomeOf(post(origin, "/", { email, key }));
  const kill = async () => {
    await sleep(1000);
    server.kill("SIGKILL");
    server = start();
    await answers();
  };
  const posted = await postUnderLoad(send, CLIENTS, kill());
  const countOf = async (email: string) =>
    (await client.query("SELECT count(*)::int AS n FROM hasty WHERE email = $1", [email])).rows[0].n;
  await sleep(1000);
  const verdict = await judge(posted, send, async (email) => {
    await sleep(5);
    return countOf(email);
  });
  server.kill("SIGKILL");
  await client.query("DROP TABLE hasty");
  await client.end();
  expect(verdict.lost.length).toBeGreaterThan(0);
  expect(verdict.duplicated.length).toBeGreaterThan(0);
});
