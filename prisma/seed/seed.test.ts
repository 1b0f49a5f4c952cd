import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { heldPlaces } from "@/lib/events/rsvps/rules";
import { dropWaitingMails } from "@/lib/jobs/mutations";
import { localText } from "@/lib/local-text";
import { seedDemo } from ".";

const now = new Date("2026-11-21T19:00:00Z");
let ownerId = "";

beforeAll(async () => {
  ownerId = (await seedDemo(now)).ownerId;
}, 180_000);

test("four groups stand as a tree, and the owner owns each", async () => {
  const groups = await db.group.findMany({ include: { parent: true, roles: true }, orderBy: { slug: "asc" } });
  expect(groups.map((group) => group.slug)).toEqual(["lucioles", "lucioles-lyon", "lucioles-paris", "lucioles-rennes"]);
  expect(groups.filter((group) => group.parent?.slug === "lucioles")).toHaveLength(3);
  for (const group of groups)
    expect(group.roles).toContainEqual(expect.objectContaining({ organizerId: ownerId, name: "OWNER" }));
  expect(new Set((await db.role.findMany()).map((role) => role.name))).toEqual(
    new Set(["OWNER", "ORGANIZER", "WRITER", "GREETER"]),
  );
});

test("the campaign has run for nine months, with actions of which only the month is told", async () => {
  const campaign = await db.campaign.findUniqueOrThrow({
    where: { slug: "reprendre-la-main" },
    include: { events: true, calls: true, figures: true, resources: { include: { figures: true } } },
  });
  expect(campaign.hashtag).toBe("ReprendreLaMain");
  expect(campaign.startedOn).toBe("2026-02");
  const earlier = campaign.events.filter((event) => event.date.length === 7 && event.sortsAt < now);
  expect(earlier.map((event) => event.city).sort()).toEqual(["Lyon", "Rennes"]);
  expect(campaign.calls.map((call) => call.kind)).toEqual(["COME", "LODGING", "TRAVEL", "TRAIN"]);
  expect(campaign.resources).toHaveLength(8);
});

test("there are past and coming events, each known kind of trouble among them", async () => {
  const events = await db.event.findMany({ include: { changes: true } });
  expect(events.filter((event) => event.overAt <= now).length).toBeGreaterThanOrEqual(5);
  expect(events.filter((event) => event.overAt > now).length).toBeGreaterThanOrEqual(8);
  expect(events.some((event) => event.addressForRegistered)).toBe(true);
  expect(events.some((event) => event.cancelledAt)).toBe(true);
  expect(events.some((event) => event.attendance === 300 && event.attendanceApproximate)).toBe(true);
  const rally = events.find((event) => event.slug === "rassemblement");
  expect(rally?.changes).toEqual([expect.objectContaining({ what: "place", severity: "URGENT" })]);
});

test("the conference day has its six sessions, and one participant is still to confirm", async () => {
  const event = await db.event.findUniqueOrThrow({
    where: { slug: "contre-sommet" },
    include: { sessions: { orderBy: { position: "asc" } }, participations: { include: { collective: true } } },
  });
  expect(event.sessions).toHaveLength(6);
  expect(event.sessions.at(-1)?.endsAt).toBeNull();
  const invited = event.participations.filter((part) => part.state === "INVITED");
  expect(invited.map((part) => part.collective?.kind)).toEqual(["union"]);
});

test("eight posts with pictures and captions, some of them in French only", async () => {
  const posts = await db.post.findMany({ include: { picture: true, mentions: true } });
  expect(posts).toHaveLength(8);
  for (const post of posts) {
    expect(post.publishedAt?.getTime()).toBeLessThan(now.getTime());
    expect(localText(post.caption).fr).toBeTruthy();
    expect(localText(post.picture?.alt)).toEqual({ fr: expect.any(String), en: expect.any(String) });
  }
  const inFrenchOnly = posts.filter((post) => !localText(post.body).en);
  expect(inFrenchOnly.length).toBeGreaterThan(1);
  expect(inFrenchOnly.length).toBeLessThan(6);
  expect(posts.flatMap((post) => post.mentions).map((mention) => mention.kind)).toContain("REPUBLICATION");
});

test("four hundred people, three hundred answers in every state, some offers of help waiting", async () => {
  expect(await db.contact.count()).toBe(400);
  expect(await db.rsvp.count()).toBe(300);
  const states = await db.rsvp.groupBy({ by: ["status"], _count: true });
  expect(states.map((state) => state.status).sort()).toEqual(["CANCELLED", "GOING", "MAYBE", "PENDING", "WAITLISTED"]);
  expect(await db.rsvp.count({ where: { attendedAt: { not: null } } })).toBe(51);
  expect(await db.rsvp.count({ where: { status: "WAITLISTED", offeredUntil: { gt: now } } })).toBeGreaterThan(0);
  expect(await db.volunteerOffer.count({ where: { confirmedAt: { not: null }, contactedAt: null } })).toBe(19);
  expect(await db.subscription.count({ where: { confirmedAt: { not: null }, unsubscribedAt: null } })).toBeGreaterThan(
    150,
  );
  expect(await db.subscription.count({ where: { unsubscribedAt: { not: null } } })).toBe(18);
});

test("every event's taken places are the sum of the places its answers hold", async () => {
  const events = await db.event.findMany({ include: { rsvps: true } });
  for (const event of events) {
    const held = event.rsvps.reduce((sum, rsvp) => sum + heldPlaces(rsvp), 0);
    expect({ slug: event.slug, taken: event.placesTaken }).toEqual({ slug: event.slug, taken: held });
  }
  const welcome = events.find((event) => event.slug === "accueil-nouveaux");
  expect([welcome?.placesTaken, welcome?.capacity]).toEqual([18, 20]);
  const full = events.find((event) => event.slug === "tenir-un-point-d-information");
  expect(full?.placesTaken).toBe(full?.capacity);
});

test("nothing in the story happens after now, and no flood of mail waits", async () => {
  expect(await db.rsvp.count({ where: { createdAt: { gt: now } } })).toBe(0);
  expect(await db.contact.count({ where: { OR: [{ createdAt: { gt: now } }, { lastActAt: { gt: now } }] } })).toBe(0);
  expect(await db.eventChange.count({ where: { at: { gt: now } } })).toBe(0);
  const mails = await db.$queryRaw<{ task: string; count: number }[]>`
    SELECT task_identifier AS task, count(*)::int AS count FROM graphile_worker.jobs
    WHERE task_identifier LIKE '%-mail' GROUP BY 1`;
  expect(mails.length).toBeGreaterThan(2);
  for (const mail of mails) expect(mail.count).toBe(1);
});

test("one mail of each kind waits for the mailbox; none where a real server would get it", async () => {
  const waiting = () =>
    db.$queryRaw<{ kind: string }[]>`
      SELECT task_identifier AS kind FROM graphile_worker.jobs WHERE task_identifier LIKE '%-mail'`;
  const kinds = (await waiting()).map(({ kind }) => kind);
  expect(kinds.length).toBeGreaterThan(3);
  expect(kinds).toEqual([...new Set(kinds)]);
  await dropWaitingMails({ samples: false });
  expect(await waiting()).toEqual([]);
});
