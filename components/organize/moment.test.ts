import { expect, test } from "vitest";
import { momentFrom } from "./moment";

test("a moment names its day only when it is another than the reader's, on the group's clock", () => {
  const seenAt = new Date("2026-12-05T22:30:00Z");
  const later = (at: string) => momentFrom(seenAt, new Date(at), "Europe/Paris", "fr");
  expect(later("2026-12-05T22:59:00Z")).toEqual({ day: "same", time: "23\u202fh\u202f59" });
  expect(later("2026-12-05T23:10:00Z")).toEqual({ day: "dimanche 6 décembre 2026", time: "0\u202fh\u202f10" });
});
