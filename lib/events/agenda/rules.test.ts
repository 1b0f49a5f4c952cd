import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/time";
import { agendaQuery, byDay, groupByDate, monthOf, plusMonths, readAgendaAsk, weeksOf } from "./rules";

describe("an agenda's address", () => {
  const nothing = { month: null, group: null, kind: null, place: null, past: false, page: 1 };

  test("asks for what it names", () => {
    const ask = readAgendaAsk({
      month: "2026-12",
      group: "lucioles-rennes",
      kind: "rally",
      place: "Rennes",
      past: "1",
      page: "3",
    });
    expect(ask).toEqual({
      month: "2026-12",
      group: "lucioles-rennes",
      kind: "RALLY",
      place: "Rennes",
      past: true,
      page: 3,
    });
    expect(readAgendaAsk(Object.fromEntries(new URLSearchParams(agendaQuery(ask))))).toEqual(ask);
  });

  test.each([
    { kind: "__proto__" },
    { kind: "constructor" },
    { kind: "RALLY" },
    { page: "-1" },
    { page: "0" },
    { page: "1e9" },
    { page: "99999999999999999999" },
    { month: "9999-99" },
    { month: "2026-13" },
    { month: "2026-12-01" },
    { group: "../etc" },
    { group: "' OR 1=1 --" },
    { past: "true" },
    { place: "x".repeat(5000) },
    { place: "   " },
    { utm_source: "x", "__proto__[a]": "b" },
  ])("asks for nothing when nothing is understood: %o", (query) => {
    expect(readAgendaAsk(query)).toEqual(nothing);
  });

  test("takes the first of repeated values", () => {
    expect(readAgendaAsk({ kind: ["rally", "talk"], page: ["2", "x"] })).toEqual({
      ...nothing,
      kind: "RALLY",
      page: 2,
    });
    expect(readAgendaAsk({ kind: [] })).toEqual(nothing);
  });

  test("is as short as what it asks", () => {
    expect(agendaQuery(nothing)).toBe("");
    expect(agendaQuery({ place: "Saint-Étienne & co", page: 1 })).toBe("?place=Saint-%C3%89tienne+%26+co");
  });
});

describe("a month", () => {
  test("has whole weeks from Monday, its neighbours' days marked", () => {
    const weeks = weeksOf("2026-12");
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toEqual({ day: "2026-11-30", inMonth: false });
    expect(weeks[4]?.[6]).toEqual({ day: "2027-01-03", inMonth: false });
    expect(weeks.flat().filter(({ inMonth }) => inMonth)).toHaveLength(31);
  });

  test("in which the clocks change has each day once", () => {
    for (const month of ["2026-03", "2026-10", "2028-02"] as const) {
      const days = weeksOf(month)
        .flat()
        .map(({ day }) => day);
      expect(new Set(days).size).toBe(days.length);
    }
  });

  test("leads to its neighbours, and nowhere beyond the calendar", () => {
    expect(plusMonths("2026-12", 1)).toBe("2027-01");
    expect(plusMonths("2026-01", -1)).toBe("2025-12");
    expect(plusMonths("2099-12", 1)).toBeNull();
    expect(plusMonths("2000-01", -1)).toBeNull();
  });

  test("is the one of the zone, near midnight", () => {
    const lastMinute = new Date("2026-11-30T23:30:00Z");
    expect(monthOf(lastMinute, "Europe/Paris")).toBe("2026-12");
    expect(monthOf(lastMinute, "America/Martinique")).toBe("2026-11");
  });
});

test("events stand on each day they touch; those without a day stand apart", () => {
  const timeZone = "Europe/Paris";
  const at = (day: string, time: string) => instantOf(day, time, timeZone);
  const events = [
    {
      id: "night",
      date: "2026-10-24",
      startsAt: at("2026-10-24", "22:00"),
      endsAt: at("2026-10-25", "02:30"),
      timeZone,
    },
    {
      id: "camp",
      date: "2026-10-24",
      startsAt: at("2026-10-24", "09:00"),
      endsAt: at("2026-10-26", "18:00"),
      timeZone,
    },
    { id: "loose", date: "2026-10", startsAt: null, endsAt: null, timeZone },
  ];
  const { days, dayless } = byDay(events);
  const ids = (day: string) => days.get(day)?.map(({ id }) => id);
  expect([ids("2026-10-24"), ids("2026-10-25"), ids("2026-10-26")]).toEqual([["night", "camp"], ["camp"], ["camp"]]);
  expect(dayless.map(({ id }) => id)).toEqual(["loose"]);
  expect(groupByDate(events).map(({ date, dayKnown }) => [date, dayKnown])).toEqual([
    ["2026-10-24", true],
    ["2026-10", false],
  ]);
});
