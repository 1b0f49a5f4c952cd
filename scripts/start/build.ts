import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runToEnd } from "./processes";
import { Refusal } from "./refusal";
import { say } from "./words.mjs";

/** What a build is made of. Pictures and other files of public/ are served as they lie. */
const SOURCES = ["app", "components", "lib", "messages", "prisma/schema.prisma"].concat([
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "tsconfig.json",
  "package-lock.json",
]);
const TEST = /\.(test|spec)\.tsx?$/;
const STAMP = ".next/cortege-sources.sha256";

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** SHA-256 over the names and contents of all sources, in a fixed order. */
export function hashOfSources(root: string): string {
  const files = SOURCES.flatMap((name) => {
    const at = path.join(root, name);
    if (!existsSync(at)) return [];
    return statSync(at).isDirectory() ? listFiles(at) : [at];
  });
  const hash = createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const file of files.filter((one) => !TEST.test(one)).sort()) {
    const content = readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Whether the last whole build was made of the sources as they are. */
export function isBuilt(root: string, hash = hashOfSources(root)): boolean {
  const stamp = path.join(root, STAMP);
  return existsSync(path.join(root, ".next/BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

/** Builds the site when its sources have changed since the last whole build; keeps what the builder said in a file. */
export async function build(root: string, dataDir: string): Promise<void> {
  const stamp = path.join(root, STAMP);
  const hash = hashOfSources(root);
  if (isBuilt(root, hash)) return;
  say("building");
  for (const old of [stamp, path.join(root, ".next/BUILD_ID")]) rmSync(old, { force: true });
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const done = await runToEnd([next, "build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  if (done.status !== 0 || !existsSync(path.join(root, ".next/BUILD_ID"))) {
    if (/ENOSPC|No space left/i.test(done.output)) throw new Refusal("disk_full", { folder: root });
    const file = path.join(dataDir, "build.log");
    writeFileSync(file, done.output);
    throw new Refusal("build_failed", { file });
  }
  writeFileSync(stamp, hash);
}
