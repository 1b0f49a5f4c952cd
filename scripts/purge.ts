import { closeDb } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { previewPurge, purge } from "@/lib/purge/mutations";
import { withDatabase } from "./backup/place";
import { cliLocale, say, stop } from "./start/words.mjs";

/** npm run purge [-- --dry-run]: forgets now what is past its term, as the nightly job does; or says how much of what would go. */
const given = process.argv.slice(2);
if (given.some((word) => word !== "--dry-run")) stop("purge_usage", {}, 2);
const dryRun = given.length > 0;

await withDatabase(async (url) => {
  process.env.DATABASE_URL = url;
  rereadEnv();
  const now = new Date();
  const report = await (dryRun ? previewPurge(now) : purge(now)).finally(closeDb);
  if (report.length === 0) return say("purge_nothing");
  say(dryRun ? "purge_would" : "purge_done");
  const t = translator(cliLocale(), "privacy");
  for (const { dataClass, counts } of report) {
    const count = counts.reduce((sum, one) => sum + one.count, 0);
    say("purge_line", { count: String(count).padStart(9), name: t(`kept.${dataClass}.name`) });
  }
});
