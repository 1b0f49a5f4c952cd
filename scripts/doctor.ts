import { Resolver } from "node:dns/promises";
import path from "node:path";
import { type Env, rereadEnv } from "@/lib/env";
import { checkEverything } from "./doctor/everything";
import { type Finding, worst } from "./doctor/finding";
import { checkMail } from "./doctor/mail";
import { refusalOf } from "./start/refusal";
import { stop, words } from "./start/words.mjs";

/** npm run doctor [mail] [-- --dns=ADDRESS]: says what is wrong and how to mend it; exit status 0 fine, 1 look at it, 2 wrong. */
const given = process.argv.slice(2);
const server = given.find((word) => word.startsWith("--dns="))?.slice("--dns=".length);
const [what, ...more] = given.filter((word) => !word.startsWith("--dns="));
if (more.length || (what && what !== "mail")) stop("doctor_usage", {}, 2);

const MARKS = ["✓", "!", "✗"] as const;

function settingsOrStop(): Env {
  try {
    return rereadEnv();
  } catch (error) {
    const refusal = refusalOf(error, process.cwd());
    if (refusal) return stop(refusal.key, refusal.values, 2);
    throw error;
  }
}

async function look(settings: Env): Promise<Finding[]> {
  if (!what) return checkEverything(settings, path.resolve(import.meta.dirname, ".."));
  const dns = new Resolver({ timeout: 3000, tries: 2 });
  if (server) dns.setServers([server]);
  return checkMail(settings, dns);
}

const findings = await look(settingsOrStop());
for (const { severity, key, values } of findings) process.stdout.write(`${MARKS[severity]} ${words(key, values)}\n`);
process.exit(worst(findings));
