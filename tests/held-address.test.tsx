import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ChangeBanner } from "@/components/events/change-banner";
import { EventDetails } from "@/components/events/event-details";
import { EventPoster } from "@/components/events/event-poster";
import { EventList } from "@/components/events/event-row";
import { MonthGrid } from "@/components/events/month-grid";
import { db } from "@/lib/db";
import { listEventsOfMonth } from "@/lib/events/agenda/queries";
import { readAgendaAsk } from "@/lib/events/agenda/rules";
import { listAnnouncedEvents } from "@/lib/events/announced/queries";
import { agendaCalendar, eventCalendar } from "@/lib/events/calendar";
import { calendarLinks } from "@/lib/events/calendar-links";
import { changesToTell } from "@/lib/events/changes/rules";
import { findPublicEvent } from "@/lib/events/detail/queries";
import { eventEntry } from "@/lib/events/feed";
import {
  findCalendarEvent,
  listCalendarEvents,
  listComingEvents,
  listEvents,
  listTimeline,
} from "@/lib/events/queries";
import { stateOf } from "@/lib/events/rules";
import { eventStructuredData, scriptJson } from "@/lib/events/structured-data";
import { newId } from "@/lib/ids";
import { atomFeed } from "@/lib/publishing/feed";
import fr from "@/messages/fr.json";
import { aGroup } from "./helpers/story";

const now = new Date("2026-11-21T12:00:00Z");
const SECRETS = [
  "Zinzolin",
  "Tournesol",
  "Vermillon",
  "Quai Caché",
  "75999",
  "48.123",
  "2.987",
  "visio-secrete",
  "Indigo",
];

/** An event that moved, with a room and a link, each part of its place under a word of its own. */
async function someEvent(addressForRegistered: boolean): Promise<string> {
  const group = await aGroup();
  const slug = `tenu-${newId().slice(0, 8)}`;
  const startsAt = new Date("2026-12-05T12:00:00Z");
  const place = { placeName: "Salle Zinzolin", address: "12 rue Tournesol", city: "Paris", postcode: "75999" };
  await db.event.create({
    data: {
      id: newId(),
      groupId: group.id,
      slug,
      kind: "MEETING",
      title: { fr: "Une réunion" },
      date: "2026-12-05",
      startsAt,
      sortsAt: startsAt,
      overAt: new Date("2026-12-05T17:00:00Z"),
      publishedAt: now,
      ...place,
      latitude: 48.1234,
      longitude: 2.9876,
      onlineUrl: "https://visio.example/visio-secrete",
      addressForRegistered,
      sessions: {
        create: { id: newId(), position: 0, startsAt, title: { fr: "Un" }, format: "TALK", room: "Salle Indigo" },
      },
      changes: {
        create: {
          id: newId(),
          what: "place",
          before: { ...place, placeName: "Hangar Vermillon", address: "Quai Caché" },
          after: place,
          severity: "URGENT",
          at: now,
        },
      },
    },
  });
  return slug;
}

/** Everything that anybody can get of an event, as one text; folded calendar lines are made whole. */
async function everythingPublic(slug: string): Promise<string> {
  const event = await findPublicEvent(slug, now);
  const entry = await findCalendarEvent(slug, now);
  if (!event || !entry) throw new Error("not there");
  const asPublic = { locale: "fr", audience: "public" } as const;
  const links = calendarLinks(event, "fr");
  const lists = await Promise.all([
    listEvents({}, now),
    listComingEvents(now, 50),
    listTimeline({}, now),
    listEventsOfMonth("2026-12", {}, now),
  ]);
  const entries = (await listAnnouncedEvents({}, now)).map((announced) => eventEntry(announced, "fr"));
  const head = {
    title: "t",
    description: "d",
    lang: "fr",
    self: "http://a.example/",
    page: "http://a.example/",
    author: "a",
  } as const;
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" messages={fr} timeZone="Europe/Paris">
      <ChangeBanner title={event.title} changes={changesToTell(event.changes)} timeZone={event.timeZone} />
      <EventPoster event={event} now={now} />
      <EventDetails event={event} state={stateOf(event, now)} links={links} url="http://a.example/" />
      <EventList events={lists[1]} now={now} />
      <MonthGrid month="2026-12" events={lists[3]} ask={readAgendaAsk({ month: "2026-12" })} now={now} />
    </NextIntlClientProvider>,
  );
  return [
    JSON.stringify([event, links, lists]),
    scriptJson(eventStructuredData(event, "fr", now)),
    eventCalendar(entry, asPublic).replaceAll("\r\n ", ""),
    agendaCalendar(await listCalendarEvents({}, now, now), { ...asPublic, name: "Agenda" }).replaceAll("\r\n ", ""),
    atomFeed(head, entries, now),
    page,
    decodeURIComponent(JSON.stringify(links).replaceAll("+", " ")),
  ].join("\n");
}

describe("an address for those who registered", () => {
  test("is in nothing that anybody can get: page, lists, calendars, feed, structured data, links", async () => {
    const text = await everythingPublic(await someEvent(true));
    expect(text).toContain("Paris");
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  test("control: told to all, each part of it would have been seen there", async () => {
    const text = await everythingPublic(await someEvent(false));
    for (const secret of SECRETS) expect(text).toContain(secret);
  });
});
