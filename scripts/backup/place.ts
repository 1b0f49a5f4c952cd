import { type Env, rereadEnv } from "@/lib/env";
import { findRunningPostgres, startPostgres } from "../postgres/embedded";
import { closeFolder } from "../start/data-folder";
import { postgresFolder } from "../start/database";
import { refusalOf } from "../start/refusal";
import { say, stop } from "../start/words.mjs";

/** Runs `work` on the database of the settings; an embedded one that does not run is brought up for it and stopped. */
export async function withDatabase(work: (url: string, settings: Env) => Promise<void>): Promise<void> {
  let dataDir = process.cwd();
  let end = async () => {};
  let failure: unknown;
  try {
    const settings = rereadEnv();
    dataDir = settings.dataDir;
    closeFolder(dataDir);
    let url = settings.databaseUrl ?? findRunningPostgres(postgresFolder(dataDir));
    if (!url) {
      const own = await startPostgres({ dataDir: postgresFolder(dataDir) });
      url = own.url;
      end = own.stop;
    }
    await work(url, settings);
  } catch (error) {
    failure = error;
  }
  await end();
  if (!failure) return;
  const refusal = refusalOf(failure, dataDir);
  if (refusal) stop(refusal.key, refusal.values);
  say("unexpected");
  throw failure;
}
