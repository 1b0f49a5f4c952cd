import { describe, expect, test } from "vitest";
import { formatDate, formatHours, formatWhen, partialDateSchema, readPartialDate, writePartialDate } from "./time";

const PARIS = "Europe/Paris";
const start = new Date("2026-12-15T13:00:00Z");

describe("the hours of an event", () => {
  test.each([
    ["ends on its day", "2026-12-15T16:30:00Z", "de 14\u202fh à 17\u202fh\u202f30", "2\u202fpm to 5:30\u202fpm"],
    ["ends in the small hours", "2026-12-16T01:00:00Z", "de 14\u202fh à 2\u202fh", "2\u202fpm to 2\u202fam"],
    [
      "ends a day later",
      "2026-12-16T16:00:00Z",
      "de 14\u202fh au 16 décembre, 17\u202fh",
      "2\u202fpm to 16 December, 5\u202fpm",
    ],
    [
      "ends on a first",
      "2027-01-01T16:00:00Z",
      "de 14\u202fh au 1er janvier, 17\u202fh",
      "2\u202fpm to 1 January, 5\u202fpm",
    ],
  ])("%s", (_, end, fr, en) => {
    expect(formatHours(start, new Date(end), PARIS, "fr")).toBe(fr);
    expect(formatHours(start, new Date(end), PARIS, "en")).toBe(en);
  });

  test("both days are named whole where there is room", () => {
    const when = { date: "2026-12-15", startsAt: start, endsAt: new Date("2026-12-16T16:00:00Z"), timeZone: PARIS };
    expect(formatWhen(when, "fr")).toBe("du mardi 15 décembre 2026, 14\u202fh au mercredi 16 décembre 2026, 17\u202fh");
  });
});

describe("a date known as far as it is", () => {
  test.each([
    ["2026-02-01", "1er février 2026", "1 February 2026"],
    ["2026-08", "août 2026", "August 2026"],
    ["2026", "2026", "2026"],
  ])("%s comes back as people of the language write it, and is read so again", (date, fr, en) => {
    expect([writePartialDate(date, "fr"), writePartialDate(date, "en")]).toEqual([fr, en]);
    expect([readPartialDate(fr), readPartialDate(en), readPartialDate(date)]).toEqual([date, date, date]);
  });

  test.each([
    ["01/02/2026", "2026-02-01"],
    ["1.2.2026", "2026-02-01"],
    ["02/2026", "2026-02"],
    [" 1 FEVRIER 2026 ", "2026-02-01"],
    ["1\u202fer fév. 2026", "1\u202fer fév. 2026"],
    ["1er\u00a0févr. 2026", "2026-02-01"],
    ["3rd sept 2026", "2026-09-03"],
    ["February 1st, 2026", "2026-02-01"],
    ["31 février 2026", "2026-02-31"],
    ["3 jui 2026", "3 jui 2026"],
    ["au printemps 2026", "au printemps 2026"],
  ])("%s is read as %s", (text, date) => {
    expect(readPartialDate(text)).toBe(date);
  });

  test("of a year that no event of ours is in is refused: beyond 9999 neither database nor page could tell it", () => {
    for (const date of ["0000-01-01", "0026-05", "3000", "9999-12-31", "10000-01-01"])
      expect(partialDateSchema.safeParse(date).success, date).toBe(false);
    for (const date of ["1000-01-01", "1871-03", "2999"])
      expect(partialDateSchema.safeParse(date).success, date).toBe(true);
  });

  test("in a sentence it has its weekday", () => {
    expect(formatDate("2026-02-01", "fr")).toBe("dimanche 1er février 2026");
  });
});
