import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { newId } from "@/lib/ids";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postRsvp } from "@/lib/signups/mutations";
import { after, days } from "@/lib/time";
import { someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, mailedToken } from "@/tests/helpers/story";
import { listPurges } from "../log/queries";
import { purge } from "../mutations";
import { nextPurge } from "../rules";
import { setTerms } from "./mutations";
import { findTerms } from "./queries";
import { ownTermsSchema } from "./schema";

const NOW = new Date();
const posting = { now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false };
const USUAL = ownTermsSchema.parse({ answersKept: 30, peopleKept: 1095 });

/** A group to whose event somebody answered by name; and that event's end. */
async function somebodyCame() {
  const groupId = await someGroup();
  const event = await anEvent(groupId, { now: NOW });
  const email = `${newId()}@example.org`;
  await postRsvp(event.slug, rsvpSchema.parse({ email, name: "Awa", answer: "yes", guests: 0 }), posting);
  await confirmEverything(await mailedToken("confirm", email), NOW);
  return { owner: await someScope(groupId), event };
}

test("a term is sooner than the usual one, which counts as none of its own; what is no number of days within is refused", () => {
  expect(USUAL).toEqual({ answersKept: null, peopleKept: null });
  expect(ownTermsSchema.parse({ answersKept: "2", peopleKept: "30" })).toEqual({ answersKept: 2, peopleKept: 30 });
  for (const wrong of ["1", "31", "2.5", "", "soon"])
    expect(ownTermsSchema.safeParse({ answersKept: wrong, peopleKept: 30 }).success).toBe(false);
  for (const wrong of ["29", "1096"])
    expect(ownTermsSchema.safeParse({ answersKept: 2, peopleKept: wrong }).success).toBe(false);
});

test("each choice says what the coming night takes by it, of this group alone; the night then takes as many", async () => {
  const { owner, event } = await somebodyCame();
  await somebodyCame();
  await db.walkIn.create({ data: { id: newId(), eventId: event.id, at: event.overAt } });
  const evening = after(event.overAt, days(10));
  const offered = async () => (await findTerms(owner, evening))?.answersKept;
  expect(await offered()).toEqual({
    kept: 30,
    offered: [2, 7, 14, 30].map((term) => ({ days: term, goes: term < 10 ? 2 : 0 })),
  });
  await setTerms(owner, { ...USUAL, answersKept: 5 }, evening);
  expect(await offered()).toMatchObject({ kept: 5, offered: [2, 5, 7, 14, 30].map((term) => ({ days: term })) });
  await purge(nextPurge(evening));
  expect(await db.rsvp.count({ where: { eventId: event.id } })).toBe(0);
});

test("people are counted by their last act, and by what the coming night will find rather than this moment", async () => {
  const { owner, event } = await somebodyCame();
  await db.rsvp.deleteMany({ where: { eventId: event.id } });
  const people = async (now: Date) => (await findTerms(owner, now))?.peopleKept.offered.filter(({ goes }) => goes);
  const lastActAt = after(nextPurge(NOW), -days(90) - 1000);
  await db.contact.updateMany({ where: { groups: { some: { groupId: owner.groupId } } }, data: { lastActAt } });
  expect(await people(after(NOW, -days(1)))).toEqual([{ days: 30, goes: 1 }]);
  expect(await people(NOW)).toEqual([30, 90].map((term) => ({ days: term, goes: 1 })));
});

test("set back before the night, nothing goes", async () => {
  const { owner, event } = await somebodyCame();
  const evening = after(event.overAt, days(10));
  await setTerms(owner, { answersKept: 2, peopleKept: 30 }, evening);
  expect((await findTerms(owner, evening))?.peopleKept.kept).toBe(30);
  await setTerms(owner, USUAL, evening);
  await purge(nextPurge(evening));
  expect(await db.rsvp.count({ where: { eventId: event.id } })).toBe(1);
});

test("what a night took is shown to the group's owner by class; what belongs to no group, to the site's alone", async () => {
  await db.purgeRun.deleteMany();
  const first = await someGroup();
  await db.group.update({ where: { id: first }, data: { createdAt: new Date(0) } });
  const { owner, event } = await somebodyCame();
  expect(await listPurges(owner)).toEqual({ last: null, lines: [], next: null });
  await recordAuditNow({ organizerId: null, groupId: null, act: "owner.let_in", subjectId: null, count: null }, NOW);
  await db.delivery.create({ data: { id: newId(), key: newId(), kind: "test", createdAt: after(NOW, -days(700)) } });
  const night = nextPurge(after(event.overAt, days(31)));
  await purge(night);
  const shown = async (scope: typeof owner) =>
    (await listPurges(scope))?.lines.map(({ at, dataClass, count, ofSite }) => ({ at, dataClass, count, ofSite }));
  expect(await shown(owner)).toEqual([{ at: night, dataClass: "answers", count: 1, ofSite: false }]);
  expect(await shown(await someScope(first))).toContainEqual({ at: night, dataClass: "mails", count: 1, ofSite: true });
  expect((await listPurges(owner))?.last).toEqual({ at: night, ended: true });
  expect((await listPurges(owner, night))?.lines).toEqual([]);
});
