import { expect, test } from "vitest";
import { clockInstants } from "../desk/rules";
import { misfits } from "./rules";

const event = (clock: { date: string; startTime?: string; endDate?: string; endTime?: string; timeZone?: string }) => {
  const { date, timeZone = "Europe/Paris" } = clock;
  return { date, timeZone, ...clockInstants({ ...clock, timeZone }) };
};
const festival = event({ date: "2026-12-04", startTime: "18:00", endDate: "2026-12-06", endTime: "01:30" });
const evening = event({ date: "2026-12-04", startTime: "20:00" });
const key = (of: typeof festival, ...sessions: { date?: string; start?: string; end?: string }[]) =>
  misfits(of, sessions);

const outside = { "sessions.0.date": "session.outside" };
const backwards = { "sessions.0.end": "session.ends_before" };

test("a session stands on a day of its event, from the first to the last", () => {
  for (const date of ["2026-12-04", "2026-12-05", "2026-12-06"])
    expect(key(festival, { date, start: "00:30" })).toEqual({});
  for (const date of ["2026-12-03", "2026-12-07"]) expect(key(festival, { date, start: "10:00" })).toEqual(outside);
  expect(key(festival, { start: "18:00" }, { date: "2027-12-05", start: "10:00" })).toEqual({
    "sessions.1.date": "session.outside",
  });
});

test("the days are those of the event's own clock", () => {
  // It ends at 23:00 in Cayenne, where Paris has the next day already.
  const there = event({ date: "2026-12-04", startTime: "19:00", endTime: "23:00", timeZone: "America/Cayenne" });
  expect(key(there, { date: "2026-12-05", start: "10:00" })).toEqual(outside);
  expect(key(there, { date: "2026-12-04", start: "22:00" })).toEqual({});
});

test("the small hours belong to an evening that has no end", () => {
  expect(key(evening, { date: "2026-12-05", start: "01:00" })).toEqual({});
  expect(key(evening, { date: "2026-12-05", start: "09:00" })).toEqual(outside);
});

test("an event known to its month holds the days of that month", () => {
  expect(key(event({ date: "2026-12" }), { date: "2026-12-20", start: "10:00" })).toEqual({});
  expect(key(event({ date: "2026-12" }), { date: "2027-01-02", start: "10:00" })).toEqual(outside);
});

test("a session may go on past midnight, and does not end before it begins", () => {
  expect(key(evening, { start: "23:00", end: "01:30" })).toEqual({});
  expect(key(evening, { start: "15:00", end: "14:00" })).toEqual(backwards);
  expect(key(evening, { start: "15:00", end: "15:00" })).toEqual(backwards);
  expect(key(festival, { start: "19:00", end: "10:00" })).toEqual({});
  expect(key(festival, { date: "2026-12-05", start: "19:00", end: "10:00" })).toEqual(backwards);
});

test("all that does not fit is said at once", () => {
  expect(key(evening, { date: "2026-12-09", start: "15:00", end: "14:00" })).toEqual({ ...outside, ...backwards });
});

test("a session's day is not lost for want of its hour", () => {
  expect(key(festival, { date: "2026-12-05" })).toEqual({ "sessions.0.start": "session.day_needs_start" });
});
