import { describe, expect, test } from "vitest";
import { type EventFacts, needsOfEvent } from "./rules";

const NOW = new Date("2026-11-21T22:30:00Z");

const event = (facts: Partial<EventFacts> = {}): EventFacts => ({
  id: "e",
  title: { fr: "Essai" },
  sortsAt: new Date("2026-11-25T18:00:00Z"),
  timeZone: "Europe/Paris",
  publishedAt: NOW,
  takesRsvps: true,
  capacity: 10,
  placesTaken: 4,
  waiting: 0,
  unconfirmed: 0,
  refused: 0,
  ...facts,
});

const kinds = (facts: Partial<EventFacts>) => needsOfEvent(event(facts), NOW).map(({ kind }) => kind);

describe("what an event needs", () => {
  test("nothing, when people come, places are left and everybody answered", () => {
    expect(kinds({})).toEqual([]);
  });

  test("a draft counts the days on the calendar of its own zone, and says nothing else", () => {
    // 23:30 in Paris: the next evening is one day off, though less than a day.
    const sortsAt = new Date("2026-11-22T17:00:00Z");
    const draft = event({ publishedAt: null, sortsAt, unconfirmed: 2, placesTaken: 0 });
    expect(needsOfEvent(draft, NOW)).toEqual([{ kind: "draft", count: 1, about: { fr: "Essai" }, id: "e" }]);
    // Half past midnight in Paris, where it is that evening's day by now.
    expect(needsOfEvent(draft, new Date("2026-11-21T23:30:00Z"))).toMatchObject([{ kind: "draft", count: 0 }]);
    const begun = { ...draft, sortsAt: new Date("2026-11-19T08:00:00Z") };
    expect(needsOfEvent(begun, NOW)).toMatchObject([{ kind: "draft", count: 0 }]);
  });

  test("full or empty matters within two weeks, and where answers are taken", () => {
    expect(kinds({ placesTaken: 10 })).toEqual(["full"]);
    expect(kinds({ placesTaken: 0 })).toEqual(["empty"]);
    expect(kinds({ placesTaken: 0, takesRsvps: false })).toEqual([]);
    const later = new Date("2026-12-20T18:00:00Z");
    expect(kinds({ placesTaken: 10, sortsAt: later })).toEqual([]);
    expect(kinds({ placesTaken: 0, sortsAt: later })).toEqual([]);
  });

  test("people who wait say already that it is full", () => {
    expect(kinds({ placesTaken: 10, waiting: 3 })).toEqual(["waiting"]);
    expect(kinds({ placesTaken: 0, waiting: 3 })).toEqual(["waiting"]);
  });

  test("refused mails come before unanswered invitations", () => {
    expect(kinds({ refused: 1, unconfirmed: 2 })).toEqual(["refused", "unconfirmed"]);
  });
});
