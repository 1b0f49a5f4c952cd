#!/usr/bin/env node
// node scripts/run.mjs file.ts [arguments]: runs a TypeScript file of the project, after installing what is missing.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepare } from "./start/prepare.mjs";

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error("node scripts/run.mjs file.ts [arguments]");
  process.exit(2);
}
prepare();
const { register } = await import("tsx/esm/api");
register();
const target = path.resolve(file);
process.argv = [process.argv[0], target, ...rest];
await import(pathToFileURL(target).href);
