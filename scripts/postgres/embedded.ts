import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { chooseAccount, findBinaries, type RunAs } from "./binaries";
import { clusterName, makeCluster, problemOf, spawnOptions } from "./cluster";
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
  port: number;
  pid: number;
  /** Set when this start has made the cluster: as root, the account it runs under and where its programs are. */
  made: { account?: string; programs: string } | null;
  stop(): Promise<void>;
};

/** One folder per major version: a later one finds its own, and the older is there to be read. */
const CLUSTER = "pg18";
const START_MS = 60_000;
/** How long processes of a killed server may need to notice its end. */
const ORPHANS_MS = 10_000;

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

const passwordFile = (dataDir: string) => path.join(dataDir, "password");

function ensurePassword(dataDir: string): string {
  const file = passwordFile(dataDir);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: postmaster.urlOf(port, password, "postgres") });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [postmaster.DATABASE]);
    if (!found.rowCount) await client.query(`CREATE DATABASE ${postmaster.DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Takes over a server that a killed start left behind. Null: there is none, start a new one. */
async function adopt(cluster: string, password: string): Promise<postmaster.Postmaster | null> {
  const left = postmaster.readPostmaster(cluster);
  if (!left) return null;
  if (!postmaster.isPostmaster(left)) {
    // PostgreSQL sees by itself that its own note is stale, and waits for processes of the dead server; only a number
    // that another program now has would keep it from starting.
    if (postmaster.isAlive(left.pid)) rmSync(postmaster.pidFile(cluster), { force: true });
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
  const named = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Detached: a Ctrl-C goes to the whole group, and the database must outlive web and worker.
  const child = spawn(path.join(bin, "postgres"), ["-D", clusterName(cluster, runAs), ...named], {
    ...spawnOptions(cluster, runAs),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended = false;
  const end = () => {
    ended = true;
  };
  child.once("error", end).once("exit", end);
  await postmaster.waitFor(async () => ended || (await postmaster.probe(port, password)) === "ready", START_MS);
  if (ended || !child.pid || (await postmaster.probe(port, password)) !== "ready") {
    if (child.pid && !ended) await postmaster.stopPostmaster(child.pid);
    throw problemOf(readFileSync(logFile, "utf8"));
  }
  child.unref();
  return { pid: child.pid, port };
}

/** After a kill -9 of the server its other processes live on for a moment, and the next one must wait for them. */
async function launchAfterOrphans(...args: Parameters<typeof launch>): ReturnType<typeof launch> {
  for (const end = Date.now() + ORPHANS_MS; ; await sleep(200)) {
    try {
      return await launch(...args);
    } catch (error) {
      const waits = error instanceof PostgresProblem && /shared memory|still in use/i.test(error.detail);
      if (!waits || Date.now() > end) throw error;
    }
  }
}

/**
 * Brings up the embedded PostgreSQL on `dataDir`, or adopts the one that already runs there, and makes the database.
 * As root it runs under an unprivileged account. Throws PostgresProblem.
 */
export async function startPostgres(options: Options): Promise<RunningPostgres> {
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = ensurePassword(dataDir);
  const cluster = path.join(dataDir, CLUSTER);
  let server = await adopt(cluster, password);
  let made: RunningPostgres["made"] = null;
  if (!server) {
    const account = chooseAccount(cluster);
    const bin = findBinaries(account);
    if (makeCluster(cluster, passwordFile(dataDir), bin, account))
      made = { account: account?.name, programs: path.dirname(bin) };
    server = await launchAfterOrphans(cluster, bin, password, account, { ...options, dataDir });
  }
  const { pid, port } = server;
  await ensureDatabase(port, password);
  return { url: postmaster.urlOf(port, password), port, pid, made, stop: () => postmaster.stopPostmaster(pid) };
}

/** The address of the embedded database that another start has brought up on `dataDir`; null when none runs. */
export function findRunningPostgres(dataDir: string): string | null {
  const server = postmaster.readPostmaster(path.join(dataDir, CLUSTER));
  const file = passwordFile(dataDir);
  if (!server || !existsSync(file) || !postmaster.isPostmaster(server)) return null;
  return postmaster.urlOf(server.port, readFileSync(file, "utf8").trim());
}
