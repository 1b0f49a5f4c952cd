import { middle, signedRank } from "@/tests/helpers/wilcoxon";
import type { Measure } from "./report";

/** Two ways to ask the same, of which nobody may learn by the time which one it was. */
export type Pair = { name: string; pairs: number; one: (index: number) => Promise<void>; other: Pair["one"] };

/** A difference that chance makes less often than this is one. */
const SIGNIFICANT = 0.01;
/** Below this part of what an answer takes, and this many milliseconds, a difference counts as none. */
const PART = 0.02;
const MOST_MS = 0.5;
const WARM_UP = 10;
/** Planted in one arm, to see that the test would see it. */
const PLANTED_MS = 1.5;

type Times = { one: number; other: number };

async function timed(ask: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

/** Asks in pairs, each arm first in every second one, so that what drifts or warms up leans to neither. */
async function inPairs({ pairs, one, other }: Pair): Promise<Times[]> {
  const times: Times[] = [];
  for (let index = 0; index < pairs + WARM_UP; index += 1) {
    const first = await timed(() => (index % 2 ? one : other)(index));
    const second = await timed(() => (index % 2 ? other : one)(index));
    if (index >= WARM_UP) times.push(index % 2 ? { one: first, other: second } : { one: second, other: first });
  }
  return times;
}

/** What the times say: the median difference in milliseconds against its bound; without significance it holds as well. */
function judged(id: string, name: string, times: readonly Times[]): Measure {
  const runs = times.map(({ one, other }) => one - other);
  const { z, p, median } = signedRank(runs);
  const usual = middle(times.map(({ other }) => other));
  const bar = Math.min(usual * PART, MOST_MS);
  const said = `${name} (${times.length} pairs of ${usual.toFixed(1)} ms, z ${z.toFixed(2)}, p ${p.toFixed(4)})`;
  const holds = p > SIGNIFICANT || Math.abs(median) <= bar;
  return { id, name: said, unit: " ms", value: median, baseline: null, ratio: null, bar, atMost: true, holds, runs };
}

/** Whether the time of an answer tells one from the other; and as a control whether it would with a little planted. */
export async function paired(id: string, pair: Pair): Promise<Measure[]> {
  const measured = judged(id, pair.name, await inPairs(pair));
  const busy = () => {
    for (const until = performance.now() + PLANTED_MS; performance.now() < until; );
  };
  const slowed = { ...pair, one: (index: number) => pair.one(index + pair.pairs + WARM_UP).then(busy) };
  const planted = judged(`${id}-control`, `${pair.name}, ${PLANTED_MS} ms planted`, await inPairs(slowed));
  return [measured, { ...planted, atMost: false, holds: !planted.holds }];
}
