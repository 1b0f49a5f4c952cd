#!/usr/bin/env node
// npm test: everything that must hold, from nothing installed to the last line "N passed, N failed".
// npm run check (--check): what takes under a minute. npm run test:faults (--faults): crashes and races in their long
// form, of which npm test has a short one. Node's own modules only until prepare() has run.
import { prepare } from "./start/prepare.mjs";
import { words } from "./start/words.mjs";
import { clearSettings } from "./test/settings.mjs";
import { browserTests, build, checks, longFaults, longRaces, quickTests, unitTests } from "./test/steps.mjs";

prepare();
clearSettings(process.env);

/** The end of a log stays short. */
const MOST_NAMES = 30;

const plan = process.argv[2] ?? "";
/** @type {Record<string, import("./test/steps.mjs").Step[]>} */
const plans = { "--check": [...checks, quickTests], "--faults": [longRaces, build, longFaults] };
const steps = plans[plan] ?? [...checks, unitTests, build, browserTests];
const started = Date.now();
let passed = 0;
let failed = 0;
/** @type {string[]} */
const broken = [];
/** @type {string[]} */
const names = [];

/** What those say that begin early stands among the lines of others; the rules of the architecture say one line. */
const early = new Map(steps.filter((step) => step.early).map((step) => [step.name, step.run()]));

for (const step of steps) {
  if (step.needs && broken.includes(step.needs)) {
    console.log(words("test_needs", { step: step.name, other: step.needs }));
    failed += 1;
    continue;
  }
  console.log(`\n── ${step.name}`);
  const result = await (early.get(step.name) ?? step.run());
  passed += result.passed;
  failed += result.failed;
  if (result.failed) broken.push(step.name);
  names.push(...(result.names ?? []));
}

console.log(`\n${words("test_took", { seconds: Math.round((Date.now() - started) / 1000) })}`);
if (broken.length) console.log(words("test_broken", { steps: broken.join(", ") }));
for (const name of names.slice(0, MOST_NAMES)) console.log(`  ${name}`);
if (names.length > MOST_NAMES) console.log(`  … ${names.length - MOST_NAMES}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
