import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const PRELOAD = path.join(import.meta.dirname, "child.mjs");

/** Everything this start has started and that still lives: what an early end must end too. */
export const living = new Set<ChildProcess>();

/**
 * Starts a Node process with its own process group (a Ctrl-C in the terminal is ours to pass on, in order) and a
 * channel by which it notices our end.
 */
export function startNode(args: string[], env: Record<string, string>, output: "inherit" | "pipe"): ChildProcess {
  const child = spawn(process.execPath, ["--import", PRELOAD, ...args], {
    env: { ...process.env, ...env, CORTEGE_STARTED_BY: String(process.pid) } as NodeJS.ProcessEnv,
    stdio: ["ignore", output, output, "ipc"],
    detached: process.platform !== "win32",
  });
  living.add(child);
  child.once("exit", () => living.delete(child));
  child.once("error", () => living.delete(child));
  return child;
}

export const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Runs a Node program to its end and keeps what it said. */
export function runToEnd(args: string[], env: Record<string, string>): Promise<{ status: number; output: string }> {
  const child = startNode(args, env, "pipe");
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-200_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ status: 1, output: String(error) }));
    child.once("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Tells a process to end and waits; forces it after `ms`. */
export async function endProcess(child: ChildProcess, ms: number): Promise<void> {
  if (isGone(child)) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const forced = setTimeout(() => child.kill("SIGKILL"), ms);
  await gone;
  clearTimeout(forced);
}
