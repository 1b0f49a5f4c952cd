import type { App } from "@/tests/helpers/app";
import { rushIn } from "./b3";
import { read } from "./reads";
import { type Measure, ratioOf } from "./report";

const ROUNDS = 5;
/** The writers begin with the readers and outlast them. */
const SECONDS = 5;

/** The 95th percentile of reading the hot event's page while 50 people at a time come to it, against the same in peace. */
export async function b4(app: App): Promise<Measure[]> {
  const page = `${app.origin}/events/contre-sommet`;
  const rounds: { value: number; baseline: number }[] = [];
  for (let count = 0; count <= ROUNDS; count += 1) {
    const inPeace = await read(page);
    const [inTheRush] = await Promise.all([read(page), rushIn(app, SECONDS)]);
    // The first round warms both up.
    if (count > 0) rounds.push({ value: inTheRush.p95, baseline: inPeace.p95 });
  }
  return [ratioOf("B4", "event-page-p95-during-the-rush", " ms", 3, rounds, true)];
}
