import { closeDb } from "../db";
import { env } from "../env";
import { log } from "../log";
import { closeMailTransport } from "../mail/transport";
import { startWorker } from "./runner";

/** The worker process: works until it is told to stop, then finishes the jobs in hand. */
const databaseUrl = env().databaseUrl;
if (!databaseUrl) throw new Error("DATABASE_URL is not set; scripts/start sets it for the embedded database");
const worker = await startWorker(databaseUrl);

let ending = false;
async function end(status: number) {
  if (ending) return;
  ending = true;
  await worker.stop().catch((error) => log.error({ error: error.name }, "worker did not stop cleanly"));
  closeMailTransport();
  await closeDb();
  process.exit(status);
}

process.on("SIGTERM", () => end(0));
process.on("SIGINT", () => end(0));
// An SMTP or database reset in the wrong moment must not take the other jobs down.
process.on("unhandledRejection", (error) => log.error({ error: (error as Error)?.name }, "unhandled rejection"));
worker.ended.then(
  () => end(0),
  (error) => {
    log.error({ error: error.name }, "worker stopped");
    return end(1);
  },
);
process.send?.({ ready: "worker" });
