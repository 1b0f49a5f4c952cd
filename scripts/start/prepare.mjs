// Before anything of ours can run: the packages and the database client. Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { say, stop } from "./words.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const LOCK = path.join(ROOT, "package-lock.json");
const MODULES = path.join(ROOT, "node_modules");
/** A copy of the lock file that the installed packages belong to. */
const STAMP = path.join(MODULES, ".cortege-lock");
const SCHEMA = path.join(ROOT, "prisma/schema.prisma");
const CLIENT = path.join(ROOT, "prisma/generated");

const read = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, "utf8") : null);

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop("node_too_old", { version: process.versions.node });
}

function isInstalled() {
  if (read(STAMP) === read(LOCK)) return true;
  const npmsOwn = path.join(MODULES, ".package-lock.json");
  if (existsSync(STAMP) || !existsSync(npmsOwn) || statSync(npmsOwn).mtimeMs < statSync(LOCK).mtimeMs) return false;
  copyFileSync(LOCK, STAMP);
  return true;
}

function npm(/** @type {string[]} */ args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: ROOT, encoding: /** @type {const} */ ("utf8"), maxBuffer: 1 << 26 };
  return cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

function install() {
  if (isInstalled()) return;
  say("installing");
  const done = npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (done.status !== 0) {
    const output = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`;
    if (/ENOSPC|no space left/i.test(output)) stop("disk_full", { folder: ROOT });
    const reason = output
      .split("\n")
      .findLast((line) => /npm (error|ERR!)/.test(line) && !/log of this run|_logs/.test(line));
    stop("install_failed", {
      reason: (reason ?? output.trim().split("\n").at(-1) ?? "").replace(/^npm (error|ERR!)\s*/, ""),
    });
  }
  copyFileSync(LOCK, STAMP);
}

/** The client is generated from the schema, outside git. Generating is WebAssembly: any program passes for the engine. */
function generateClient() {
  const stamp = path.join(CLIENT, ".schema-sha256");
  const hash = createHash("sha256")
    .update(readFileSync(SCHEMA))
    .update(read(LOCK) ?? "")
    .digest("hex");
  if (read(stamp) === hash) return;
  const prisma = path.join(MODULES, "prisma/build/index.js");
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const done = spawnSync(process.execPath, [prisma, "generate"], { cwd: ROOT, env, encoding: "utf8" });
  if (done.status !== 0) stop("generate_failed", { reason: done.stderr.trim().split("\n").at(-1) ?? "" });
  writeFileSync(stamp, hash);
}

/** Makes the project runnable: packages as the lock file says, database client as the schema says, settings of .env. */
export function prepare() {
  refuseOldNode();
  process.chdir(ROOT);
  install();
  generateClient();
  if (existsSync(".env")) process.loadEnvFile(".env");
}
