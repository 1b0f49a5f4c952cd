// How many tests of a report passed and failed, and which: the end of a long log is what people read.
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

const MOST_LINES = 4;

/** `names` are the failed ones, each with the first line of why. @typedef {{ passed: number, failed: number, names?: string[] }} Result */

/** What fell, with what was expected and what was there: the first lines, without colours. */
const inShort = (/** @type {string | undefined} */ text = "") =>
  stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, MOST_LINES)
    .join(" · ");

/** Reads vitest's JSON report. @returns {Result} */
export const readVitest = (/** @type {any} */ report) => ({
  passed: report.numPassedTests,
  failed: report.numTotalTests - report.numPassedTests,
  names: failedTests(report),
});

/** Reads Playwright's JSON report. A test that needed a second try, or was skipped, did not pass. @returns {Result} */
export const readPlaywright = (/** @type {any} */ { stats, suites, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
  names: [...errors.map((/** @type {any} */ error) => inShort(error.message)), ...suites.flatMap(failedSpecs)],
});

/** A file may fall before its tests begin. @returns {string[]} */
const failedTests = (/** @type {any} */ { testResults }) =>
  testResults.flatMap((/** @type {any} */ file) => {
    const where = path.relative(process.cwd(), file.name);
    const fell = file.assertionResults.filter((/** @type {any} */ test) => test.status !== "passed");
    if (fell.length === 0) return file.status === "failed" ? [`${where}: ${inShort(file.message)}`] : [];
    return fell.map((/** @type {any} */ test) => `${where} › ${test.fullName}: ${inShort(test.failureMessages?.[0])}`);
  });

/** @returns {string[]} */
const failedSpecs = (/** @type {any} */ { file, specs, suites = [] }) => [
  ...specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ { title, tests }) => {
      const { results } = tests[0];
      return `${file} › ${title}: ${inShort(results.at(-1)?.error?.message)}`;
    }),
  ...suites.flatMap(failedSpecs),
];
