import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { manyContacts } from "@/tests/helpers/story";
import { recordAttendance } from "./attendance/mutations";
import { cancelEvent, moveEvent } from "./changes/mutations";
import { duplicateEvent } from "./copies/mutations";
import { createEvent, editEvent, publishEvent, withdrawEvent } from "./mutations";
import { answerParticipation, inviteCollective, setProgramme } from "./programme/mutations";
import type { EventInput } from "./schema";

const rally: EventInput = {
  kind: "RALLY",
  title: { fr: "Rassemblement place du Marché" },
  date: "2026-12-05",
  startTime: "14:00",
  city: "Paris",
  capacity: 20,
};

async function someEvent(input: Partial<EventInput> = {}) {
  const scope = await someScope(await someGroup());
  const made = await createEvent(scope, { ...rally, ...input }, NOW);
  if (!made.ok) throw new Error(made.reason);
  return { scope, ...made, read: () => db.event.findUniqueOrThrow({ where: { id: made.eventId } }) };
}

describe("an event", () => {
  test("begins as a draft with an address made of its title and of its own", async () => {
    const { read, slug } = await someEvent();
    expect(slug).toMatch(/^rassemblement-place-du-marche-[0-9a-f-]{36}$/);
    expect(await read()).toMatchObject({ publishedAt: null, startsAt: new Date("2026-12-05T13:00:00Z"), sequence: 0 });
  });

  test("of the same title gets another address, and a wanted one that is taken is refused", async () => {
    const { scope, slug } = await someEvent();
    const second = await createEvent(scope, rally, NOW);
    expect(second).toMatchObject({ ok: true });
    expect(second.ok && second.slug).not.toBe(slug);
    expect(await createEvent(scope, { ...rally, slug }, NOW)).toEqual({ ok: false, reason: "slug_taken" });
  });

  test("known to the month only is over when the month is", async () => {
    const { read } = await someEvent({ date: "2026-12", startTime: undefined });
    expect(await read()).toMatchObject({
      date: "2026-12",
      startsAt: null,
      sortsAt: new Date("2026-11-30T23:00:00Z"),
      overAt: new Date("2026-12-31T23:00:00Z"),
    });
  });

  test("that ends after midnight ends on the next day", async () => {
    const { read } = await someEvent({ startTime: "22:00", endTime: "02:30" });
    expect(await read()).toMatchObject({ endsAt: new Date("2026-12-06T01:30:00Z") });
  });

  test("may begin in the hour a spring night skips", async () => {
    const { read } = await someEvent({ date: "2027-03-28", startTime: "02:30", endTime: "03:15" });
    const { startsAt, endsAt } = await read();
    expect(startsAt).toEqual(new Date("2027-03-28T01:30:00Z"));
    expect(endsAt).toEqual(startsAt);
  });

  test("joins campaigns of its own group and published ones of those above it, no others", async () => {
    const parent = await someGroup();
    const [local, stranger] = [await someGroup(parent), await someGroup()];
    const scope = await someScope(local);
    const campaign = (groupId: string, publishedAt: Date | null) => {
      const id = crypto.randomUUID();
      return db.campaign.create({ data: { id, groupId, slug: `c-${id}`, title: { fr: "Campagne" }, publishedAt } });
    };
    for (const open of [await campaign(parent, NOW), await campaign(local, null)]) {
      expect(await createEvent(scope, { ...rally, campaignId: open.id }, NOW)).toMatchObject({ ok: true });
    }
    for (const closed of [await campaign(parent, null), await campaign(stranger, NOW)]) {
      const refused = await createEvent(scope, { ...rally, campaignId: closed.id }, NOW);
      expect(refused).toEqual({ ok: false, reason: "campaign_unknown" });
    }
  });
});

describe("editing", () => {
  test("what another changed meanwhile is refused, not overwritten", async () => {
    const { scope, eventId, read } = await someEvent();
    const seen = (await read()).updatedAt;
    expect(await editEvent(scope, eventId, { ...rally, city: "Lyon" }, NOW, { seen })).toMatchObject({ ok: true });
    const late = await editEvent(scope, eventId, { ...rally, city: "Rennes" }, NOW, { seen });
    expect(late).toEqual({ ok: false, reason: "stale" });
    expect((await read()).city).toBe("Lyon");
  });

  test("a capacity below the places taken is refused", async () => {
    const { scope, eventId } = await someEvent();
    await db.event.update({ where: { id: eventId }, data: { placesTaken: 12 } });
    const refused = await editEvent(scope, eventId, { ...rally, capacity: 11 }, NOW);
    expect(refused).toEqual({ ok: false, reason: "capacity_below_taken" });
    expect(await editEvent(scope, eventId, { ...rally, capacity: 12 }, NOW)).toMatchObject({ ok: true });
  });

  test("a published event's new hour is recorded, raises its calendar entry and takes the sessions along", async () => {
    const { scope, eventId, read } = await someEvent();
    const programme = { sessions: [{ title: { fr: "Prises de parole" }, start: "14:30", end: "15:00" }] };
    await setProgramme(scope, eventId, programme, NOW);
    await publishEvent(scope, eventId, NOW);
    const before = await read();
    await editEvent(scope, eventId, { ...rally, date: "2026-12-12" }, NOW);
    expect((await read()).sequence).toBe(before.sequence + 1);
    expect(await db.eventChange.findMany({ where: { eventId } })).toMatchObject([{ what: "time" }]);
    const [session] = await db.session.findMany({ where: { eventId } });
    expect(session?.startsAt).toEqual(new Date("2026-12-12T13:30:00Z"));
    const unknown = { ...rally, date: "2027-01", startTime: undefined };
    const refused = await editEvent(scope, eventId, unknown, NOW);
    expect(refused).toEqual({ ok: false, reason: "programme_needs_day" });
  });

  test("sessions go along with an event of several days, whose programme fits as before; what no longer fits is refused", async () => {
    const days = { startTime: "14:00", endTime: "18:00" };
    const { scope, eventId, read } = await someEvent({ ...days, endDate: "2026-12-06" });
    const second = { title: { fr: "Clôture" }, date: "2026-12-06", start: "17:00", end: "18:00" };
    expect(await setProgramme(scope, eventId, { sessions: [second] }, NOW)).toMatchObject({ ok: true });
    await editEvent(scope, eventId, { ...rally, ...days, date: "2027-01-09", endDate: "2027-01-10" }, NOW);
    const moved = { ...second, date: "2027-01-10" };
    expect(await setProgramme(scope, eventId, { sessions: [moved] }, NOW)).toMatchObject({ ok: true });
    const before = await read();
    const refused = { ok: false, reason: "sessions_misfit", fields: { "sessions.0.date": "session.outside" } };
    expect(await setProgramme(scope, eventId, { sessions: [second] }, NOW)).toEqual(refused);
    expect(await read()).toEqual(before);
    // Made shorter, it is saved: the session stays where it is until somebody says where it goes.
    const shorter = { ...rally, ...days, date: "2027-01-09" };
    expect(await editEvent(scope, eventId, shorter, NOW)).toMatchObject({ ok: true });
    expect(await editEvent(scope, eventId, { ...shorter, date: "2027-01-16" }, NOW)).toMatchObject({ ok: true });
    const [session] = await db.session.findMany({ where: { eventId } });
    expect(session?.startsAt).toEqual(new Date("2027-01-17T16:00:00Z"));
  });

  test("a text alone leaves the calendar entry as it is", async () => {
    const { scope, eventId, read } = await someEvent();
    await editEvent(scope, eventId, { ...rally, body: { fr: "Venez **nombreuses**." } }, NOW);
    expect((await read()).sequence).toBe(0);
  });
});

describe("a published event", () => {
  test("is not edited in what its people are mailed by who may not tell them", async () => {
    const { scope, eventId, read } = await someEvent();
    await publishEvent(scope, eventId, NOW);
    const edit = (more: Partial<EventInput>) =>
      editEvent(scope, eventId, { ...rally, ...more }, NOW, { mayTell: false });
    expect(await edit({ date: "2026-12-06" })).toMatchObject({ ok: true });
    await manyContacts(scope.groupId, 1);
    const { id: contactId } = await db.contact.findFirstOrThrow();
    await db.rsvp.create({ data: { id: newId(), eventId, contactId, status: "WAITLISTED" } });
    const refused = { ok: false, reason: "second_factor" };
    expect(await edit({ date: "2026-12-07" })).toEqual(refused);
    expect(await edit({ date: "2026-12-06", capacity: 21 })).toEqual(refused);
    expect(await read()).toMatchObject({ date: "2026-12-06", capacity: 20 });
    expect(await edit({ date: "2026-12-06", body: { fr: "Venez." } })).toMatchObject({ ok: true });
  });

  test("goes back to draft only while nobody has answered", async () => {
    const { scope, eventId, read } = await someEvent();
    await publishEvent(scope, eventId, NOW);
    expect((await read()).publishedAt).toEqual(NOW);
    expect(await withdrawEvent(scope, eventId, NOW)).toEqual({ ok: true });
    const id = crypto.randomUUID();
    const bytes = new Uint8Array(1);
    await db.contact.create({ data: { id, sealedEmail: bytes, emailIndex: new TextEncoder().encode(id) } });
    await db.rsvp.create({ data: { id, eventId, contactId: id } });
    expect(await withdrawEvent(scope, eventId, NOW)).toEqual({ ok: false, reason: "people_registered" });
  });

  test("moves with a reason: before and after are kept, the calendar entry is raised", async () => {
    const { scope, eventId, read } = await someEvent({ placeName: "Parvis de la gare" });
    await publishEvent(scope, eventId, NOW);
    const moved = { placeName: "Place du Marché", city: "Paris", reason: { fr: "Le parvis est fermé." }, urgent: true };
    expect(await moveEvent(scope, eventId, moved, NOW)).toEqual({ ok: true });
    expect(await read()).toMatchObject({ placeName: "Place du Marché", sequence: 1 });
    expect(await db.eventChange.findFirst({ where: { eventId } })).toMatchObject({
      what: "place",
      before: { placeName: "Parvis de la gare" },
      after: { placeName: "Place du Marché" },
      severity: "URGENT",
    });
  });

  test("is cancelled once, and then moves nowhere", async () => {
    const { scope, eventId, read } = await someEvent();
    await publishEvent(scope, eventId, NOW);
    await cancelEvent(scope, eventId, { reason: { fr: "Tempête." } }, NOW);
    await cancelEvent(scope, eventId, { reason: { fr: "Tempête." } }, NOW);
    expect(await read()).toMatchObject({ cancelledAt: NOW, sequence: 1 });
    const refused = await moveEvent(scope, eventId, { city: "Lyon", reason: { fr: "Trop tard." } }, NOW);
    expect(refused).toEqual({ ok: false, reason: "event_cancelled" });
  });
});

describe("a programme", () => {
  const round = {
    title: { fr: "Savoirs perdus, savoirs gardés" },
    format: "ROUND_TABLE",
    start: "14:00",
    end: "15:15",
    moreToCome: true,
    speakers: [{ count: 2, role: { fr: "intervenante" } }, { name: "Camille D." }],
    participations: [
      { collective: { name: "Le Papier" }, state: "CONFIRMED" },
      { label: { fr: "un syndicat" }, state: "INVITED" },
    ],
  } as const;

  test("holds unnamed speakers, unnamed collectives and sessions without an end", async () => {
    const { scope, eventId } = await someEvent();
    const open = { title: { fr: "Que faire ensemble ?" }, format: "ASSEMBLY", start: "17:00" } as const;
    const programme = {
      sessions: [round, open],
      participations: [{ collective: { name: "Le Papier" }, role: "RELAYS" }],
    };
    expect(await setProgramme(scope, eventId, structuredClone(programme) as never, NOW)).toMatchObject({ ok: true });
    const sessions = await db.session.findMany({
      where: { eventId },
      orderBy: { position: "asc" },
      include: { speakers: true, participations: { orderBy: { position: "asc" } } },
    });
    expect(sessions.map((session) => [session.position, session.endsAt])).toEqual([
      [0, new Date("2026-12-05T14:15:00Z")],
      [1, null],
    ]);
    expect(sessions[0]?.speakers.map((speaker) => speaker.name).sort()).toEqual(["Camille D.", null, null]);
    expect(sessions[0]?.participations).toMatchObject([{ answeredAt: NOW }, { collectiveId: null, state: "INVITED" }]);
    expect(await db.collective.count({ where: { name: "Le Papier" } })).toBe(1);
  });

  test("saved again keeps its sessions' and answers' identity, whatever their order", async () => {
    const { scope, eventId } = await someEvent();
    await setProgramme(scope, eventId, { sessions: [structuredClone(round) as never] }, NOW);
    const [session] = await db.session.findMany({ where: { eventId }, include: { participations: true } });
    const part = session?.participations.find((found) => found.state === "CONFIRMED");
    const later = new Date("2026-11-22T12:00:00Z");
    const again = {
      ...structuredClone(round),
      id: session?.id,
      participations: [{ id: part?.id, collective: { name: "Le Papier" }, state: "CONFIRMED" }],
    };
    const first = { title: { fr: "Accueil" }, format: "WELCOME", start: "13:00" };
    await setProgramme(scope, eventId, { sessions: [first, again] as never }, later);
    const kept = await db.session.findUniqueOrThrow({
      where: { id: session?.id ?? "" },
      include: { participations: true },
    });
    expect(kept).toMatchObject({ position: 1, participations: [{ id: part?.id, answeredAt: NOW }] });
  });

  test("invites a collective, which answers later", async () => {
    const { scope, eventId } = await someEvent();
    const invited = await inviteCollective(
      scope,
      eventId,
      { collective: { name: "Terre et Cie" }, role: "SUPPORTS" },
      NOW,
    );
    if (!invited.ok) throw new Error(invited.reason);
    const read = () => db.participation.findUniqueOrThrow({ where: { id: invited.participationId } });
    expect(await read()).toMatchObject({ state: "INVITED", answeredAt: null });
    await answerParticipation(scope, invited.participationId, "CONFIRMED", NOW);
    expect(await read()).toMatchObject({ state: "CONFIRMED", answeredAt: NOW });
  });
});

test("a copy is a draft on another day with the programme, and nobody in it", async () => {
  const { scope, eventId } = await someEvent();
  await setProgramme(scope, eventId, { sessions: [{ title: { fr: "Accueil" }, start: "14:15" }] }, NOW);
  await publishEvent(scope, eventId, NOW);
  await recordAttendance(scope, eventId, { attendance: 100, approximate: true }, NOW);
  const copy = await duplicateEvent(scope, eventId, { date: "2027-01-09" }, NOW);
  if (!copy.ok) throw new Error(copy.reason);
  const where = { id: copy.eventId };
  expect(await db.event.findUniqueOrThrow({ where, include: { sessions: true } })).toMatchObject({
    publishedAt: null,
    attendance: null,
    startsAt: new Date("2027-01-09T13:00:00Z"),
    sessions: [{ startsAt: new Date("2027-01-09T13:15:00Z") }],
  });
});

test("attendance is a figure, counted or about", async () => {
  const { scope, eventId, read } = await someEvent();
  await recordAttendance(scope, eventId, { attendance: 300, approximate: true }, NOW);
  expect(await read()).toMatchObject({ attendance: 300, attendanceApproximate: true });
  await recordAttendance(scope, eventId, { approximate: true }, NOW);
  expect(await read()).toMatchObject({ attendance: null, attendanceApproximate: false });
});
