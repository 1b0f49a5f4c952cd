import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const EXPORT = /^export (?:async )?(?:function|const) (\w+)(?:\s*=\s*(?:async\s*)?)?(?:<[^(]*>)?\(/gm;
const TAKES_SCOPE = /:\s*(?:readonly\s+)?Scope\b/;

/** The text between a parenthesis that opens at `start` and the one that closes it. */
function inside(source: string, start: number): string {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === "(") depth++;
    if (source[at] === ")" && --depth === 0) return source.slice(start + 1, at);
  }
  return "";
}

/** The names of the functions a module exports that take a Scope, wherever among their parameters it stands. */
export const scopedExports = (source: string): string[] =>
  [...source.matchAll(EXPORT)]
    .filter((match) => TAKES_SCOPE.test(inside(source, match.index + match[0].length - 1)))
    .map((match) => match[1] ?? "");

/** Every exported function of lib/ that takes a Scope, as "lib/events/mutations.ts createEvent". */
export function scopedFunctions(): string[] {
  const files = readdirSync(join(ROOT, "lib"), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /(?<!\.test)\.tsx?$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
  return files
    .flatMap((file) => scopedExports(readFileSync(file, "utf8")).map((name) => `${relative(ROOT, file)} ${name}`))
    .sort();
}
