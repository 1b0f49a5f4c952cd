import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { commandOf, isAlive, waitFor } from "../postgres/postmaster";
import { Refusal } from "./refusal";

/** Who runs on a data folder: the start process and what it started, so that a later start can tell and clear up. */
type Claim = { pid: number; url: string; children: number[] };

const OURS = /scripts[\\/]start\.mjs/;
const CHILD = /lib[\\/](http|worker)[\\/]main\.ts|next[\\/]dist[\\/]bin[\\/]next/;

const claimFile = (dataDir: string, role: string) => path.join(dataDir, `running-${role}.json`);

function read(file: string): Claim | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** The number alone proves nothing, it is given again: the process must also look like ours. */
const lives = (pid: number, as: RegExp) => pid !== process.pid && isAlive(pid) && as.test(commandOf(pid));

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}

/** Ends what a killed start left behind; it is told to finish what it has in hand, and forced after ten seconds. */
async function clearLeftovers(children: number[]): Promise<void> {
  const left = children.filter((pid) => lives(pid, CHILD));
  for (const pid of left) signal(pid, "SIGTERM");
  await waitFor(() => left.every((pid) => !isAlive(pid)), 10_000);
  for (const pid of left.filter(isAlive)) signal(pid, "SIGKILL");
  await waitFor(() => left.every((pid) => !isAlive(pid)), 2_000);
}

/** The start that runs on this data folder for this role, if one does. */
export function findRunning(dataDir: string, role: string): Claim | null {
  const claim = read(claimFile(dataDir, role));
  return claim && lives(claim.pid, OURS) ? claim : null;
}

/** Claims a data folder for this process. Refuses while another start holds it; clears up after one that was killed. */
export async function claimFolder(dataDir: string, role: string, url: string) {
  const running = findRunning(dataDir, role);
  if (running) throw new Refusal("already_running", { pid: running.pid, url: running.url });
  const file = claimFile(dataDir, role);
  await clearLeftovers(read(file)?.children ?? []);
  mkdirSync(dataDir, { recursive: true });
  const claim: Claim = { pid: process.pid, url, children: [] };
  const write = () => {
    const half = `${file}.${process.pid}`;
    writeFileSync(half, JSON.stringify(claim), { mode: 0o600 });
    renameSync(half, file);
  };
  write();
  return {
    /** Notes a process that this start has started. */
    add(pid: number) {
      claim.children = [...claim.children.filter(isAlive), pid];
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

export type FolderClaim = Awaited<ReturnType<typeof claimFolder>>;
