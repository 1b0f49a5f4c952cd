import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Severity } from "@/lib/mail/sender/rules";
import { cliLocale } from "../start/words.mjs";
import { type Finding, fine } from "./finding";

/** scripts/doctor/advisories.json: kept by hand, read without any network. "node" and "postgresql" are those that run. */
const advisoriesSchema = z.array(
  z.object({
    package: z.string(),
    /** ">=16.0.0 <16.0.7 || <15.2.0" */
    range: z
      .string()
      .regex(/^(<|>=)\d+\.\d+\.\d+( (<|>=)\d+\.\d+\.\d+)*( \|\| (<|>=)\d+\.\d+\.\d+( (<|>=)\d+\.\d+\.\d+)*)*$/),
    advisory: z.string(),
    severity: z.literal([1, 2]),
    fr: z.string(),
    en: z.string(),
  }),
);

export type Advisory = z.output<typeof advisoriesSchema>[number];

export const readAdvisories = (file = path.join(import.meta.dirname, "advisories.json")): Advisory[] =>
  advisoriesSchema.parse(JSON.parse(readFileSync(file, "utf8")));

const numbers = (version: string) => [0, 1, 2].map((at) => Number.parseInt(version.split(".")[at] ?? "0", 10) || 0);

function compare(one: string, other: string): number {
  const [a, b] = [numbers(one), numbers(other)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Whether a version lies in one of the ranges; what comes before a version's release counts as it. */
export const isWithin = (version: string, range: string): boolean =>
  range.split(" || ").some((part) =>
    part.split(" ").every((bound) => {
      const than = compare(version, bound.replace(/^(<|>=)/, ""));
      return bound.startsWith("<") ? than < 0 : than >= 0;
    }),
  );

/** The version of an installed package; null when it is not. */
export function installed(root: string, name: string): string | null {
  const file = path.join(root, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : null;
}

/** What runs here and is on the list. `versionOf` says what runs; null for what does not. */
export function checkVersions(versionOf: (name: string) => string | null, advisories = readAdvisories()): Finding[] {
  const findings = advisories.flatMap((known): Finding[] => {
    const version = versionOf(known.package);
    if (!version || !isWithin(version, known.range)) return [];
    const values = { package: known.package, version, advisory: known.advisory, why: known[cliLocale()] };
    return [{ severity: known.severity as Severity, key: "doctor_vulnerable", values }];
  });
  return findings.length ? findings : [fine("doctor_versions_fine", { count: advisories.length })];
}
