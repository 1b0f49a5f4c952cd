#!/usr/bin/env node
// npm start: from a fresh clone to a running site. Node's own modules only, until the packages are there.
import { prepare } from "./start/prepare.mjs";

prepare();
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("./start/main.ts");
await main({ dev: process.argv.includes("--dev") });
