import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { App } from "@/tests/helpers/app";
import { type Reads, read } from "./reads";
import { figureOf, type Measure, ratioOf } from "./report";
import { startBare, startBaseline } from "./servers";

const ROUNDS = 5;
const PAGE = "/events/contre-sommet";
const LATE_MS = 5000;

/** The page as a browser gets it, in a file for the bare server: the same bytes, the same headers. */
async function keepPage(origin: string, file: string): Promise<void> {
  const answer = await fetch(`${origin}${PAGE}`, { headers: { "accept-encoding": "identity" } });
  const headers = Object.fromEntries(
    [...answer.headers].filter(([name]) => !/^(date|connection|keep-alive)$/.test(name)),
  );
  writeFileSync(file, JSON.stringify({ headers, body: Buffer.from(await answer.arrayBuffer()).toString("base64") }));
}

/** Milliseconds until the page shows a place name after its commit, as a domain mutation announces it. */
async function freshness(app: App, client: pg.Client, place: string): Promise<number> {
  await fetch(`${app.origin}${PAGE}`); // it is in the cache
  const during = fetch(`${app.origin}${PAGE}?when=x`).catch(() => undefined); // and something may be rendering
  await client.query("BEGIN");
  await client.query('UPDATE "Event" SET "placeName" = $1 WHERE slug = $2', [place, "contre-sommet"]);
  await client.query("SELECT pg_notify('cortege_pages_changed', $1)", [JSON.stringify([PAGE])]);
  await client.query("COMMIT");
  const committed = performance.now();
  await during;
  while (performance.now() - committed < LATE_MS) {
    if ((await (await fetch(`${app.origin}${PAGE}`)).text()).includes(place)) return performance.now() - committed;
    await sleep(10);
  }
  return LATE_MS;
}

async function freshnesses(app: App): Promise<number[]> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const { rows } = await client.query('SELECT "placeName" AS place FROM "Event" WHERE slug = $1', ["contre-sommet"]);
  const runs: number[] = [];
  for (let index = 0; index < ROUNDS; index += 1)
    runs.push(await freshness(app, client, `Salle ${index} ${Date.now()}`));
  await client.query('UPDATE "Event" SET "placeName" = $1 WHERE slug = $2', [rows[0].place, "contre-sommet"]);
  await client.query("SELECT pg_notify('cortege_pages_changed', 'all')");
  await client.end();
  return runs;
}

type Rounds = { ours: Reads; next: Reads; bare: Reads }[];

async function inTurn(app: App): Promise<Rounds> {
  const folder = mkdtempSync(path.join(tmpdir(), "cortege-bench-"));
  const file = path.join(folder, "page.json");
  await keepPage(app.origin, file);
  const [next, bare] = [await startBaseline(app.databaseUrl), await startBare(file)];
  const rounds: Rounds = [];
  try {
    await read(`${app.origin}${PAGE}`); // warm
    for (let count = 0; count < ROUNDS; count += 1) {
      rounds.push({
        ours: await read(`${app.origin}${PAGE}`),
        next: await read(`${next.origin}/`),
        bare: await read(`${bare.origin}/`),
      });
    }
    return rounds;
  } finally {
    await next.stop();
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The event page with its programme and live count, over 50 connections, one process. */
export async function b1(app: App): Promise<Measure[]> {
  const rounds = await inTurn(app);
  const against = (other: "next" | "bare") =>
    rounds.map((each) => ({ value: each.ours.perSecond, baseline: each[other].perSecond }));
  const tails = rounds.map(({ ours }) => ours.p99 / Math.max(1, ours.p50));
  return [
    ratioOf("B1", "event-page-over-static-next", "/s", 10, against("next")),
    ratioOf("B1-node", "event-page-over-bare-node", "/s", 0.5, against("bare")),
    figureOf("B1-tail", "event-page-p99-over-p50", "", 10, tails, true),
    figureOf("B1-fresh", "event-page-right-after-a-change", " ms", 1000, await freshnesses(app), true),
  ];
}
