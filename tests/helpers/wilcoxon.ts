/** What a signed-rank test says of paired differences: how far they lean, and how likely chance leans as far. */
export type Lean = { z: number; p: number; median: number };

/** The upper tail of the normal distribution, both sides of it, to seven digits (Abramowitz and Stegun 7.1.26). */
function bothTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const terms = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  return terms.reduce((sum, term) => sum * t + term, 0) * t * Math.exp(-x * x);
}

/** Ranks of sizes, from 1; equal ones share the mean of theirs. */
function ranks(sizes: readonly number[]): number[] {
  const sorted = [...sizes].sort((a, b) => a - b);
  return sizes.map((size) => (sorted.indexOf(size) + sorted.lastIndexOf(size)) / 2 + 1);
}

/** The middle, or the mean of the two middle ones. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? Number.NaN) + (sorted[Math.ceil(at)] ?? Number.NaN)) / 2;
}

/**
 * Wilcoxon's signed-rank test over differences within pairs, by its normal approximation: for twenty pairs or more.
 * Pairs without a difference say nothing and are left out.
 */
export function signedRank(differences: readonly number[]): Lean {
  const said = differences.filter((difference) => difference !== 0);
  const count = said.length;
  if (count === 0) return { z: 0, p: 1, median: 0 };
  const ranked = ranks(said.map(Math.abs));
  const positive = ranked.reduce((sum, rank, index) => ((said[index] ?? 0) > 0 ? sum + rank : sum), 0);
  // Ranks that are shared spread less: the sum of their squares says by how much.
  const spread = Math.sqrt(ranked.reduce((sum, rank) => sum + rank * rank, 0) / 4);
  const z = (positive - (count * (count + 1)) / 4) / spread;
  return { z, p: bothTails(z), median: middle(differences) };
}
