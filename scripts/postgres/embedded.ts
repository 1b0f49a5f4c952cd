import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { chooseAccount, findBinaries, type RunAs } from "./binaries";
import * as postmaster from "./postmaster";
import { PostgresProblem } from "./problem";

type Options = {
  /** Folder of the database, its password and its log; made when missing. */
  dataDir: string;
  /** By default a free one. */
  port?: number;
  /** Further settings of postgresql.conf: {"fsync": "off"}. */
  settings?: Record<string, string>;
};

export type RunningPostgres = {
  /** Address of the database "cortege", with its password. */
  url: string;
  /** A server that an earlier start had left behind was taken over. */
  adopted: boolean;
  pid: number;
  stop(): Promise<void>;
};

/** One folder per major version: a later one finds its own, and the older is there to be read. */
const CLUSTER = "pg18";
const START_MS = 60_000;

/** Nothing that people wrote may reach the log: no statements, no parameters, no details of a violated key. */
const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  timezone: "UTC",
  log_timezone: "UTC",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/**
 * How a server is told its cluster. Root's account cannot walk through /root; a working directory that root has set
 * before becoming that account needs no walk, and /proc/self/cwd names it in each of the server's processes.
 */
const clusterName = (cluster: string, runAs: RunAs) =>
  runAs && process.platform === "linux" ? "/proc/self/cwd" : cluster;

const spawnOptions = (cluster: string, runAs: RunAs) => ({
  cwd: cluster,
  env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
  ...(runAs && { uid: runAs.uid, gid: runAs.gid }),
});

function readPassword(dataDir: string): string {
  const file = path.join(dataDir, "password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

function problemOf(output: string): PostgresProblem {
  if (/No space left on device/i.test(output)) return new PostgresProblem("disk_full", "");
  const line = output.split("\n").findLast((one) => /FATAL|error|PANIC/i.test(one)) ?? output.split("\n").at(-1) ?? "";
  return new PostgresProblem("failed", line.trim());
}

/** Makes the cluster when it is missing or its making was cut short (PG_VERSION is not the last file, so we mark the end). */
function initialize(cluster: string, bin: string, runAs: RunAs): void {
  const made = path.join(path.dirname(cluster), `${CLUSTER}.made`);
  if (existsSync(made)) return;
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  if (runAs) chownSync(cluster, runAs.uid, runAs.gid);
  const passwordFile = path.join(path.dirname(cluster), "password");
  if (runAs) chownSync(passwordFile, runAs.uid, runAs.gid);
  const stdin = openSync(passwordFile, "r");
  const pwfile = runAs ? "/dev/stdin" : passwordFile;
  const args = ["-D", clusterName(cluster, runAs), "-U", "postgres", `--pwfile=${pwfile}`, "--auth=scram-sha-256"];
  args.push(
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  );
  const done = spawnSync(path.join(bin, "initdb"), args, {
    ...spawnOptions(cluster, runAs),
    stdio: [stdin, "pipe", "pipe"],
    encoding: "utf8",
  });
  closeSync(stdin);
  if (done.status !== 0) throw problemOf(`${done.stdout}${done.stderr}${done.error?.message ?? ""}`);
  writeFileSync(made, "");
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: postmaster.urlOf(port, password, "postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [postmaster.DATABASE]);
    if (!found.rowCount) await client.query(`CREATE DATABASE ${postmaster.DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Takes over a server that a killed start left behind; removes the note of one that is gone. Null: start a new one. */
async function adopt(cluster: string, password: string): Promise<postmaster.Postmaster | null> {
  const left = postmaster.readPostmaster(cluster);
  if (!left) return null;
  if (!postmaster.isPostmaster(left)) {
    rmSync(postmaster.pidFile(cluster), { force: true });
    return null;
  }
  const answer = await postmaster.waitFor(async () => {
    const state = await postmaster.probe(left.port, password);
    return state === "starting" && postmaster.isAlive(left.pid) ? null : state;
  }, START_MS);
  if (answer === "refused") throw new PostgresProblem("not_ours", String(left.pid));
  if (answer === "ready") return left;
  await postmaster.stopPostmaster(left.pid);
  return null;
}

async function launch(cluster: string, bin: string, password: string, runAs: RunAs, options: Options) {
  const port = options.port ?? (await freePort());
  const logFile = path.join(options.dataDir, "postgres.log");
  const log = openSync(logFile, "w", 0o600);
  const settings = { ...SETTINGS, ...options.settings, port: String(port) };
  const args = [
    "-D",
    clusterName(cluster, runAs),
    ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
  ];
  // Detached: a Ctrl-C goes to the whole group, and the database must outlive web and worker.
  const child = spawn(path.join(bin, "postgres"), args, {
    ...spawnOptions(cluster, runAs),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended = false;
  child.once("error", () => (ended = true)).once("exit", () => (ended = true));
  const up = async () => ended || (await postmaster.probe(port, password)) === "ready";
  if (!(await postmaster.waitFor(up, START_MS)) || ended || !child.pid) {
    if (child.pid && !ended) await postmaster.stopPostmaster(child.pid);
    throw problemOf(readFileSync(logFile, "utf8"));
  }
  child.unref();
  return { pid: child.pid, port };
}

/**
 * Brings up the embedded PostgreSQL on `dataDir`, or adopts the one that already runs there, and makes the database.
 * As root it runs under an unprivileged account. Throws PostgresProblem.
 */
export async function startPostgres(options: Options): Promise<RunningPostgres> {
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = readPassword(dataDir);
  const cluster = path.join(dataDir, CLUSTER);
  const left = await adopt(cluster, password);
  let server = left;
  if (!server) {
    const runAs = chooseAccount(cluster);
    const bin = findBinaries(runAs);
    initialize(cluster, bin, runAs);
    server = await launch(cluster, bin, password, runAs, { ...options, dataDir });
  }
  const { pid, port } = server;
  await ensureDatabase(port, password);
  const url = postmaster.urlOf(port, password);
  return { url, adopted: left !== null, pid, stop: () => postmaster.stopPostmaster(pid) };
}

/** The address of the embedded database that another start has brought up on `dataDir`; null when none runs. */
export function findRunningPostgres(dataDir: string): string | null {
  const server = postmaster.readPostmaster(path.join(dataDir, CLUSTER));
  const file = path.join(dataDir, "password");
  if (!server || !existsSync(file) || !postmaster.isPostmaster(server)) return null;
  return postmaster.urlOf(server.port, readFileSync(file, "utf8").trim());
}

/** Keeps others on this machine out of the data folder. */
export function closeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") chmodSync(folder, 0o700);
}
