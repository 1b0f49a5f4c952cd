import { expect, test } from "vitest";
import { grouped } from "./grouping";

test("what is asked together, or while a piece is under way, is one piece; each gets its own answer", async () => {
  const pieces: number[][] = [];
  const double = grouped(async (asked: number[]) => {
    pieces.push(asked);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return asked.map((number) => number * 2);
  });
  const first = [double(1), double(2)];
  await new Promise((resolve) => setTimeout(resolve, 5));
  const second = [double(3), double(4), double(5)];
  expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8, 10]);
  expect(pieces).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test("a piece that fails fails for those who asked for it, and for nobody after", async () => {
  const asked = grouped(async ([first = 0]: number[]) => {
    if (first < 0) throw new Error("negative");
    return [first];
  });
  await expect(asked(-1)).rejects.toThrow("negative");
  expect(await asked(1)).toBe(1);
});
