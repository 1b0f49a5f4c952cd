import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { localText } from "@/lib/local-text";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postVolunteerOffer } from "@/lib/signups/mutations";
import { endOf, timeOf } from "@/lib/time";
import { volunteerSchema } from "@/lib/volunteers/schema";
import { mailedToken } from "../helpers/story";
import { buildWeek, NOW } from "./build";
import {
  conferenceDay,
  facts,
  fullName,
  partsOf,
  programme,
  projection,
  publicTalk,
  rally,
  studentAction,
} from "./facts";

const PARIS = "Europe/Paris";

const everything = {
  participations: { include: { collective: true }, orderBy: { position: "asc" } },
  speakers: { include: { collective: true }, orderBy: { position: "asc" } },
  sessions: {
    include: {
      participations: { include: { collective: true }, orderBy: { position: "asc" } },
      speakers: { include: { collective: true }, orderBy: { position: "asc" } },
    },
    orderBy: { position: "asc" },
  },
  changes: { orderBy: { at: "asc" } },
  figures: true,
} as const;

const eventOn = (date: string) => db.event.findFirstOrThrow({ where: { date }, include: everything });

const figure = (value: number, approximate = false) => expect.objectContaining({ value, approximate });

/** The collectives with a part of their own in the event as a whole. */
const parts = (event: Awaited<ReturnType<typeof eventOn>>) =>
  event.participations
    .filter((part) => part.sessionId === null)
    .map((part) => [part.collective?.name ?? localText(part.label).en, part.role, part.state]);

beforeAll(buildWeek);

test("the collective is a group with its short name, its founding year and its local groups", async () => {
  const { name, short, founded } = facts.campaign.collective;
  const group = await db.group.findFirstOrThrow({
    where: { parentId: null },
    include: { children: true, collective: true },
  });
  expect([localText(group.name).fr, group.shortName, group.foundedOn]).toEqual([name, short, String(founded)]);
  expect(group.collective?.name).toBe(name);
  expect(group.children.map((child) => child.city).sort()).toEqual([...facts.people.local_groups_named].sort());
});

test("the campaign has its hashtag, its first month, and had run nine whole months", async () => {
  const campaign = await db.campaign.findFirstOrThrow();
  expect([campaign.hashtag, campaign.startedOn]).toEqual([facts.campaign.hashtag, facts.campaign.started]);
  const whole = Array.from({ length: 24 }, (_, count) => count).filter((count) => {
    const month = new Date(Date.UTC(2024, 4 + count, 1)).toISOString().slice(0, 7);
    return endOf(month, PARIS) <= new Date(`${projection.date}T12:00:00Z`);
  });
  expect(whole).toHaveLength(facts.campaign.runs_for_months_at_time_of_week);
});

test("earlier actions are events of the campaign, known to the month, in their city and place", async () => {
  const { id } = await db.campaign.findFirstOrThrow();
  for (const { month, city, place } of facts.campaign.earlier_actions) {
    const event = await eventOn(month);
    expect([event.campaignId, event.kind, event.city, event.placeName]).toEqual([id, "INTERVENTION", city, place]);
    expect([event.startsAt, event.endsAt]).toEqual([null, null]);
  }
});

test("every partner is a collective with its short name and kind", async () => {
  for (const { name, short, kind } of facts.partners) {
    const collective = await db.collective.findUniqueOrThrow({ where: { name } });
    expect([collective.shortName, collective.kind]).toEqual([short ?? null, kind ?? null]);
  }
});

test("the projection has its place, its organizer and a guest artist without a name", async () => {
  const event = await eventOn(projection.date);
  expect(event).toMatchObject({ kind: "PROJECTION", ...partsOf(projection.place) });
  expect(parts(event)).toEqual([[fullName(projection.organizer ?? ""), "ORGANIZES", "CONFIRMED"]]);
  expect(event.speakers.map((speaker) => [speaker.name, localText(speaker.role).en])).toEqual([[null, "guest artist"]]);
  expect(projection.with).toEqual(["a guest artist"]);
});

test("the student action is another collective's, on a day without hours", async () => {
  const event = await eventOn(studentAction.date);
  expect(event).toMatchObject({ kind: "ACTION", placeName: studentAction.place, startsAt: null });
  expect(parts(event)).toEqual([[fullName(studentAction.organizer ?? ""), "ORGANIZES", "CONFIRMED"]]);
});

test("the conference day stands at its place, with who organizes and who joins in", async () => {
  const event = await eventOn(conferenceDay.date);
  expect(event).toMatchObject({ kind: "CONFERENCE", ...partsOf(conferenceDay.place) });
  expect(localText(event.title).fr).toBe(conferenceDay.title);
  expect(parts(event)).toEqual([
    [fullName(conferenceDay.organizer ?? ""), "ORGANIZES", "CONFIRMED"],
    ...(conferenceDay.co_organizers ?? []).map((name) => [fullName(name), "CO_ORGANIZES", "CONFIRMED"]),
  ]);
});

test("each session has its start, end or none, format, collectives in order and speakers, unnamed as they are", async () => {
  const { sessions } = await eventOn(conferenceDay.date);
  const told = sessions.map((session) => ({
    start: session.startsAt && timeOf(session.startsAt, PARIS),
    end: session.endsAt && timeOf(session.endsAt, PARIS),
    title: localText(session.title).fr,
    format: session.format,
    by: session.participations.map((part) => part.collective?.name),
    speakers: session.speakers.map((speaker) => [speaker.name, speaker.collective?.name]),
  }));
  expect(told).toEqual(
    programme.map(({ start, end, title, format, by, speakers }) => ({
      start,
      end,
      title,
      format: format === "talk" ? "TALK" : "ROUND_TABLE",
      by: by.map(fullName),
      speakers: speakers ? [[null, fullName(by[0] ?? "")]] : [],
    })),
  );
});

test("one participant is still to be confirmed, and others to be announced", async () => {
  const { sessions } = await eventOn(conferenceDay.date);
  const waiting = sessions.flatMap((session) => session.participations.filter((part) => part.state === "INVITED"));
  expect(waiting.map((part) => [part.collective?.name, part.collective?.kind, part.answeredAt])).toEqual([
    ["Solidaires", "union", null],
  ]);
  expect(sessions.map((session) => session.moreToCome)).toEqual(programme.map(({ note }) => note !== undefined));
});

test("the rally is called by one collective and relayed by another", async () => {
  const event = await eventOn(rally.date);
  expect(event.kind).toBe("RALLY");
  expect(event.startsAt && timeOf(event.startsAt, PARIS)).toBe(rally.start);
  expect(parts(event)).toEqual([
    [fullName(rally.organizer ?? ""), "ORGANIZES", "CONFIRMED"],
    ...(rally.relayed_by ?? []).map((name) => [fullName(name), "RELAYS", "CONFIRMED"]),
  ]);
});

test("the rally's moves are changes with a before, an after, a reason and a time, down to the second place", async () => {
  const event = await eventOn(rally.date);
  const moves = event.changes.filter((change) => change.what === "place");
  expect(moves.map(({ before, after, severity }) => [before, after, severity])).toEqual([
    [
      expect.objectContaining({ placeName: partsOf(rally.place).placeName }),
      expect.objectContaining({ placeName: "Hors du périmètre" }),
      "URGENT",
    ],
    [
      expect.objectContaining({ placeName: "Hors du périmètre" }),
      expect.objectContaining({ placeName: "Champ-de-Mars" }),
      "URGENT",
    ],
  ]);
  expect(localText(moves[0]?.reason).fr).toContain("préfecture");
  expect([event.placeName, event.city]).toEqual(["Champ-de-Mars", "Paris"]);
  expect(event.sequence).toBeGreaterThanOrEqual(2);
});

test("what became of the rally: about a hundred people, a call seen by thousands, an end, a report", async () => {
  const event = await eventOn(rally.date);
  expect([event.attendance, event.attendanceApproximate]).toEqual([100, true]);
  expect(event.figures).toEqual([figure(10_000, true)]);
  expect(event.endsAt && timeOf(event.endsAt, PARIS)).toBe("15:00");
  expect(localText(event.report).fr).toContain("contrôles d’identité");
});

test("the public talk is held by an unnamed organisation before three hundred people", async () => {
  const event = await eventOn(publicTalk.date);
  expect(event).toMatchObject({ kind: "TALK", attendance: publicTalk.audience, ...partsOf(publicTalk.place) });
  expect(parts(event)).toEqual([[publicTalk.organizer, "ORGANIZES", "CONFIRMED"]]);
});

test("fifty volunteers, travel and lodging are a figure and calls to act", async () => {
  const campaign = await db.campaign.findFirstOrThrow({ include: { calls: true, figures: true } });
  expect(campaign.figures).toEqual([figure(facts.people.volunteers_on_site_all_week)]);
  expect(campaign.calls.map((call) => call.kind)).toEqual(
    expect.arrayContaining(["TRAVEL", "LODGING", "SUBSCRIBE", "HELP"]),
  );
});

test("a newcomer offers help and is trained: an offer of its own, an event of its kind with places", async () => {
  const typed = { email: "newcomer@example.org", name: "Camille", group: "atr-rennes", skills: ["welcome"] };
  const posting = { now: NOW, locale: "fr", personCookie: undefined, delayMail: false } as const;
  expect((await postVolunteerOffer(volunteerSchema.parse(typed), posting)).ok).toBe(true);
  await confirmEverything(await mailedToken("confirm", typed.email), NOW);
  const offer = await db.volunteerOffer.findFirstOrThrow({ include: { group: true } });
  expect([offer.group.city, offer.state, offer.skills, offer.confirmedAt]).toEqual([
    "Rennes",
    "ASKED",
    ["welcome"],
    NOW,
  ]);
  expect(await db.event.findFirst({ where: { kind: "TRAINING" } })).toMatchObject({ capacity: 20 });
});

test("the post has its category, author, date, picture with caption, footnote and campaign", async () => {
  const post = await db.post.findFirstOrThrow({ include: { picture: true } });
  expect(post).toMatchObject({ category: "NEWS", author: facts.campaign.collective.name });
  expect(post.publishedAt).toBeInstanceOf(Date);
  expect([post.picture?.path, localText(post.caption).fr]).toEqual(["/demo/contre-sommet", expect.any(String)]);
  expect(localText(post.body).fr).toMatch(/\[\^1\]:/);
  expect(post.campaignId).not.toBeNull();
});

test("its republication has a source link, a date of its own and a copyright line; its answer is a mention too", async () => {
  const mentions = await db.mention.findMany({ orderBy: { kind: "asc" } });
  expect(mentions).toEqual([
    expect.objectContaining({
      kind: "REPUBLICATION",
      url: expect.any(String),
      publishedOn: "2025-01-24",
      copyright: "© Partner",
    }),
    expect.objectContaining({ kind: "RESPONSE", url: expect.any(String) }),
  ]);
});

test("letter, petition, brochure, comic, recordings, press and map are resources with their numbers", async () => {
  const resources = await db.resource.findMany({ include: { figures: { orderBy: { position: "asc" } } } });
  const of = (kind: string) => resources.filter((resource) => resource.kind === kind);
  expect(of("OPEN_LETTER")[0]).toMatchObject({ publisher: "A newspaper", figures: [figure(100, true)] });
  expect(of("PETITION")[0]).toMatchObject({ closedOn: null });
  for (const kind of ["BROCHURE", "COMIC"]) expect(of(kind)[0]).toMatchObject({ mediaType: "application/pdf" });
  expect(of("RECORDING")).toHaveLength(1);
  expect(of("PRESS").map((press) => [press.publisher, press.publishedOn])).toHaveLength(2);
  expect(of("MAP")[0]?.figures).toEqual([figure(35), figure(9)]);
});
