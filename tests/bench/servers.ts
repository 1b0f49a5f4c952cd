import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/tests/helpers/ports";

export type Server = { origin: string; stop(): Promise<void> };

const NEXT = path.resolve("node_modules/next/dist/bin/next");
const BASELINE = path.resolve(".data/bench/baseline");

async function answers(origin: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(" ")} ended with ${child.exitCode}`);
    const up = await fetch(origin).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return;
    await sleep(100);
  }
  throw new Error(`${origin} does not answer`);
}

async function serve(args: string[], env: Record<string, string>, port: number): Promise<Server> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const origin = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  await answers(origin, child).catch(async (reason) => {
    await stop();
    throw reason;
  });
  return { origin, stop };
}

/** Builds the minimal Next site (tests/bench/baseline) below .data. */
export function buildBaseline(): void {
  rmSync(BASELINE, { recursive: true, force: true });
  cpSync("tests/bench/baseline", BASELINE, { recursive: true });
  const done = spawnSync(process.execPath, [NEXT, "build", BASELINE], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (done.status !== 0) throw new Error(`the baseline does not build:\n${done.stdout}${done.stderr}`);
}

/** The minimal Next site under `next start`: a static page at /, one inserted row at POST /insert. */
export async function startBaseline(databaseUrl: string): Promise<Server> {
  const port = await freePort();
  return serve([NEXT, "start", BASELINE, "-p", String(port), "-H", "127.0.0.1"], { DATABASE_URL: databaseUrl }, port);
}

/** A bare Node server that answers everything with the bytes and headers in a file. */
export async function startBare(file: string): Promise<Server> {
  const port = await freePort();
  return serve([path.resolve("tests/bench/bare-server.mjs"), file, String(port)], {}, port);
}
