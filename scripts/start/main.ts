import path from "node:path";
import { type Env, env, rereadEnv } from "@/lib/env";
import { build, isBuilt } from "./build";
import { claimFolder, type FolderClaim } from "./claim";
import { closeFolder } from "./data-folder";
import { openDatabase, postgresFolder } from "./database";
import { seedWhenEmpty } from "./demo";
import { checkDkimKey } from "./dkim";
import { Ending } from "./ending";
import { untilHealthy, warmUp } from "./health";
import { keepDatabase } from "./keep-database";
import { Kept } from "./keep-running";
import { ensureKey, noteKey, storedKeyCheck } from "./key";
import { checkPort } from "./port";
import { Refusal } from "./refusal";
import { sayDatabaseMade, sayWhereMailGoes, warnOfPlainHttp } from "./say";
import { onChange } from "./watch";
import { say } from "./words.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");

const PROGRAMS = { web: ["lib/http/main.ts"], worker: ["lib/worker/main.ts"] };
/** In development Next itself reloads what it has built; what runs outside of it is started anew. */
const WATCHED = { web: ["lib/http"], worker: ["lib", "messages"] };

type Started = { settings: Env; ending: Ending; dev: boolean };

/** The database: reached or brought up, with the right key, at this version, with the demo where one is wanted. */
async function prepareDatabase({ settings, ending }: Started) {
  const database = await openDatabase(settings);
  const { embedded, pool, url } = database;
  const folder = postgresFolder(settings.dataDir);
  const kept = embedded && keepDatabase(embedded, folder, (error) => ending.fail(error));
  if (kept) ending.after(() => kept.end());
  ending.after(() => pool.end());
  process.env.DATABASE_URL = url;
  rereadEnv();
  if (embedded?.made) sayDatabaseMade(folder, embedded.made);

  const { made } = ensureKey(settings, await storedKeyCheck(pool));
  if (made) say("key_made", { file: settings.keyFile });
  const { upgrade } = await import("./upgrade");
  await upgrade(database);
  await noteKey(pool);
  if (settings.role !== "worker") await seedWhenEmpty(pool, ROOT, settings.demo);
  return pool;
}

/** Starts a process. Without a database it loads, and waits until it is told of one. */
function launch({ ending, dev }: Started, claim: FolderClaim, name: "web" | "worker", databaseUrl = ""): Kept {
  const program = PROGRAMS[name].concat(dev && name === "web" ? ["--dev"] : []);
  const giveUp = () => ending.fail(new Refusal("child_gave_up", { name }));
  const variables = { NODE_ENV: dev ? "development" : "production", DATABASE_URL: databaseUrl };
  return new Kept(name, program, variables, claim, giveUp);
}

/** Waits until a process is up. A crash later starts it again; ended, it finishes what it has in hand. */
async function keep({ ending, dev }: Started, kept: Kept, isUp: () => Promise<unknown>): Promise<void> {
  const { name } = kept;
  ending.after(() => kept.end());
  if (!(await Promise.race([isUp(), kept.failed.then(() => false)]))) throw new Refusal(`${name}_failed`);
  kept.ready();
  if (dev) onChange(WATCHED[name], () => void kept.restart());
}

async function bringUp({ settings, ending, dev }: Started): Promise<void> {
  const { dataDir, role, host, port, publicUrl } = settings;
  closeFolder(dataDir);
  checkDkimKey(settings);
  const claim = await claimFolder(dataDir, role, publicUrl);
  ending.after(() => claim.release());
  if (role !== "worker") await checkPort(host, port);
  const started = { settings, ending, dev };
  const early = role !== "worker" && (dev || isBuilt(ROOT)) ? launch(started, claim, "web") : null;
  const pool = await prepareDatabase(started);
  const databaseUrl = env().databaseUrl ?? "";
  // The site first: it is what somebody waits for. A worker that comes a second later loses nothing.
  if (role !== "worker") {
    if (!early) await build(ROOT, dataDir);
    const web = early ?? launch(started, claim, "web");
    web.tellDatabase(databaseUrl);
    await keep(started, web, () => untilHealthy(host, port));
    if (!dev) await warmUp(host, port);
  }
  if (role !== "web") {
    const worker = launch(started, claim, "worker", databaseUrl);
    await keep(started, worker, () => worker.firstWord);
  }
  if (role === "worker") return say("worker_running");
  say(dev ? "running_dev" : "running", { url: publicUrl });
  const { sayWayIn } = await import("./ways-in");
  await sayWayIn(pool, publicUrl);
  await sayWhereMailGoes(pool, settings);
  warnOfPlainHttp(publicUrl);
}

/** From installed packages to a running site; then keeps it running until it is told to end. */
export async function main({ dev }: { dev: boolean }): Promise<void> {
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
  const ending = new Ending();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.begin());
  try {
    const settings = rereadEnv();
    ending.dataDir = settings.dataDir;
    await bringUp({ settings, ending, dev });
  } catch (error) {
    ending.fail(error);
  }
}
