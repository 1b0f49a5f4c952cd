import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTransport } from "nodemailer";
import pg from "pg";
import { closeDb } from "@/lib/db";
import { adoptDatabase } from "@/lib/env";
import { fillSlots } from "@/lib/mail/skeletons/slots";
import { composeBroadcast } from "@/lib/newsletters/broadcasts/composing/queries";
import { addReaders, type Reader, sendTo, takeKeyOf } from "@/tests/faults/sending/readers";
import { startApp } from "@/tests/helpers/app";
import { figureOf, type Measure, ratioOf } from "./report";

const ROUNDS = 5;
const MAILS = 4000;
const CONNECTIONS = 20;
const DOMAIN = "lucioles.example";
/** What Mailman 3 was measured at on such a machine, mails a second. */
const MAILMAN = 104;

type Sink = { url: string; stop(): void };

/** A mail server in a process of its own that takes everything at once. */
async function startSink(): Promise<Sink> {
  const child: ChildProcess = spawn(process.execPath, ["tests/bench/fast-sink.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<string>((told) => child.stdout?.once("data", (text) => told(String(text).trim())));
  return { url: `smtp://127.0.0.1:${port}`, stop: () => child.kill("SIGKILL") };
}

/** The words that every copy has, and what one reader's differ by. */
async function sameWords(broadcastId: string) {
  const composed = await composeBroadcast(broadcastId);
  if (!composed) throw new Error("nothing to send");
  const { subject, html, text } = await composed.words("fr");
  return ({ contactId, address }: Reader) => {
    const me = `https://lucioles.example/me/${contactId}`;
    const values = (name: string) => (name === "hello" ? "Bonjour," : me);
    return { to: address, subject, html: fillSlots(html, values), text: fillSlots(text, values), me };
  };
}

/** The plain way: nodemailer's pool, one sendMail per reader. Mails a second. */
async function plainLoop(
  url: string,
  readers: Reader[],
  wordsFor: Awaited<ReturnType<typeof sameWords>>,
  signing: Signing | null,
): Promise<number> {
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 100,
    ...(signing && { dkim: { domainName: DOMAIN, keySelector: "cortege", privateKey: signing.privateKey } }),
  } as object);
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    for (let reader = readers[next++]; reader; reader = readers[next++]) {
      const { me, ...mail } = wordsFor(reader);
      const headers = { "List-Unsubscribe": `<${me}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
      await pool.sendMail({ from: "Les Lucioles <lettre@lucioles.example>", ...mail, headers });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  const perSecond = (readers.length / (performance.now() - began)) * 1000;
  pool.close();
  return perSecond;
}

/** Our way: a message to many, from its first claim to its last record, each committed. Mails a second. */
async function byEngine(client: pg.Client, readers: Reader[]): Promise<{ id: string; perSecond: number }> {
  const id = await sendTo(client, readers);
  for (;;) {
    const { rows } = await client.query(
      `SELECT b."finishedAt", (SELECT count(*) / greatest(extract(epoch FROM max("sentAt") - min("claimedAt")), 0.001)
         FROM "Delivery" WHERE "broadcastId" = b.id)::float AS "perSecond" FROM "Broadcast" b WHERE id = $1`,
      [id],
    );
    if (rows[0].finishedAt) return { id, perSecond: rows[0].perSecond };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

type Signing = { keyFile: string; privateKey: string };

/** An RSA key of 2,048 bits in a file, as a person would make one. */
function newSigning(): Signing {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const keyFile = path.join(mkdtempSync(path.join(tmpdir(), "cortege-dkim-")), "dkim.pem");
  writeFileSync(keyFile, pem, { mode: 0o600 });
  return { keyFile, privateKey: pem };
}

/** Engine and pool in turn, round by round, with or without signatures. */
async function rounds(signing: Signing | null): Promise<{ value: number; baseline: number }[]> {
  const sink = await startSink();
  const env = { SMTP_URL: sink.url, SMTP_CONNECTIONS: String(CONNECTIONS), HOST: "127.0.0.1" };
  const dkim = signing && { DKIM_KEY_FILE: signing.keyFile, DKIM_DOMAIN: DOMAIN };
  const app = await startApp({ env: { ...env, ...dkim } });
  takeKeyOf(app);
  adoptDatabase(app.databaseUrl);
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const found: { value: number; baseline: number }[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const readers = await addReaders(client, round ? MAILS : MAILS / 4, `banc-${round}`);
      const { id, perSecond } = await byEngine(client, readers);
      const baseline = await plainLoop(sink.url, readers, await sameWords(id), signing);
      // The first round warms both up.
      if (round) found.push({ value: perSecond, baseline });
    }
    return found;
  } finally {
    await closeDb();
    await client.end();
    await app.stop();
    sink.stop();
  }
}

/** A message to thousands through the whole engine against a plain nodemailer pool loop that sends the same mails. */
export async function b5(): Promise<Measure[]> {
  const found = await rounds(null);
  const ours = found.map(({ value }) => value);
  return [
    ratioOf("B5", "broadcast", "/s", 2, found),
    figureOf("B5-mailman", "broadcast-over-twenty-mailman", "/s", 20 * MAILMAN, ours, false),
  ];
}

/** The same signed (DKIM, RSA 2048) against nodemailer's own signing. */
export async function b6(): Promise<Measure[]> {
  const signing = newSigning();
  try {
    return [ratioOf("B6", "broadcast-signed", "/s", 1.5, await rounds(signing))];
  } finally {
    rmSync(path.dirname(signing.keyFile), { recursive: true });
  }
}
