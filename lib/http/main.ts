import { createServer } from "node:http";
import next from "next";
import { env, silenceNext } from "../env";
import { log } from "../log";
import { drainable } from "./drain";
import { adoptHeaders, isDirect, readPublicAddress } from "./incoming";

/** The web process: our own server around Next. Started as `node --import tsx lib/http/main.ts [--dev]`. */
async function main(): Promise<void> {
  silenceNext();
  const dev = process.argv.includes("--dev");
  const { host, port, publicUrl } = env();
  const address = readPublicAddress(publicUrl);
  const server = createServer();
  const app = next({ dev, dir: process.cwd(), customServer: true, httpServer: server, hostname: "localhost", port });
  const handle = app.getRequestHandler();
  await app.prepare();

  server.on("request", (request, response) => {
    const direct = isDirect(request);
    adoptHeaders(request, address, dev ? /^x-nextjs-/ : undefined);
    if (direct) request.headers["x-cortege-direct"] = "1";
    void handle(request, response);
  });
  const drain = drainable(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  process.send?.("ready");

  const stop = async () => {
    await drain();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

process.on("uncaughtException", (error) => log.error({ err: error }, "uncaught exception"));
process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));

main().catch((error) => {
  log.fatal({ err: error }, "the web process could not start");
  process.exit(1);
});
