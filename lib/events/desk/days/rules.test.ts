import { expect, test } from "vitest";
import { readDeskAsk } from "../filter";
import { calendarSpan, neighbourDay } from "./rules";

test("a month shows whole weeks from Monday and knows which days are its own", () => {
  const december = calendarSpan("month", "2026-12-17");
  expect([december.first, december.last, december.weeks.length]).toEqual(["2026-11-30", "2027-01-03", 5]);
  expect(["2026-11-30", "2026-12-01"].map(december.holds)).toEqual([false, true]);
  expect([neighbourDay(december, -1), neighbourDay(december, 1)]).toEqual(["2026-11-01", "2027-01-01"]);
});

test("every month leads to the next, whatever its length", () => {
  for (const [month, next] of [
    ["2026-01", "2026-02"],
    ["2027-02", "2027-03"],
    ["2028-02", "2028-03"],
    ["2026-11", "2026-12"],
    ["2026-05", "2026-06"],
  ])
    expect(neighbourDay(calendarSpan("month", `${month}-15`), 1)).toBe(`${next}-01`);
});

test("a week may lie in two months or years", () => {
  const week = calendarSpan("week", "2027-01-01");
  expect([week.first, week.last, week.weeks.length]).toEqual(["2026-12-28", "2027-01-03", 1]);
  expect([neighbourDay(week, -1), neighbourDay(week, 1)]).toEqual(["2026-12-21", "2027-01-04"]);
});

test("an address that makes no sense shows the list, or today", () => {
  expect(readDeskAsk({ view: "year" })).toMatchObject({ view: "list" });
  expect(readDeskAsk({ view: "week", day: "2026-02-31" })).toMatchObject({ view: "week", day: undefined });
});
