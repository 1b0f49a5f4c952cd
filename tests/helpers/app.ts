import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { rereadEnv } from "@/lib/env";
import { forgetKeys } from "@/lib/privacy/keys";
import { findRunningPostgres } from "@/scripts/postgres/embedded";
import { readPostmaster } from "@/scripts/postgres/postmaster";
import { freePort } from "./ports";
import { copyData } from "./template";

export type App = {
  /** "http://localhost:41234", without a slash at its end. */
  origin: string;
  port: number;
  /** The data folder; the key is not in it. */
  dataDir: string;
  /** Where mails are written. */
  mailDir: string;
  databaseUrl: string;
  key: string;
  /** The owner's one-time way in, as printed at the start. */
  signInLink: string;
  /** All that was printed so far. */
  output(): string;
  /** Process ids of the web processes: to kill. */
  webPids(): number[];
  /** Process ids of the worker processes: to kill. */
  workerPids(): number[];
  /** The postmaster's process id: to kill. */
  databasePid(): number;
  /** Ends it as a Ctrl-C does and removes its data; `keepData` leaves them. Answers the exit status. */
  stop(options?: { keepData?: boolean }): Promise<number | null>;
};

export type AppOptions = { dataDir?: string; key?: string; port?: number; env?: Record<string, string> };

const START_MS = 240_000;
const STOP_MS = 30_000;

/** Lets this process read and write an app's data as the app itself does: its database, its key, its address. */
export function openDataOf({ databaseUrl, key, origin }: Pick<App, "databaseUrl" | "key" | "origin">): void {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, CORTEGE_KEY: key, PUBLIC_URL: origin });
  rereadEnv();
  forgetKeys();
}

/** The environment of a machine that knows nothing of us. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "USER", "SHELL", "TMPDIR", "TEMP", "SYSTEMROOT", "CORTEGE_CHROMIUM"];
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name]]).filter(([, value]) => value));
  return { ...env, LANG: "C", NEXT_TELEMETRY_DISABLED: "1" } as unknown as NodeJS.ProcessEnv;
}

const isHealthy = async (origin: string): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
};

/** Waits until web, database and queue answer; throws what was printed when they do not. */
export async function waitUntilHealthy(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output()}`);
    if (await isHealthy(origin)) return;
    await sleep(100);
  }
  throw new Error(`npm start did not get ready:\n${output()}`);
}

/** Processes below `pid`, by /proc, with their command lines. */
function descendants(pid: number): { pid: number; command: string }[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, "utf8"))?.[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
      } catch {
        return []; // it ended meanwhile
      }
    });
  const below = (parent: number): typeof all =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

const pidsOf = (child: ChildProcess, program: string): number[] =>
  descendants(child.pid ?? 0)
    .filter((each) => each.command.includes(program))
    .map((each) => each.pid);

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  const status = await ended;
  clearTimeout(late);
  return status;
}

/** The owner's link, printed once the worker is up too; empty when none comes (there is an owner already). */
async function wayIn(printed: () => string): Promise<string> {
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(100)) {
    const link = /https?:\/\/\S+\/(organize|setup)\/\S+/.exec(printed())?.[0];
    if (link) return link;
    if (/mailbox|SMTP/.test(printed())) return "";
  }
  return "";
}

/** The data that tests/helpers/one-app.ts laid aside, with its key; none for who brings a key of their own, or wants no demo. */
function laidAside({ key: own, env }: AppOptions): { folder: string; key: string } | undefined {
  const { TEST_TEMPLATE: folder, TEST_KEY: key } = process.env;
  return folder && key && !own && !env?.CORTEGE_DEMO ? { folder, key } : undefined;
}

/**
 * Starts Cortège as `npm start` does: production build, its own database, data folder, port and key, the demo in it,
 * mail written to files. Nothing of it is mocked.
 */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const home = options.dataDir ? undefined : mkdtempSync(path.join(tmpdir(), "cortege-app-"));
  const dataDir = options.dataDir ?? path.join(home ?? "", "data");
  const port = options.port ?? (await freePort());
  const template = laidAside(options);
  if (template) copyData(template.folder, dataDir);
  const key = options.key ?? template?.key ?? randomBytes(32).toString("base64url");
  const settings = { PORT: String(port), CORTEGE_DATA: dataDir, CORTEGE_KEY: key, ...options.env };
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...cleanEnvironment(), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const listen = (text: Buffer) => {
    printed += text;
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const origin = `http://localhost:${port}`;
  const stop: App["stop"] = async ({ keepData = false } = {}) => {
    const status = await end(child);
    if (!keepData && home) rmSync(home, { recursive: true, force: true });
    return status;
  };
  await waitUntilHealthy(origin, child, () => printed).catch(async (reason) => {
    await stop();
    throw reason;
  });
  return {
    origin,
    port,
    dataDir,
    key,
    mailDir: path.join(dataDir, "mail"),
    databaseUrl: options.env?.DATABASE_URL ?? findRunningPostgres(path.join(dataDir, "postgres")) ?? "",
    signInLink: await wayIn(() => printed),
    output: () => printed,
    webPids: () => pidsOf(child, "lib/http/main"),
    workerPids: () => pidsOf(child, "lib/worker/main"),
    databasePid: () => readPostmaster(path.join(dataDir, "postgres/pg18"))?.pid ?? 0,
    stop,
  };
}
