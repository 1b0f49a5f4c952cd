import { type ChildProcess, spawn } from "node:child_process";
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
): Promise<number> {
  const pool = createTransport({ url, pool: true, maxConnections: CONNECTIONS, maxMessages: 100 } as object);
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

/** A message to thousands through the whole engine against a plain nodemailer pool loop that sends the same mails. */
export async function b5(): Promise<Measure[]> {
  const sink = await startSink();
  const app = await startApp({ env: { SMTP_URL: sink.url, SMTP_CONNECTIONS: String(CONNECTIONS), HOST: "127.0.0.1" } });
  takeKeyOf(app);
  adoptDatabase(app.databaseUrl);
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const rounds: { value: number; baseline: number }[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const readers = await addReaders(client, round ? MAILS : MAILS / 4, `banc-${round}`);
      const { id, perSecond } = await byEngine(client, readers);
      const baseline = await plainLoop(sink.url, readers, await sameWords(id));
      // The first round warms both up.
      if (round) rounds.push({ value: perSecond, baseline });
    }
  } finally {
    await closeDb();
    await client.end();
    await app.stop();
    sink.stop();
  }
  const ours = rounds.map(({ value }) => value);
  return [
    ratioOf("B5", "broadcast", "/s", 2, rounds),
    figureOf("B5-mailman", "broadcast-over-twenty-mailman", "/s", 20 * MAILMAN, ours, false),
  ];
}
