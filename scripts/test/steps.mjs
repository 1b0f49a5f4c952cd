// What npm test runs, in order; each step answers how many of its tests passed and failed.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import { readPlaywright, readVitest } from "./reports.mjs";

/** @typedef {import("./reports.mjs").Result} Result */
/**
 * One that is `early` begins with the first, beside the others, and is told of in its turn.
 * @typedef {{ name: string, needs?: string, early?: boolean, run: () => Promise<Result> }} Step
 */

const bin = (/** @type {string} */ file) => path.join("node_modules", file);
const PROGRAMS = {
  biome: bin("@biomejs/biome/bin/biome"),
  tsc: bin("typescript/bin/tsc"),
  next: bin("next/dist/bin/next"),
  vitest: bin("vitest/vitest.mjs"),
  playwright: bin("@playwright/test/cli.js"),
};

/** Runs a Node program with its output shown; answers its exit status. @param {string[]} args @param {NodeJS.ProcessEnv} [more] */
const node = (args, more = {}) =>
  new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...more };
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env });
    child.once("error", () => resolve(1)).once("exit", (status) => resolve(status ?? 1));
  });

/** A step that is one test: it holds or it does not. @returns {Step} */
const single = (/** @type {string} */ name, /** @type {string[]} */ ...args) => ({
  name,
  run: async () => ((await node(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

const tsx = ["--import", "tsx"];

/** @type {Step[]} */
export const checks = [
  single("format", PROGRAMS.biome, "format", "."),
  single("lint", PROGRAMS.biome, "check", "--formatter-enabled=false", "--error-on-warnings", "."),
  {
    name: "types",
    run: async () => {
      // Next writes the types of its routes and of style sheets, which git does not hold.
      const status = (await node([PROGRAMS.next, "typegen"])) || (await node([PROGRAMS.tsc, "--noEmit"]));
      return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  },
  { ...single("architecture", ...tsx, "tests/architecture/check.ts", "architecture"), early: true },
  single("messages", ...tsx, "tests/architecture/check.ts", "messages"),
];

export const build = single("build", "scripts/run.mjs", "scripts/test/build.ts");

/** Runs a test runner that leaves a report, and counts by it; without a report the runner itself failed. */
async function counted(
  /** @type {string[]} */ args,
  /** @type {NodeJS.ProcessEnv} */ env,
  /** @type {(report: any) => Result} */ count,
) {
  const folder = mkdtempSync(path.join(tmpdir(), "cortege-report-"));
  const report = path.join(folder, "report.json");
  try {
    const status = await node(
      args.map((arg) => arg.replace("REPORT", report)),
      { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    );
    const result = count(JSON.parse(readFileSync(report, "utf8")));
    return status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What turns the long forms on (tests/helpers/long.ts). */
const LONG = { TEST_LONG: "1" };

/** @returns {Step} */
const vitest = (
  /** @type {string} */ name,
  /** @type {string[]} */ files = [],
  /** @type {Record<string, string>} */ more = {},
) => ({
  name,
  run: () =>
    counted(
      [PROGRAMS.vitest, "run", ...files, "--reporter=default", "--reporter=json", "--outputFile.json=REPORT"],
      { NODE_ENV: "test", ...more },
      readVitest,
    ),
});

export const unitTests = vitest("unit and database tests");

/** Random histories and a worker killed in the middle. */
export const longRaces = vitest("races", ["lib/signups/signups.test", "lib/signups/bulk/killed.test"], LONG);

/** Those that are done in seconds: pure decisions, the front, forms, docs. */
export const quickTests = vitest("quick tests", [
  "rules.test",
  "lib/http/",
  "components/",
  "scripts/start/",
  "docs.test",
]);

/** @returns {Step} */
const playwright = (
  /** @type {string} */ name,
  /** @type {string[]} */ args = [],
  /** @type {Record<string, string>} */ more = {},
) => ({
  name,
  needs: "build",
  run: async () => {
    const chromium = findChromium();
    if (!chromium) return { passed: 0, failed: 1 };
    return counted(
      [PROGRAMS.playwright, "test", ...args, "--reporter=line,json"],
      { CORTEGE_CHROMIUM: chromium, ...more },
      readPlaywright,
    );
  },
});

export const browserTests = playwright("browser and fault tests");

/** Those that start a Cortège of their own and hurt it. */
export const longFaults = playwright("faults", ["--project=faults", "--no-deps"], LONG);
