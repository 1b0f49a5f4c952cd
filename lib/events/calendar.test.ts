import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/time";
import { agendaCalendar, type CalendarEvent, eventCalendar } from "./calendar";

const zone = "Europe/Paris";

const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id: "11111111-1111-4111-8111-111111111111",
  slug: "contre-sommet",
  kind: "CONFERENCE",
  title: { fr: "Le contre-sommet" },
  summary: { fr: "Une journée ensemble." },
  date: "2026-12-05",
  startsAt: instantOf("2026-12-05", "13:00", zone),
  endsAt: instantOf("2026-12-05", "18:00", zone),
  timeZone: zone,
  placeName: "Salle des fêtes",
  address: "12 rue du Port",
  city: "Paris",
  postcode: "75003",
  latitude: 48.86,
  longitude: 2.36,
  onlineUrl: null,
  addressForRegistered: false,
  sequence: 3,
  cancelledAt: null,
  updatedAt: new Date("2026-11-20T10:00:00Z"),
  contactEmail: "bonjour@lucioles.example",
  group: { name: { fr: "Les Lucioles" }, publicEmail: null },
  sessions: [],
  ...over,
});

const parse = (ics: string) => new ICAL.Component(ICAL.parse(ics) as [string, [], []]);
const entries = (ics: string) => parse(ics).getAllSubcomponents("vevent");
const first = (ics: string) => new ICAL.Event(entries(ics)[0]);
const asPublic = { locale: "fr", audience: "public" } as const;

describe("an event in a calendar", () => {
  test("has a stable UID, its sequence, UTC times, a stamp, a status and a link", () => {
    const ics = eventCalendar(event(), asPublic);
    const entry = first(ics);
    expect(entry.uid).toBe("11111111-1111-4111-8111-111111111111@localhost");
    expect(entry.sequence).toBe(3);
    expect(entry.startDate.toJSDate()).toEqual(new Date("2026-12-05T12:00:00Z"));
    expect(entry.startDate.zone.tzid).toBe("UTC");
    expect(entry.endDate.toJSDate()).toEqual(new Date("2026-12-05T17:00:00Z"));
    expect(entry.location).toBe("Salle des fêtes, 12 rue du Port, 75003 Paris");
    expect(entry.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(entry.component.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-11-20T10:00:00Z");
    expect(entry.component.getFirstPropertyValue("url")).toMatch(/\/events\/contre-sommet$/);
    expect(parse(ics).getFirstPropertyValue("method")).toBeNull();
  });

  test("is cancelled under the same UID", () => {
    const entry = first(eventCalendar(event({ cancelledAt: new Date(), sequence: 4 }), asPublic));
    expect(entry.uid).toBe("11111111-1111-4111-8111-111111111111@localhost");
    expect(entry.sequence).toBe(4);
    expect(entry.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("in a mail carries its method, one UID, an organizer and the attendee", () => {
    const session = {
      id: "22222222-2222-4222-8222-222222222222",
      startsAt: event().startsAt,
      endsAt: null,
      title: {},
      room: null,
    };
    const attendee = { address: "camille@exemple.fr", name: 'Camille "la\r\nrouge"' };
    const ics = eventCalendar(event({ sessions: [session] }), {
      locale: "fr",
      audience: "registered",
      method: "REQUEST",
      attendee,
    });
    expect(parse(ics).getFirstPropertyValue("method")).toBe("REQUEST");
    expect(entries(ics)).toHaveLength(1);
    const [guest] = first(ics).attendees;
    expect(String(guest?.getFirstValue()).toLowerCase()).toBe("mailto:camille@exemple.fr");
    expect(guest?.getParameter("cn")).toBe("Camille ’la rouge’");
    expect(first(ics).organizer).toBe("mailto:bonjour@lucioles.example");
  });

  test("taken out by a mail is cancelled, whatever the event is", () => {
    const ics = eventCalendar(event(), { locale: "fr", audience: "registered", method: "CANCEL" });
    expect(parse(ics).getFirstPropertyValue("method")).toBe("CANCEL");
    expect(first(ics).component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("known to the day is a whole-day entry that ends the day after", () => {
    const entry = first(eventCalendar(event({ startsAt: null, endsAt: null }), asPublic));
    expect(entry.startDate.isDate).toBe(true);
    expect(entry.startDate.toString()).toBe("2026-12-05");
    expect(entry.endDate.toString()).toBe("2026-12-06");
  });

  test("known to the month has no entry", () => {
    expect(entries(eventCalendar(event({ date: "2026-12", startsAt: null, endsAt: null }), asPublic))).toHaveLength(0);
  });

  test("has its sessions as entries of their own; one without a start has none, one without an end just starts", () => {
    const at = (time: string) => instantOf("2026-12-05", time, zone);
    const sessions = [
      {
        id: "a1111111-1111-4111-8111-111111111111",
        startsAt: at("13:00"),
        endsAt: at("14:00"),
        title: { fr: "Un; deux, trois" },
        room: "Salle 2",
      },
      {
        id: "a2222222-1111-4111-8111-111111111111",
        startsAt: at("17:00"),
        endsAt: null,
        title: { fr: "Que faire" },
        room: null,
      },
      {
        id: "a3333333-1111-4111-8111-111111111111",
        startsAt: null,
        endsAt: null,
        title: { fr: "Plus tard" },
        room: null,
      },
    ];
    const [, one, two, ...more] = entries(eventCalendar(event({ sessions }), asPublic)).map(
      (entry) => new ICAL.Event(entry),
    );
    expect(more).toHaveLength(0);
    expect(one?.summary).toBe("Un; deux, trois (Le contre-sommet)");
    expect(one?.location).toBe("Salle 2, Salle des fêtes, 12 rue du Port, 75003 Paris");
    expect(one?.uid).toBe("a1111111-1111-4111-8111-111111111111@localhost");
    expect(one?.sequence).toBe(3);
    expect(two?.component.getFirstProperty("dtend")).toBeNull();
  });
});

describe("what people wrote cannot break a calendar", () => {
  const hostile = "Titre, avec; tout\r\nATTENDEE:mailto:intrus@exemple.fr\nEND:VEVENT\\n\u0007 « été » 🎉";

  test("commas, semicolons, line ends and controls stay text", () => {
    const ics = eventCalendar(
      event({
        title: { fr: hostile },
        summary: { fr: hostile },
        placeName: hostile,
        group: { name: { fr: hostile }, publicEmail: null },
      }),
      asPublic,
    );
    expect(entries(ics)).toHaveLength(1);
    const entry = first(ics);
    expect(entry.attendees).toHaveLength(0);
    expect(entry.summary).toBe("Titre, avec; tout\nATTENDEE:mailto:intrus@exemple.fr\nEND:VEVENT\\n  « été » 🎉");
    expect(entry.location).toContain("Titre, avec; tout, ATTENDEE");
    expect(ics.split("\r\n").some((line) => line.startsWith("ATTENDEE"))).toBe(false);
  });

  test("the calendar's own name too", () => {
    const ics = agendaCalendar([event()], { ...asPublic, name: "Les Lucioles\r\nX-EVIL:1, deux" });
    expect(parse(ics).getFirstPropertyValue("x-evil")).toBeNull();
    expect(ics.split("\r\n")).toContain("NAME:Les Lucioles X-EVIL:1\\, deux"); // RFC 7986: text, escaped
  });

  test("lines are at most 75 octets, accents and emoji whole", () => {
    const long = "Été à l’école, œuvre d’été 🎉 ".repeat(20).trim();
    const ics = eventCalendar(event({ title: { fr: long }, summary: { fr: long } }), asPublic);
    for (const line of ics.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(ics).not.toContain("\uFFFD");
    expect(first(ics).summary).toBe(long);
  });
});

describe("times in a calendar", () => {
  test("an evening that ends after midnight keeps both instants", () => {
    const night = event({
      startsAt: instantOf("2026-12-05", "22:30", zone),
      endsAt: instantOf("2026-12-06", "01:00", zone),
    });
    expect(first(eventCalendar(night, asPublic)).endDate.toJSDate()).toEqual(new Date("2026-12-06T00:00:00Z"));
  });

  test("the night the clocks go back lasts an hour longer", () => {
    const night = event({
      date: "2026-10-24",
      startsAt: instantOf("2026-10-24", "23:00", zone),
      endsAt: instantOf("2026-10-25", "06:00", zone),
    });
    const entry = first(eventCalendar(night, asPublic));
    expect(entry.endDate.toJSDate().getTime() - entry.startDate.toJSDate().getTime()).toBe(8 * 3_600_000);
  });
});

describe("a held address", () => {
  const held = event({
    addressForRegistered: true,
    sessions: [
      {
        id: "a1111111-1111-4111-8111-111111111111",
        startsAt: event().startsAt,
        endsAt: null,
        title: { fr: "Un" },
        room: "Salle Croizat",
      },
    ],
  });

  test("is not in a public calendar, nor are its room, postcode or coordinates", () => {
    const ics = eventCalendar(held, asPublic).replace(/\r\n /g, "");
    for (const secret of ["Salle des fêtes", "rue du Port", "75003", "48.86", "Croizat"])
      expect(ics).not.toContain(secret);
    expect(first(ics).location).toBe("Paris");
  });

  test("is in the calendar of those who registered", () => {
    expect(first(eventCalendar(held, { locale: "fr", audience: "registered" })).location).toContain("12 rue du Port");
  });
});
