import { describe, expect, test } from "vitest";
import { formatHours, formatWhen } from "./time";

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
