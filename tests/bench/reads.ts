import { spawn } from "node:child_process";
import path from "node:path";

export type Reads = { perSecond: number; p50: number; p95: number; p99: number };

const SECONDS = 4;

/** Reads an address over 50 connections for some seconds, from a process of its own; any answer but 200 is an error. */
export function read(url: string): Promise<Reads> {
  const args = [path.resolve("tests/bench/reader.mjs"), url, String(SECONDS)];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (text: Buffer) => {
      printed += text;
    });
    child.once("exit", (status) => {
      if (status === 0) resolve(JSON.parse(printed));
      else reject(new Error(`${url} could not be read`));
    });
  });
}
