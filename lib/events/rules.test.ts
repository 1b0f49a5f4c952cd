import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/time";
import { changeFor, changesToTell } from "./changes/rules";
import {
  comingAndPast,
  daysOf,
  eventTimes,
  isOver,
  type PlaceColumns,
  placeFor,
  placeLine,
  placesLeft,
  stateOf,
} from "./rules";

const timeZone = "Europe/Paris";
const at = (day: string, time: string) => instantOf(day, time, timeZone);

describe("when an event is over", () => {
  const over = (time: { date: string; startsAt?: Date; endsAt?: Date }) =>
    eventTimes({ startsAt: null, endsAt: null, timeZone, ...time }).overAt.toISOString();

  test("at its end, when that is known", () => {
    expect(over({ date: "2026-12-05", startsAt: at("2026-12-05", "13:00"), endsAt: at("2026-12-05", "18:00") })).toBe(
      "2026-12-05T17:00:00.000Z",
    );
  });

  test("without an end: when its day is over, and at least three hours after it began", () => {
    expect(over({ date: "2026-12-05", startsAt: at("2026-12-05", "13:00") })).toBe("2026-12-05T23:00:00.000Z");
    expect(over({ date: "2026-12-05", startsAt: at("2026-12-05", "23:30") })).toBe("2026-12-06T01:30:00.000Z");
  });

  test("known to the month: when the month is over in its own zone", () => {
    expect(over({ date: "2026-12" })).toBe("2026-12-31T23:00:00.000Z");
  });

  test("the night the clocks change, its day is 23 or 25 hours long", () => {
    expect(over({ date: "2026-03-29" })).toBe("2026-03-29T22:00:00.000Z");
    expect(over({ date: "2026-10-25" })).toBe("2026-10-25T23:00:00.000Z");
  });

  test("at the very instant it ends, not a millisecond before", () => {
    const overAt = new Date("2026-12-05T23:00:00Z");
    expect(isOver({ overAt }, new Date(overAt.getTime() - 1))).toBe(false);
    expect(isOver({ overAt }, overAt)).toBe(true);
  });
});

test("an evening that ends after midnight belongs to its day; a camp touches each of its days", () => {
  const time = (endsAt: Date) => ({ date: "2026-12-05", startsAt: at("2026-12-05", "20:00"), endsAt, timeZone });
  expect(daysOf(time(at("2026-12-06", "01:30")))).toEqual({ first: "2026-12-05", last: "2026-12-05" });
  expect(daysOf(time(at("2026-12-07", "16:00")))).toEqual({ first: "2026-12-05", last: "2026-12-07" });
  expect(daysOf({ date: "2026-12", startsAt: null, endsAt: null, timeZone })).toBeNull();
});

test("coming ones stand nearest first, past ones latest first", () => {
  const event = (id: string, day: string) => ({ id, sortsAt: at(day, "10:00"), overAt: at(day, "12:00") });
  const events = [
    event("d", "2026-12-09"),
    event("a", "2026-12-01"),
    event("c", "2026-12-08"),
    event("b", "2026-12-02"),
  ];
  const { coming, past } = comingAndPast(events, at("2026-12-05", "00:00"));
  expect(coming.map(({ id }) => id)).toEqual(["c", "d"]);
  expect(past.map(({ id }) => id)).toEqual(["b", "a"]);
});

describe("a place", () => {
  const place: PlaceColumns = {
    placeName: "Salle des fêtes",
    address: "12 rue du Port",
    city: "Paris",
    postcode: "75003",
    latitude: 48.8,
    longitude: 2.3,
    onlineUrl: "https://visio.example/salle",
    addressForRegistered: true,
  };

  test("held for those who registered is a town to the public and nothing else", () => {
    expect(Object.values(placeFor(place, "public")).filter((value) => value !== null)).toEqual(["Paris", true]);
    expect(placeFor(place, "registered")).toMatchObject({
      name: "Salle des fêtes",
      address: "12 rue du Port",
      held: false,
    });
    expect(placeFor({ ...place, addressForRegistered: false }, "public")).toMatchObject({
      address: "12 rue du Port",
      held: false,
    });
  });

  test("in a line does not say its town twice", () => {
    expect(placeLine(placeFor(place, "registered"))).toBe("Salle des fêtes, 12 rue du Port, 75003 Paris");
    expect(placeLine({ name: null, address: "12 rue du Port, 75003 Paris", city: "Paris", postcode: "75003" })).toBe(
      "12 rue du Port, 75003 Paris",
    );
    expect(placeLine({ name: null, address: null, city: null, postcode: null })).toBe("");
  });

  test("that moved stays held in its old and new form alike", () => {
    const row = {
      what: "place",
      before: place,
      after: { ...place, address: "3 quai Neuf" },
      reason: {},
      severity: "URGENT" as const,
      at: new Date(),
    };
    const text = JSON.stringify(changeFor(row, true, "public"));
    for (const secret of ["Salle", "rue du Port", "quai Neuf", "75003", "48.8", "visio"])
      expect(text).not.toContain(secret);
    expect(JSON.stringify(changeFor(row, false, "public"))).toContain("quai Neuf");
  });
});

test("a change that cannot be read is not told; a cancellation silences the others; the latest of a kind stands", () => {
  const row = (what: string, hour: number, after: unknown) => ({
    what,
    before: { date: "2026-12-05", city: "Paris" },
    after,
    reason: {},
    severity: "NOTICE" as const,
    at: new Date(Date.UTC(2026, 11, 1, hour)),
  });
  expect(changeFor(row("time", 1, { date: "demain" }), false, "public")).toBeNull();
  expect(changeFor(row("colour", 1, {}), false, "public")).toBeNull();
  const shown = [
    row("place", 1, { city: "Lyon" }),
    row("place", 2, { city: "Rennes" }),
    row("time", 3, { date: "2026-12-06" }),
  ]
    .map((change) => changeFor(change, false, "public"))
    .filter((change) => change !== null);
  expect(changesToTell(shown).map(({ what }) => what)).toEqual(["time", "place"]);
  expect(changesToTell(shown)[1]).toMatchObject({ after: { city: "Rennes" } });
  const cancelled = changeFor(row("cancelled", 0, {}), false, "public");
  expect(changesToTell(cancelled ? [...shown, cancelled] : shown).map(({ what }) => what)).toEqual(["cancelled"]);
});

test("free places are never below none, and none when there is no limit", () => {
  expect(placesLeft({ capacity: 20, placesTaken: 14 })).toBe(6);
  expect(placesLeft({ capacity: 20, placesTaken: 25 })).toBe(0);
  expect(placesLeft({ capacity: null, placesTaken: 25 })).toBeNull();
});

test("an event says what matters most of it", () => {
  const now = at("2026-12-05", "12:00");
  const event = {
    cancelledAt: null,
    overAt: at("2026-12-05", "18:00"),
    takesRsvps: true,
    capacity: 20,
    placesTaken: 3,
  };
  expect(stateOf(event, now)).toBe("open");
  expect(stateOf({ ...event, placesTaken: 18 }, now)).toBe("few_left");
  expect(stateOf({ ...event, placesTaken: 20 }, now)).toBe("full");
  expect(stateOf({ ...event, takesRsvps: false }, now)).toBe("no_answers");
  expect(stateOf({ ...event, overAt: now }, now)).toBe("over");
  expect(stateOf({ ...event, overAt: now, cancelledAt: now }, now)).toBe("cancelled");
});
