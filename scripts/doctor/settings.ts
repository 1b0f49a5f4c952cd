import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Env } from "@/lib/env";
import { checkDkimKey } from "../start/dkim";
import { Refusal } from "../start/refusal";
import { isPlainHttp } from "../start/say";
import { type Finding, fine, warn, wrong } from "./finding";

/** Names of .env that nothing reads: most often a slip of the finger. */
function strangers(file: string, example: string): string[] {
  const names = (text: string) =>
    [...text.matchAll(/^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/gm)].map(([, name]) => name ?? "");
  const known = new Set([...names(readFileSync(example, "utf8")), "NODE_ENV", "LANG", "TZ", "NODE_OPTIONS"]);
  return names(readFileSync(file, "utf8")).filter((name) => !known.has(name));
}

/** What the settings say: where they stand, what nothing reads, what people would miss. Those that are refused never get here. */
export function checkSettings(settings: Env, root: string): Finding[] {
  const file = path.join(root, ".env");
  const findings: Finding[] = [];
  if (!existsSync(file)) findings.push(fine("doctor_no_env"));
  else
    for (const setting of strangers(file, path.join(root, ".env.example")))
      findings.push(warn("doctor_setting_unknown", { setting }));
  if (isPlainHttp(settings.publicUrl)) findings.push(warn("plain_http", { url: settings.publicUrl }));
  if (!settings.smtpUrl) findings.push(warn("doctor_no_smtp"));
  else if (!settings.mailFrom) findings.push(warn("doctor_no_sender"));
  try {
    checkDkimKey(settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    findings.push(wrong(error.key, error.values));
  }
  return findings.some(({ severity }) => severity) ? findings : [...findings, fine("doctor_settings_fine")];
}
