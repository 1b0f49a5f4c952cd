import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** One bar and what was measured against it. */
export type Measure = {
  /** "B1"; a second bar of the same row is "B1-node". */
  id: string;
  name: string;
  unit: string;
  value: number;
  /** What it is compared with, measured in the same rounds; null for a figure that stands alone. */
  baseline: number | null;
  ratio: number | null;
  bar: number;
  /** Where the bar is a bound from above. */
  atMost?: boolean;
  holds: boolean;
  /** Every round: the ratios, or the values of a figure that stands alone. */
  runs: number[];
};

const FOLDER = ".data/bench";

const round = (value: number): number => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

type Round = { value: number; baseline: number };

/** A bar on the median of the in-round ratios, from below or (atMost) from above. */
export function ratioOf(
  id: string,
  name: string,
  unit: string,
  bar: number,
  rounds: readonly Round[],
  atMost = false,
): Measure {
  const runs = rounds.map(({ value, baseline }) => value / baseline);
  const ratio = median(runs);
  const [value, baseline] = [median(rounds.map((each) => each.value)), median(rounds.map((each) => each.baseline))];
  const holds = atMost ? ratio <= bar : ratio >= bar;
  return { id, name, unit, value, baseline, ratio, bar, atMost, holds, runs };
}

/** A bar on a figure that stands alone, from below or (atMost) from above. */
export function figureOf(
  id: string,
  name: string,
  unit: string,
  bar: number,
  runs: readonly number[],
  atMost: boolean,
): Measure {
  const value = median(runs);
  const holds = atMost ? value <= bar : value >= bar;
  return { id, name, unit, value, baseline: null, ratio: null, bar, atMost, holds, runs: [...runs] };
}

/** The machine, in one line. */
export function machine(): string {
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const cpu = os.cpus()[0]?.model.trim() ?? "unknown";
  return `${os.cpus().length} cores (${cpu}), ${memory} GB, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}, ${os.type()} ${os.release()}`;
}

/** Says a measure in one line and keeps it in .data/bench. */
export function tell(measure: Measure): void {
  const { id, name, unit, value, baseline, ratio, bar, atMost, holds, runs } = measure;
  const spread = `${round(Math.min(...runs))} to ${round(Math.max(...runs))}`;
  const against = ratio === null ? "" : `, baseline ${round(baseline ?? 0)}${unit}, ratio ${round(ratio)}`;
  const verdict = holds ? "holds" : "does not hold";
  const bound = atMost ? `at most ${bar}` : String(bar);
  console.log(`${id} ${name}: ${round(value)}${unit}${against} (${spread}), bar ${bound}, ${verdict}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${id}.json`), `${JSON.stringify(measure, null, 2)}\n`);
}
