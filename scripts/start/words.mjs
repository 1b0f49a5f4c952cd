// What scripts say, from messages/*.json. Node's own modules only: it speaks before anything is installed.
import { readFileSync } from "node:fs";

/** @typedef {keyof typeof import("../../messages/fr.json")["cli"]} CliKey */
/** @typedef {Record<string, string | number>} Values */

/** The language of the one who starts us, as POSIX orders the variables. @returns {"fr" | "en"} */
export function cliLocale(/** @type {Record<string, string | undefined>} */ env = process.env) {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return named.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** @type {Record<string, string> | undefined} */
let sentences;

/** A sentence with its {values} filled in. @param {CliKey} key @param {Values} [values] @returns {string} */
export function words(key, values = {}) {
  sentences ??= JSON.parse(readFileSync(new URL(`../../messages/${cliLocale()}.json`, import.meta.url), "utf8")).cli;
  return (sentences?.[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** Says a sentence on its own line. @param {CliKey} key @param {Values} [values] */
export function say(key, values) {
  process.stdout.write(`${words(key, values)}\n`);
}

/** Says why it cannot go on, and ends with status 1. @param {CliKey} key @param {Values} [values] @returns {never} */
export function stop(key, values, status = 1) {
  process.stderr.write(`${words(key, values)}\n`);
  process.exit(status);
}
