import { spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { RunAs } from "./binaries";
import { PostgresProblem } from "./problem";

/**
 * How a server is told its cluster. Root's account cannot walk through /root; a working directory that root has set
 * before becoming that account needs no walk, and /proc/self/cwd names it in each of the server's processes.
 */
export const clusterName = (cluster: string, runAs: RunAs): string =>
  runAs && process.platform === "linux" ? "/proc/self/cwd" : cluster;

/** As whom and where a program of PostgreSQL runs. */
export const spawnOptions = (cluster: string, runAs: RunAs) => ({
  cwd: cluster,
  env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
  ...(runAs && { uid: runAs.uid, gid: runAs.gid }),
});

/** What went wrong, from what a program of PostgreSQL said. */
export function problemOf(output: string): PostgresProblem {
  if (/No space left on device/i.test(output)) return new PostgresProblem("disk_full", "");
  const lines = output.trim().split("\n");
  const line = lines.findLast((one) => /FATAL|PANIC|error/i.test(one)) ?? lines.at(-1) ?? "";
  return new PostgresProblem("failed", line.trim());
}

function initdb(cluster: string, passwordFile: string, bin: string, runAs: RunAs): void {
  mkdirSync(cluster, { mode: 0o700 });
  if (runAs) {
    chownSync(cluster, runAs.uid, runAs.gid);
    chownSync(passwordFile, runAs.uid, runAs.gid);
  }
  // The account may not walk to the file either: it reads it as what is already open.
  const stdin = openSync(passwordFile, "r");
  const args = ["-D", clusterName(cluster, runAs), "-U", "postgres", "--auth=scram-sha-256", "--no-instructions"];
  args.push(`--pwfile=${runAs ? "/dev/stdin" : passwordFile}`);
  args.push("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
  const done = spawnSync(path.join(bin, "initdb"), args, {
    ...spawnOptions(cluster, runAs),
    stdio: [stdin, "pipe", "pipe"],
    encoding: "utf8",
  });
  closeSync(stdin);
  if (done.status !== 0) throw problemOf(`${done.stdout}${done.stderr}${done.error?.message ?? ""}`);
}

/** Makes the cluster when there is none, and says whether it did; it gets its name when it is whole, so that a cut short one is made anew. */
export function makeCluster(cluster: string, passwordFile: string, bin: string, runAs: RunAs): boolean {
  if (existsSync(path.join(cluster, "PG_VERSION"))) return false;
  const half = `${cluster}.new`;
  rmSync(half, { recursive: true, force: true });
  initdb(half, passwordFile, bin, runAs);
  renameSync(half, cluster);
  return true;
}
