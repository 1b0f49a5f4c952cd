import { spawn } from "node:child_process";
import path from "node:path";

export type Reads = { perSecond: number; p50: number; p99: number };

const SECONDS = 4;

/** Reads an address over 50 connections for some seconds, from a process of its own; any answer but 200 is an error. */
export function read(url: string): Promise<Reads> {
  const program = path.resolve("node_modules/autocannon/autocannon.js");
  const args = [program, "--json", "-c", "50", "-d", String(SECONDS), "-H", "accept-encoding=br, gzip", url];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    let printed = "";
    child.stdout.on("data", (text: Buffer) => {
      printed += text;
    });
    child.once("exit", () => {
      const result = JSON.parse(printed);
      if (result.non2xx || result.errors)
        reject(new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`));
      resolve({ perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 });
    });
  });
}
