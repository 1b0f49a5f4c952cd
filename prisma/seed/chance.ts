/** Chance that falls the same way each time: the same story for everybody who starts the demo. */
export type Chance = {
  /** A whole number from `from` up to and with `to`. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** True `share` of the time. */
  yes(share: number): boolean;
};

/** Numbers by mulberry32 from a seed. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { whole, pick: (from) => from[whole(0, from.length - 1)] as never, yes: (share) => next() < share };
}
