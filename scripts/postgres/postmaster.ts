import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** What postmaster.pid says of the server that runs, or ran, on a cluster. */
export type Postmaster = { pid: number; port: number };

export const DATABASE = "cortege";
const PID_FILE = "postmaster.pid";

export const pidFile = (cluster: string): string => path.join(cluster, PID_FILE);

/** Reads postmaster.pid; null when there is none or it is unfinished. Line 1 is the process, line 4 the port. */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const [pid, , , port] = readFileSync(pidFile(cluster), "utf8").split("\n").map(Number);
    return pid && port ? { pid, port } : null;
  } catch {
    return null;
  }
}

/** Whether a process of that number lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a process, "" when it cannot be known: numbers are given again, so a number alone proves nothing. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

export const isPostmaster = ({ pid }: Postmaster): boolean => isAlive(pid) && /postgres/.test(commandOf(pid));

export const urlOf = (port: number, password: string, database = DATABASE): string =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

/** "ready"; "starting" while it recovers or is not there yet; "refused" when it is not the server of this password. */
export async function probe(port: number, password: string): Promise<"ready" | "starting" | "refused"> {
  const client = new pg.Client({ connectionString: urlOf(port, password, "postgres"), connectionTimeoutMillis: 3000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return "ready";
  } catch (error) {
    return String((error as { code?: string }).code).startsWith("28") ? "refused" : "starting";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asks until there is an answer, at most for `ms`; null when none came. */
export async function waitFor<T>(ask: () => T | Promise<T>, ms: number, step = 25): Promise<T | null> {
  for (const end = Date.now() + ms; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) return null;
    await sleep(step);
  }
}

/** Stops a postmaster: fast (running transactions are rolled back), at once when it does not obey within 20 s. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitFor(() => !isAlive(pid), 20_000)) return;
  }
}
