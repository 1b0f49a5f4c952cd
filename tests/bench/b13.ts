import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type App, startApp } from "@/tests/helpers/app";
import { figureOf, type Measure } from "./report";

const ROUNDS = 3;
const MOST_MS = 60_000;

/** Seconds from `npm start` to the first page answered, on data that is there and a build that is done. */
async function startAgain({ dataDir, key, port, origin }: App): Promise<number> {
  const began = performance.now();
  const env = { ...process.env, PORT: String(port), CORTEGE_DATA: dataDir, CORTEGE_KEY: key };
  const child = spawn("npm", ["start"], { stdio: "ignore", env, detached: true });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let took = Number.POSITIVE_INFINITY;
  while (performance.now() - began < MOST_MS) {
    const isThere = await fetch(`${origin}/`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) {
      took = (performance.now() - began) / 1000;
      break;
    }
    await sleep(20);
  }
  // npm does not pass the signal on; the group holds both.
  if (child.pid) process.kill(-child.pid, "SIGINT");
  await ended;
  while (
    await fetch(`${origin}/api/health`).then(
      () => true,
      () => false,
    )
  )
    await sleep(50);
  await sleep(2000);
  return took;
}

/** The second start and those after it. */
export async function b13(app: App): Promise<Measure[]> {
  await app.stop({ keepData: true });
  const runs: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) runs.push(await startAgain(app));
  const { dataDir, key, port } = app;
  Object.assign(app, await startApp({ dataDir, key, port }));
  return [figureOf("B13", "second-start-to-first-page", " s", 5, runs, true)];
}
