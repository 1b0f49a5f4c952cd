import { describe, expect, test } from "vitest";
import { middle, signedRank } from "./wilcoxon";

describe("the signed-rank test", () => {
  test("says what statistics books say of Darwin's maize: fifteen pairs, W+ 96", () => {
    const maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
    const { z, p, median } = signedRank(maize);
    expect(z).toBeCloseTo(2.045, 2);
    expect(p).toBeCloseTo(0.041, 2);
    expect(median).toBe(24);
  });

  test("shares ranks among equal differences and leaves out those that say nothing", () => {
    // Ranks 1.5, 1.5, 3.5, 3.5: of a mean of 5 the positive ones have 8.5; the spread is the root of 29 / 4.
    expect(signedRank([1, -1, 2, 0, 2, 0]).z).toBeCloseTo((8.5 - 5) / Math.sqrt(29 / 4), 6);
    expect(signedRank([0, 0])).toEqual({ z: 0, p: 1, median: 0 });
  });

  test("sees a small lean in much noise, and none where there is none", () => {
    // A fixed noise around nothing, wide as ten leans.
    const noise = Array.from({ length: 400 }, (_, index) => ((index * 7919) % 401) / 20 - 10);
    expect(signedRank(noise).p).toBeGreaterThan(0.1);
    expect(signedRank(noise.map((one) => one + 1.5)).p).toBeLessThan(0.001);
  });

  test("the middle of an even number of values lies between the two", () => {
    expect([middle([3, 1, 2]), middle([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});
