import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { parseAddress } from "@/lib/addresses";
import { addressIndex } from "@/lib/privacy/blind-index";
import { type App, openDataOf } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { mailsTo } from "@/tests/helpers/mail";
import { freePort } from "@/tests/helpers/ports";
import { judge, outcomeOf, postUnderLoad, type Send } from "./load";
import { expect, test } from "./own-app";

test.use({ file: "crash" });

const WRITERS = 32;
const KILLS = LONG ? 24 : 3;
/** Who dies, in turn. */
const VICTIMS = ["web", "database", "both"] as const;
/** Six crashes of one kind in a minute would make start give up, as it should. */
const BETWEEN_MS = LONG ? 8000 : 1000;

const FORMS = {
  Subscription: { path: "/api/public/subscriptions", fields: { newsletter: "la-lettre", consent: "on" } },
  Rsvp: { path: "/api/public/events/contre-sommet/rsvps", fields: { answer: "yes" } },
};
type Form = keyof typeof FORMS;
const NAMES = Object.keys(FORMS) as Form[];

const post = (url: string, origin: string, fields: Record<string, string>): Promise<Response> =>
  fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(20_000),
  });

const signUpAt =
  ({ origin }: App): Send<Form> =>
  (form, email, key) =>
    outcomeOf(post(`${origin}${FORMS[form].path}`, origin, { email, key, ...FORMS[form].fields }));

const isUp = (app: App) =>
  expect
    .poll(
      () =>
        fetch(`${app.origin}/api/health`, { signal: AbortSignal.timeout(5000) }).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000, intervals: [100] },
    )
    .toBe(true);

/** Kills the web process, the database's, or both, as a power cut would; it comes back by itself. */
async function kill(app: App, victim: (typeof VICTIMS)[number]): Promise<void> {
  const pids = [...(victim === "database" ? [] : app.webPids()), ...(victim === "web" ? [] : [app.databasePid()])];
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, "SIGKILL");
  await sleep(500);
  await isUp(app);
}

/** Lets the load run between the kills. */
async function killAgainAndAgain(app: App): Promise<void> {
  for (let times = 0; times < KILLS; times += 1) {
    await sleep(BETWEEN_MS);
    await kill(app, VICTIMS[times % VICTIMS.length] as "web");
  }
  await sleep(500);
}

async function query<Row extends pg.QueryResultRow>(app: App, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  let rows: Row[] = [];
  for (const statement of statements) ({ rows } = await client.query<Row>(statement));
  await client.end();
  return rows;
}

/** How many rows each address has, asked as only the holder of the key can. */
async function countRows(app: App): Promise<(form: Form, email: string) => number> {
  openDataOf(app);
  const counts = new Map<string, number>();
  for (const table of NAMES) {
    const rows = await query<{ index: string; n: number }>(
      app,
      `SELECT encode(c."emailIndex", 'hex') AS index, count(*)::int AS n
       FROM "${table}" r JOIN "Contact" c ON c.id = r."contactId" GROUP BY 1`,
    );
    for (const { index, n } of rows) counts.set(`${table} ${index}`, n);
  }
  return (form, email) => {
    const address = parseAddress(email);
    if (!address.ok) throw new Error(email);
    return counts.get(`${form} ${Buffer.from(addressIndex(address.value)).toString("hex")}`) ?? 0;
  };
}

/** People to whom a mail was granted that neither left nor waits. */
const MAILS_LOST = `
  SELECT c.id FROM "Contact" c WHERE c."confirmationMailAt" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."contactId" = c.id AND d.kind = 'signups.confirmation')
    AND NOT EXISTS (SELECT 1 FROM graphile_worker._private_jobs j WHERE j.key = 'confirmation:' || c.id)`;

test("kill -9 of web and database under 32 writers loses nothing acknowledged, and replays make no second", async ({
  app,
}) => {
  const started = Date.now();
  const already = (await query(app, MAILS_LOST)).length;
  const posted = await postUnderLoad(NAMES, signUpAt(app), WRITERS, killAgainAndAgain(app));
  const verdict = await judge(posted, signUpAt(app), () => countRows(app));
  const { acknowledged, unknown, open, lost, duplicated } = verdict;
  if (LONG)
    console.log(
      `web and database killed: ${JSON.stringify({ writers: WRITERS, kills: KILLS, acknowledged, unknown, open, lost: lost.length, duplicated: duplicated.length, seconds: Math.round((Date.now() - started) / 1000) })}`,
    );
  expect(acknowledged).toBeGreaterThan(WRITERS);
  expect(unknown, "the kills hit posts in flight").toBeGreaterThan(0);
  expect({ open, lost, duplicated }).toEqual({ open: 0, lost: [], duplicated: [] });
  expect((await query(app, MAILS_LOST)).length, "mails that were promised and are nowhere").toBe(already);
  const told = posted.find(({ outcome }) => outcome === "ok");
  await expect
    .poll(async () => (await mailsTo(app.mailDir, told?.email ?? "")).length, { timeout: 60_000 })
    .toBeGreaterThan(0);
});

test("control: a database that acknowledges before it has written loses under the same test", async ({ app }) => {
  const settings = { synchronous_commit: "off", wal_writer_delay: "'10s'", wal_writer_flush_after: "'1GB'" };
  const reload = "SELECT pg_reload_conf()";
  await query(app, ...Object.entries(settings).map(([name, value]) => `ALTER SYSTEM SET ${name} = ${value}`), reload);
  const killOnce = async () => {
    await sleep(1500);
    await kill(app, "database");
  };
  const posted = await postUnderLoad(NAMES, signUpAt(app), WRITERS, killOnce());
  // Without replays: what was acknowledged before the kill.
  const verdict = await judge(
    posted.filter(({ outcome }) => outcome === "ok"),
    signUpAt(app),
    () => countRows(app),
  );
  await query(app, ...Object.keys(settings).map((name) => `ALTER SYSTEM RESET ${name}`), reload);
  expect(verdict.lost.length).toBeGreaterThan(0);
});

test("control: a server that thanks first and writes later loses and doubles under the same test", async ({ app }) => {
  await query(app, "CREATE TABLE hasty (email text)");
  const port = await freePort();
  const start = (): ChildProcess =>
    spawn(process.execPath, ["--import", "tsx", "tests/faults/hasty-server.ts", String(port)], {
      env: { ...process.env, DATABASE_URL: app.databaseUrl },
      stdio: "inherit",
    });
  const origin = `http://127.0.0.1:${port}`;
  const send: Send<string> = (_, email, key) => outcomeOf(post(origin, origin, { email, key }));
  const answers = () => expect.poll(() => send("", "ready", ""), { timeout: 60_000, intervals: [50] }).toBe("ok");
  let server = start();
  await answers();
  const killOnce = async () => {
    await sleep(1000);
    server.kill("SIGKILL");
    server = start();
    await answers();
  };
  const posted = await postUnderLoad(["hasty"], send, WRITERS, killOnce());
  const verdict = await judge(posted, send, async () => {
    await sleep(1000);
    const rows = await query<{ email: string; n: number }>(
      app,
      "SELECT email, count(*)::int AS n FROM hasty GROUP BY 1",
    );
    const counts = new Map(rows.map(({ email, n }) => [email, n]));
    return (_, email) => counts.get(email) ?? 0;
  });
  server.kill("SIGKILL");
  await query(app, "DROP TABLE hasty");
  expect(verdict.lost.length).toBeGreaterThan(0);
  expect(verdict.duplicated.length).toBeGreaterThan(0);
});
