import { expect, test } from "vitest";
import { after, days, hours, minutes } from "@/lib/time";
import { finishesAt, roomFor, shareOf, type Used } from "./rules";

const NOW = new Date("2026-11-22T09:00:00Z");
const used = (hour: number, day: number): Used => ({
  hour,
  day,
  hourSince: hour ? after(NOW, -minutes(50)) : null,
  daySince: day ? after(NOW, -hours(5)) : null,
});
const none = { perHour: undefined, perDay: undefined };

test("without limits all may leave; with them what the hour and the day have left", () => {
  expect(roomFor(20, none, used(999, 9999), NOW).granted).toBe(20);
  expect(roomFor(20, { perHour: 100, perDay: undefined }, used(90, 90), NOW).granted).toBe(10);
  expect(roomFor(20, { perHour: 100, perDay: 300 }, used(0, 297), NOW).granted).toBe(3);
});

test("a full hour is over when its first mail is an hour old, a full day when it is a day old", () => {
  expect(roomFor(1, { perHour: 100, perDay: undefined }, used(100, 100), NOW)).toEqual({
    granted: 0,
    until: after(NOW, minutes(11)),
  });
  expect(roomFor(1, { perHour: 100, perDay: 200 }, used(100, 205), NOW).until).toEqual(
    after(NOW, days(1) - hours(5) + minutes(1)),
  );
});

test("a process takes a fiftieth of the smaller limit at a time, one at least, twenty at most", () => {
  expect([10, 100, 500, 5000].map((perHour) => shareOf({ perHour, perDay: undefined }))).toEqual([1, 2, 10, 20]);
  expect(shareOf({ perHour: 1000, perDay: 300 })).toBe(6);
});

test("the end is told by the slower of speed and limits; nothing is promised when neither is known", () => {
  expect(finishesAt(1000, null, none, used(0, 0), NOW)).toBeNull();
  expect(finishesAt(1000, 10, none, used(0, 0), NOW)).toEqual(after(NOW, 100_000));
  expect(finishesAt(250, 10, { perHour: 100, perDay: undefined }, used(0, 0), NOW)).toEqual(after(NOW, hours(2)));
  expect(finishesAt(250, 10, { perHour: 100, perDay: undefined }, used(100, 100), NOW)).toEqual(after(NOW, hours(3)));
  expect(finishesAt(90, null, { perHour: 100, perDay: undefined }, used(0, 0), NOW)).toBeNull();
});
