import path from "node:path";
import { closeDb } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { repeatErasures } from "@/lib/purge/erasures/mutations";
import { restore } from "./backup/load";
import { withDatabase } from "./backup/place";
import { findRunning } from "./start/claim";
import { Refusal } from "./start/refusal";
import { say, stop } from "./start/words.mjs";

/** npm run restore file: brings a backup into an empty instance. */
const given = process.argv[2];
if (!given) stop("restore_needs_file");
const file = path.resolve(given);

await withDatabase(async (url, { dataDir, keyFile }) => {
  for (const role of ["all", "web", "worker"]) {
    const running = findRunning(dataDir, role);
    if (running) throw new Refusal("restore_running", { pid: running.pid });
  }
  const { tables, files } = await restore({ url, dataDir, keyFile }, file);
  process.env.DATABASE_URL = url;
  rereadEnv();
  const again = await repeatErasures(new Date()).finally(closeDb);
  if (again) say("restored_erased", { count: again });
  say("restored", { files, rows: tables.reduce((sum, { rows }) => sum + rows, 0) });
});
