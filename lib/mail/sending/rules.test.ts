import { expect, test } from "vitest";
import { after, hours, minutes } from "@/lib/time";
import { type Lately, serverWait, triedAgainAt, troubleIn } from "./rules";

const NOW = new Date("2026-11-22T09:00:00Z");
const of = (count: number, outcome: Lately[number]): Lately[number][] => Array.from({ length: count }, () => outcome);

test("a mail that was put off is tried after 5 minutes, then twice as long, 4 hours at most, one day in all", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 9].map((tries) => {
    const at = triedAgainAt(tries, NOW, NOW);
    return at ? (at.getTime() - NOW.getTime()) / minutes(1) : null;
  });
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 240, 240]);
  expect(triedAgainAt(9, after(NOW, -hours(20)), NOW)).toEqual(after(NOW, hours(4)));
  expect(triedAgainAt(9, after(NOW, -hours(20) - 1), NOW)).toBeNull();
});

test("a fifth of the last hundred refused, or ten in a row, is too much; one in twenty is not", () => {
  const some = (refused: number) => [...of(refused, "refused"), ...of(100 - refused, "accepted")];
  expect(troubleIn(some(5).toSorted())).toBeNull();
  expect(troubleIn(some(19))).toBeNull();
  expect(troubleIn(some(20))).toBe("refusals");
  expect(troubleIn(of(9, "refused"))).toBeNull();
  expect(troubleIn([...of(3, "accepted"), ...of(10, "refused")])).toBe("refusals");
});

test("a server that puts thirty in a row off is left in peace; one that greylists every third is not", () => {
  expect(troubleIn(of(29, "later"))).toBeNull();
  expect(troubleIn(of(30, "later"))).toBe("server");
  expect(troubleIn(Array.from({ length: 90 }, (_, n) => (n % 3 ? "later" : "accepted")))).toBeNull();
});

test("a server that is away is looked for soon, then less and less often", () => {
  expect([1, 2, 3, 7, 20].map(serverWait)).toEqual([5000, 10_000, 20_000, 300_000, 300_000]);
});
