import { once } from "node:events";
import { createServer, type Server } from "node:http";
import next from "next";
import { adoptDatabase, env, silenceNext } from "../env";
import { fitForLog, log } from "../log";
import { attachmentFile, picturesFolder } from "../media/files";
import { learnWording } from "../settings/words/queries";
import { AttachedFiles } from "./attached-files";
import { earsOf, hearChanges } from "./changes";
import { drainable } from "./drain";
import { Front } from "./front";
import { isHealthy } from "./health/queries";
import { readPublicAddress } from "./incoming";
import { Networks } from "./networks";
import type { Page } from "./page";
import { PageCache } from "./page-cache";
import { limitWaiting } from "./request-checks";
import { securityHeaders } from "./security-headers";
import { StaticFiles } from "./static-files";
import { UploadedFiles } from "./uploaded-files";

const WARM_UP_MS = 5000;

/**
 * Next around our own server, ready to answer; it needs no database until it is asked. Next would take every request for
 * a WebSocket and never let go of it: it hears them while somebody develops, else listens to a server that nobody reaches.
 */
async function prepareNext(server: Server, dev: boolean) {
  const { port } = env();
  const httpServer = dev ? server : createServer();
  const app = next({ dev, dir: process.cwd(), customServer: true, httpServer, hostname: "localhost", port });
  await app.prepare();
  return app.getRequestHandler();
}

/** A process that was started while the database still comes up is told its address when it is there. */
async function toldDatabase(): Promise<void> {
  if (env().databaseUrl || !process.channel) return;
  process.channel.ref();
  const [databaseUrl] = await once(process, "message");
  process.channel.unref();
  adoptDatabase(databaseUrl);
}

async function findFile(slug: string, cookies: string) {
  const { findServedFile } = await import("../resources/files/queries");
  return findServedFile(slug, cookies, new Date());
}

function buildFront(handle: Awaited<ReturnType<typeof prepareNext>>, dev: boolean): Front {
  const address = readPublicAddress(env().publicUrl);
  const security = securityHeaders(address.proto === "https");
  const files = [
    ...(dev ? [] : [new StaticFiles(process.cwd(), security)]),
    new UploadedFiles(picturesFolder(), security),
    new AttachedFiles(attachmentFile, findFile, security),
  ];
  const cache = new PageCache<Page>();
  const { databaseUrl } = env();
  if (databaseUrl && !dev) hearChanges(databaseUrl, earsOf(cache, learnWording));
  const networks = new Networks();
  return new Front({
    handle,
    address,
    dev,
    security,
    cache,
    files,
    networks,
    isHealthy,
    isSignedIn: async (cookies) => {
      const { isSignedIn } = await import("../auth/sign-ins/queries");
      return isSignedIn(cookies, new Date());
    },
  });
}

/** The web process: our own server around Next. Started as `node --import tsx lib/http/main.ts [--dev]`. */
async function main(): Promise<void> {
  silenceNext();
  const dev = process.argv.includes("--dev");
  const server = createServer({ connectionsCheckingInterval: 3000, maxHeaderSize: 16 * 1024 });
  limitWaiting(server);
  const [handle] = await Promise.all([prepareNext(server, dev), toldDatabase()]);
  const front = buildFront(handle, dev);
  server.on("request", (request, response) => front.answer(request, response));
  const drain = drainable(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env().port, env().host, resolve);
  });
  process.send?.("ready");
  // An error page is best rendered while all is well.
  setTimeout(() => void front.renders.errorPage("failed", "fr", undefined), WARM_UP_MS).unref();

  const stop = () => void drain().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

process.on("uncaughtException", (error) => log.error({ err: error }, "uncaught exception"));
process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
// Next writes errors as they are; what goes into a log is cut first.
console.error = (...parts: unknown[]) => {
  const err = parts.find((part) => part instanceof Error);
  log.error(
    { err },
    fitForLog(
      parts
        .filter((part) => part !== err)
        .map(String)
        .join(" "),
    ),
  );
};

main().catch((error) => {
  log.fatal({ err: error }, "the web process could not start");
  process.exit(1);
});
