import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";

const made = z.object({ width: z.int(), height: z.int(), widths: z.array(z.int()).min(1) });

/** What was made of a picture: its widths, and the size of the largest. */
export type Encoded = z.output<typeof made>;

/** A picture of 60 megapixels takes about ten seconds of a small server. */
const TIME_LIMIT_MS = 60_000;

let last: Promise<unknown> = Promise.resolve();

/** One after the other: two large pictures at once are more memory than a small server has. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}

async function runEncoder(bytes: Uint8Array, folder: string, name: string): Promise<Encoded | null> {
  const program = path.join(process.cwd(), "lib/media/encoder.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, folder, name], {
    // Nothing of ours: no key, no address of the database.
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "ignore"],
    timeout: TIME_LIMIT_MS,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false)).once("close", (status) => resolve(status === 0));
  });
  // It may end before it has read everything.
  child.stdin.on("error", () => undefined).end(bytes);
  const [answer, well] = await Promise.all([text(child.stdout), ended]);
  return well ? made.parse(JSON.parse(answer)) : null;
}

/**
 * Writes a picture anew as "<name>-<width>.webp" in a folder, in a process of its own, one picture at a time; null when
 * it cannot be read, holds more pixels than MAX_PIXELS, or takes longer than a minute.
 */
export const encodePicture = (bytes: Uint8Array, folder: string, name: string): Promise<Encoded | null> =>
  inTurn(() => runEncoder(bytes, folder, name));
