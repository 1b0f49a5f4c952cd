import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Scope } from "@/lib/auth/scope";
import { addNote } from "@/lib/contacts/story/mutations";
import { closeDb } from "@/lib/db";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { subscriptionSchema } from "@/lib/newsletters/schema";
import { addContact } from "@/lib/signups/adding/mutations";
import { postRsvp, postSubscription, postVolunteerOffer } from "@/lib/signups/mutations";
import { volunteerSchema } from "@/lib/volunteers/schema";
import { type App, openDataOf } from "@/tests/helpers/app";
import { linkIn, waitForMail } from "@/tests/helpers/mail";
import { someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { untilQuiet } from "@/tests/helpers/quiet";
import { DIGITS, filesBelow, isSeenIn, MARK, seenBelow } from "./canaries/places";
import { expect, test } from "./own-app";
import { uploader } from "./picture";

test.use({ file: "canaries" });

const PEOPLE = 1000;
/** The first of them fill in every form and confirm, others one form; the last are written down by an organizer, with a note. */
const CONFIRMED = 8;
const BY_FORM = 160;
const BY_HAND = 100;
const AT_ONCE = 8;

const person = (index: number) => {
  const own = index.toString(36).padStart(3, "0");
  const name = `Zqxcanari ${own}`;
  // The digits that all have, then their own.
  const [, a, b, c, d] = /^(..)(..)(..)(..)/.exec(`${DIGITS.slice(1)}${String(index).padStart(3, "0")}`) ?? [];
  const phone = `+33 ${DIGITS[0]} ${a} ${b} ${c} ${d}`;
  return { email: `${MARK}-${own}@example.org`, name, phone, note: `Appeler ${name} au ${phone}` };
};

const post = (app: App, where: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${app.origin}${where}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: app.origin },
    body: new URLSearchParams({ ...fields, locale: "fr" }),
  });

/** The public forms, one of which is sent in vain: what was typed is kept for a while, sealed too. */
const FORMS = [
  (app: App, { email, name, phone, note }: ReturnType<typeof person>) =>
    post(app, "/api/public/volunteers", { email, name, phone, postcode: "35000", message: note, availability: note }),
  (app: App, { email, name }: ReturnType<typeof person>) =>
    post(app, "/api/public/subscriptions", { email, name, newsletter: "la-lettre", consent: "on" }),
  (app: App, { email, name }: ReturnType<typeof person>) =>
    post(app, "/api/public/events/contre-sommet/rsvps", { email, name, answer: "yes" }),
  (app: App, { email, name, phone, note }: ReturnType<typeof person>) =>
    post(app, "/api/public/volunteers", { email, name, phone, message: note, skills: "none-of-ours", from: "/join" }),
];

/** By the link in their mail; some have everything about them erased again. */
async function confirm(app: App, email: string, erased: boolean): Promise<void> {
  const link = linkIn(await waitForMail(app.mailDir, email), /\/confirm\//);
  await fetch(link);
  const answer = await post(app, `/api/public/confirmations/${link.split("/").at(-1)}`, {});
  const me = /\/me\/([^?]+)/.exec(answer.headers.get("location") ?? "")?.[1];
  expect(me).toBeTruthy();
  if (erased) expect((await post(app, `/api/public/me/${me}/erase`, { sure: "on" })).status).toBe(303);
}

async function takePart(app: App, index: number): Promise<void> {
  const own = person(index);
  const forms = index < CONFIRMED ? FORMS : FORMS.filter((_, form) => form === index % FORMS.length);
  for (const form of forms) expect((await form(app, own)).status).toBe(303);
  if (index < CONFIRMED) await confirm(app, own.email, index % 2 === 1);
}

/** What the forms do, without the way over the network: as in a rush, so that the mails wait in the queue. */
async function takePartInside(index: number): Promise<void> {
  const { email, name, phone, note } = person(index);
  const posting = { now: new Date(), locale: "fr", personCookie: undefined, delayMail: true } as const;
  const outcomes = [
    await postVolunteerOffer(volunteerSchema.parse({ email, name, phone, message: note, availability: note }), posting),
    await postSubscription(subscriptionSchema.parse({ email, name, newsletter: "la-lettre", consent: "on" }), posting),
    await postRsvp("contre-sommet", rsvpSchema.parse({ email, name, answer: "yes" }), posting),
  ];
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
}

let scope: Scope;

async function writeDown(index: number): Promise<void> {
  const { email, note, ...identity } = person(index);
  const added = await addContact(
    scope,
    { ...identity, email: someAddress(email), origin: "paper", newsletter: undefined },
    new Date(),
  );
  if (!added.ok) throw new Error(added.reason);
  expect((await addNote(scope, added.contact, note, new Date())).ok).toBe(true);
}

/** Does something for each number from `from` on to before `to`, a few at once. */
async function forEach(from: number, to: number, act: (index: number) => Promise<void>): Promise<void> {
  const lane = async (_: unknown, first: number) => {
    for (let index = from + first; index < to; index += AT_ONCE) await act(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function sql(app: App, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** A backup as `npm run backup` makes it, unpacked. */
function backUp({ dataDir, key }: App): string {
  const folder = mkdtempSync(path.join(dataDir, "..", "backup-"));
  const file = path.join(folder, "backup.tar.gz");
  const env = { ...process.env, CORTEGE_DATA: dataDir, CORTEGE_KEY: key, DATABASE_URL: "" };
  execFileSync(process.execPath, ["scripts/run.mjs", "scripts/backup.ts", file], { env, stdio: "pipe" });
  mkdirSync(path.join(folder, "unpacked"));
  execFileSync("tar", ["-xzf", file, "-C", path.join(folder, "unpacked")]);
  return path.join(folder, "unpacked");
}

/** The database's own files in which a canary is readable. */
function lookAtDatabase({ dataDir }: App) {
  const cluster = path.join(dataDir, "postgres/pg18");
  const writes = path.join(cluster, "pg_wal");
  return { data: seenBelow([cluster], (file) => !file.startsWith(writes)), "log of writes": seenBelow([writes]) };
}

/** Where something could be left lying, each with the files of it in which a canary is readable. */
function look(app: App, since: number): Record<string, string[]> {
  const { dataDir } = app;
  const saved = backUp(app);
  const queue = path.join(saved, "jobs.jsonl");
  const found = {
    ...lookAtDatabase(app),
    logs: seenBelow([path.join(dataDir, "postgres/postgres.log")]).concat(
      isSeenIn(Buffer.from(app.output())) ? ["printed"] : [],
    ),
    uploads: seenBelow([path.join(dataDir, "uploads")]),
    queue: seenBelow([queue]),
    backup: seenBelow([saved], (file) => file !== queue),
    erasures: seenBelow([path.join(dataDir, "../.cortege.erasures")]),
    // A build writes before anybody was here.
    build: seenBelow([".next"], (file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since),
  };
  rmSync(path.dirname(saved), { recursive: true });
  return found;
}

const NOWHERE = {
  data: [],
  "log of writes": [],
  logs: [],
  uploads: [],
  queue: [],
  backup: [],
  erasures: [],
  build: [],
};

test("a thousand people are readable in no data file, log, upload, queue, backup, list of erasures or build", async ({
  app,
}) => {
  const started = Date.now();
  await forEach(0, BY_FORM, (index) => takePart(app, index));
  openDataOf(app);
  scope = await someScope(await someGroup());
  await forEach(BY_FORM, PEOPLE - BY_HAND, takePartInside);
  await forEach(PEOPLE - BY_HAND, PEOPLE, writeDown);
  await closeDb();
  const { email, phone } = person(0);
  expect((await (await uploader(app, `${email} ${phone}`))()).status).toBe(201);
  await untilQuiet(app.databaseUrl);
  // What is looked through is really there.
  expect(filesBelow(path.join(app.dataDir, "uploads")).length).toBeGreaterThan(0);
  expect(readFileSync(path.join(app.dataDir, "../.cortege.erasures"), "utf8").split("\n").length).toBeGreaterThan(
    CONFIRMED / 2,
  );
  expect(lookAtDatabase(app), "before all is written to its place").toEqual({ data: [], "log of writes": [] });
  await sql(app, "CHECKPOINT");
  expect(look(app, started)).toEqual(NOWHERE);
});

test("control: one canary in clear is found in each place", async ({ app }) => {
  const started = Date.now();
  const { email, phone } = person(1);
  const queued = `SELECT graphile_worker.add_job('worker.sweep', json_build_object('to', '${email}'), run_at => now() + interval '1 day')`;
  await sql(app, "CREATE TABLE plain (text text)", `INSERT INTO plain VALUES ('${phone}')`, queued, "CHECKPOINT");
  const { dataDir } = app;
  appendFileSync(path.join(dataDir, "postgres/postgres.log"), `Parameter: ${Buffer.from(email).toString("hex")}\n`);
  appendFileSync(path.join(dataDir, "../.cortege.erasures"), `${Buffer.from(`a ${email}`).toString("base64")}\n`);
  const files = [path.join(dataDir, "uploads/canary"), ".next/canary"];
  for (const file of files) writeFileSync(file, email);
  try {
    const found = look(app, started);
    expect(Object.keys(found).filter((place) => found[place]?.length)).toEqual(Object.keys(NOWHERE));
  } finally {
    for (const file of files) if (existsSync(file)) rmSync(file);
    await sql(app, "DROP TABLE plain");
  }
});
