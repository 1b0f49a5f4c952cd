import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { addNote } from "@/lib/contacts/story/mutations";
import { getContact } from "@/lib/contacts/story/queries";

import { db } from "@/lib/db";
import { heldPlaces } from "@/lib/events/rsvps/rules";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { subscriptionSchema } from "@/lib/newsletters/schema";
import { addressIndex } from "@/lib/privacy/blind-index";
import { purge } from "@/lib/purge/mutations";
import { PEOPLE_PURGES } from "@/lib/purge/people/mutations";
import { after, days, minutes } from "@/lib/time";
import { volunteerSchema } from "@/lib/volunteers/schema";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, anEvent, mailedToken } from "@/tests/helpers/story";
import { addContact } from "../adding/mutations";
import { startBulk } from "../bulk/mutations";
import { confirmEverything } from "../confirming/mutations";
import { changeMyAnswer, changeMySubscription } from "../me/mutations";
import { findMe } from "../me/queries";
import { postRsvp, postSubscription, postVolunteerOffer } from "../mutations";
import { mergeContacts } from "./mutations";
import { findMergePreview, readSide } from "./queries";
import { writeRows } from "./snapshot";
import { undoMerge } from "./undoing/mutations";

const posting = { now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false };
let scope: Scope;
let other: Scope;
let a: string;
let b: string;

beforeEach(async () => {
  scope = await someScope(await someGroup());
  other = await someScope(await someGroup());
  a = someAddress().display;
  b = someAddress().display;
});

const answer = (event: { slug: string }, email: string, guests = 0) =>
  postRsvp(event.slug, rsvpSchema.parse({ email, answer: "yes", name: "Dominique", guests }), posting);
const confirm = async (email: string) => confirmEverything(await mailedToken("confirm", email), NOW);
const subscribeTo = (newsletter: { slug: string }, email: string) =>
  postSubscription(subscriptionSchema.parse({ email, consent: "on", newsletter: newsletter.slug }), posting);

async function contactOf(email: string, { groupId }: Scope = scope): Promise<string> {
  const contact = { emailIndex: addressIndex(someAddress(email)) };
  return (await db.groupContact.findFirstOrThrow({ where: { groupId, contact } })).id;
}

async function leave(email: string) {
  const token = await mailedToken("me", email);
  for (const { id } of (await findMe(token, NOW))?.subscriptions ?? [])
    await changeMySubscription(token, id, "unsubscribe", NOW);
}

async function merge(keep: string, drop: string, now = NOW) {
  const seen = (await findMergePreview(scope, keep, drop))?.seen ?? "";
  return mergeContacts(scope, { keep, drop, seen }, now);
}

async function merged(keep: string, drop: string): Promise<string> {
  const outcome = await merge(keep, drop);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.mergeId;
}

/** Places that the answers to an event hold, and its counter. */
async function counted(id: string): Promise<[number, number]> {
  const { rsvps, placesTaken } = await db.event.findUniqueOrThrow({ where: { id }, include: { rsvps: true } });
  return [rsvps.reduce((sum, rsvp) => sum + heldPlaces(rsvp), 0), placesTaken];
}

test("what the group has of both is one person's, and an undo makes exactly the two again", async () => {
  const [shared, only] = [
    await anEvent(scope.groupId, { capacity: 4, now: NOW }),
    await anEvent(scope.groupId, { now: NOW }),
  ];
  const letter = await aNewsletter(scope.groupId);
  for (const email of [a, b]) {
    await answer(shared, email, email === b ? 2 : 0);
    await subscribeTo(letter, email);
  }
  await answer(only, b);
  const offer = { email: b, name: "Dominique", phone: "06 12 34 56 78", skills: [], group: "" };
  const { slug } = await db.group.findUniqueOrThrow({ where: { id: scope.groupId } });
  await postVolunteerOffer(volunteerSchema.parse({ ...offer, group: slug }), posting);
  for (const email of [a, b]) await confirm(email);
  const [keep, drop] = [await contactOf(a), await contactOf(b)];
  await addNote(scope, drop, "Vient à vélo.", NOW);
  for (const [id, tag] of [
    [keep, "presse"],
    [drop, "accueil"],
  ] as const)
    await startBulk(scope, { ...readContactsAsk({}), ids: [id] }, { act: "tag", tag }, NOW);
  const sides = async () =>
    writeRows([await readSide(db, scope.groupId, keep, true), await readSide(db, scope.groupId, drop, true)]);
  const before = await sides();
  expect(await counted(shared.id)).toEqual([4, 4]);
  const preview = await findMergePreview(scope, keep, drop);
  expect(preview).toMatchObject({ refused: null, notes: 1, offers: 1, tags: ["accueil", "presse"] });
  expect(preview?.events).toHaveLength(2);
  const mergeId = await merged(keep, drop);
  expect(await getContact(scope, drop)).toBeNull();
  const story = await getContact(scope, keep);
  expect(story).toMatchObject({ name: "Dominique", tags: ["accueil", "presse"], notes: [{ text: "Vient à vélo." }] });
  expect(story?.rsvps.map(({ event, places, status }) => [event.id, places, status]).sort()).toEqual(
    [
      [shared.id, 3, "GOING"],
      [only.id, 1, "GOING"],
    ].sort(),
  );
  expect(story?.subscriptions).toMatchObject([{ unsubscribedAt: null }]);
  expect(story?.offers).toHaveLength(1);
  expect(story?.consents.filter(({ purpose }) => purpose === "NEWSLETTER")).toHaveLength(2);
  expect(story?.consents.filter(({ purpose }) => purpose === "EVENT")).toHaveLength(3);
  expect(await counted(shared.id)).toEqual([3, 3]);
  expect(await undoMerge(other, mergeId, NOW)).toEqual({ ok: false, reason: "not_found" });
  expect(await undoMerge(scope, mergeId, after(NOW, minutes(29)))).toEqual({ ok: true, keptId: keep });
  expect(await sides()).toBe(before);
  expect(await counted(shared.id)).toEqual([4, 4]);
  expect(await undoMerge(scope, mergeId, NOW)).toEqual({ ok: true, keptId: keep });
  const trail = await db.auditEntry.findMany({
    where: { groupId: scope.groupId, act: { startsWith: "contacts.merge" } },
  });
  expect(trail.map(({ act, subjectId }) => [act, subjectId])).toEqual([
    ["contacts.merged", keep],
    ["contacts.merge_undone", keep],
  ]);
});

test.each(["kept", "dropped"])("who left a letter under the %s address has left it, with both proofs", async (who) => {
  const letter = await aNewsletter(scope.groupId);
  for (const email of [a, b]) {
    await subscribeTo(letter, email);
    await confirm(email);
  }
  await leave(who === "kept" ? a : b);
  const [keep, drop] = [await contactOf(a), await contactOf(b)];
  expect((await findMergePreview(scope, keep, drop))?.letters).toMatchObject([{ reads: false, stopped: true }]);
  await merged(keep, drop);
  const story = await getContact(scope, keep);
  expect(story?.subscriptions).toMatchObject([{ unsubscribedAt: NOW }]);
  expect(story?.consents.map(({ withdrawnAt }) => withdrawnAt)).toEqual([NOW, null]);
});

test("an address that was only typed in is never handed what somebody told", async () => {
  const event = await anEvent(scope.groupId, { now: NOW });
  await answer(event, a);
  await confirm(a);
  const typed = await addContact(scope, { email: someAddress(b), origin: "paper" }, NOW);
  if (!typed.ok) throw new Error(typed.reason);
  const proven = await contactOf(a);
  expect(await merge(typed.contact, proven)).toEqual({ ok: false, reason: "keep_proven" });
  expect(await merge(proven, typed.contact)).toMatchObject({ ok: true });
});

test("another group keeps what it has of either, and its answers stay unseen", async () => {
  const [here, there] = [await anEvent(scope.groupId, { now: NOW }), await anEvent(other.groupId, { now: NOW })];
  const letter = await aNewsletter(other.groupId);
  for (const email of [a, b]) {
    await answer(here, email);
    await answer(there, email);
    await subscribeTo(letter, email);
    await confirm(email);
  }
  const known = [await contactOf(a, other), await contactOf(b, other)];
  const seen = async () => writeRows(await Promise.all(known.map((id) => readSide(db, other.groupId, id, true))));
  const before = await seen();
  const [keep, drop] = [await contactOf(a), await contactOf(b)];
  expect(await findMergePreview(scope, keep, known[1] ?? "")).toBeNull();
  expect(JSON.stringify(await findMergePreview(scope, keep, drop))).not.toContain(there.id);
  const mergeId = await merged(keep, drop);
  expect(await seen()).toBe(before);
  expect((await getContact(scope, keep))?.rsvps.map(({ event }) => event.id)).toEqual([here.id]);
  await undoMerge(scope, mergeId, NOW);
  expect(await seen()).toBe(before);
});

test("an undo is refused late, after anything else happened, and when the freed places are taken", async () => {
  const event = await anEvent(scope.groupId, { capacity: 2, now: NOW });
  for (const email of [a, b]) {
    await answer(event, email);
    await confirm(email);
  }
  const [keep, drop] = [await contactOf(a), await contactOf(b)];
  const mergeId = await merged(keep, drop);
  expect(await undoMerge(scope, mergeId, after(NOW, minutes(31)))).toEqual({ ok: false, reason: "merge_too_late" });
  const third = someAddress().display;
  await answer(event, third);
  await confirm(third);
  expect(await undoMerge(scope, mergeId, NOW)).toEqual({ ok: false, reason: "merge_full" });
  expect(await counted(event.id)).toEqual([2, 2]);
  await addNote(scope, keep, "Depuis.", NOW);
  expect(await undoMerge(scope, mergeId, NOW)).toEqual({ ok: false, reason: "merge_changed" });
  expect((await getContact(scope, keep))?.notes).toHaveLength(1);
});

test("a preview that is no longer true merges nothing", async () => {
  for (const email of [a, b]) await addContact(scope, { email: someAddress(email), origin: "paper" }, NOW);
  const [keep, drop] = [await contactOf(a), await contactOf(b)];
  const seen = (await findMergePreview(scope, keep, drop))?.seen ?? "";
  await addNote(scope, drop, "Entre-temps.", NOW);
  expect(await mergeContacts(scope, { keep, drop, seen }, NOW)).toEqual({ ok: false, reason: "merge_stale" });
});

test("two merges at once, the one the other way round: one of them is made", async () => {
  for (const email of [a, b]) await addContact(scope, { email: someAddress(email), origin: "paper" }, NOW);
  const [one, two] = [await contactOf(a), await contactOf(b)];
  const outcomes = await Promise.all([merge(one, two), merge(two, one), merge(one, two)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.groupContact.count({ where: { groupId: scope.groupId } })).toBe(1);
});

test("who answers while they are merged holds each place once, and loses no answer", async () => {
  for (let round = 0; round < 8; round++) {
    const event = await anEvent(scope.groupId, { capacity: 10, now: NOW });
    const [x, y] = [someAddress().display, someAddress().display];
    for (const email of [x, y]) {
      await answer(event, email);
      await confirm(email);
    }
    const [keep, drop] = [await contactOf(x), await contactOf(y)];
    const token = await mailedToken("me", y);
    const mine = (await findMe(token, NOW))?.rsvps[0]?.id ?? "";
    const seen = (await findMergePreview(scope, keep, drop))?.seen ?? "";
    const [, changed] = await Promise.all([
      mergeContacts(scope, { keep, drop, seen }, NOW),
      changeMyAnswer(token, mine, { answer: "yes", guests: 3 }, NOW),
    ]);
    const [held, taken] = await counted(event.id);
    expect(held).toBe(taken);
    if (changed.ok) expect(held).toBeGreaterThanOrEqual(4);
  }
});

test("the other address stays until the undo is over, then goes when nothing ties it", async () => {
  for (const email of [a, b]) await addContact(scope, { email: someAddress(email), origin: "paper" }, NOW);
  const [keep, drop] = [await contactOf(a), await contactOf(b)];
  const { contactId } = await db.groupContact.findUniqueOrThrow({ where: { id: drop } });
  await merged(keep, drop);
  const later = after(NOW, days(2));
  await purge(later, PEOPLE_PURGES);
  expect(await db.contact.count({ where: { id: contactId } })).toBe(1);
  await purge(later);
  expect(await db.contact.count({ where: { id: contactId } })).toBe(0);
  expect((await getContact(scope, keep))?.consents).toHaveLength(2);
});

/** Until a statement waits for a lock. */
const untilWaiting = (client: pg.Client) =>
  expect
    .poll(async () => {
      const waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()";
      return (await client.query(waiting)).rowCount;
    })
    .toBeGreaterThan(0);

test("an answer that changes at the same moment is waited for and seen: nothing of it is lost, no place is counted twice", async () => {
  const event = await anEvent(scope.groupId, { capacity: 10, now: NOW });
  for (const email of [a, b]) {
    await answer(event, email);
    await confirm(email);
  }
  const [keep, drop] = [await contactOf(a), await contactOf(b)];
  const seen = (await findMergePreview(scope, keep, drop))?.seen ?? "";
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  // As a tick at the door does, or a place that became free: the answer, without the person it is of.
  await client.query(
    'UPDATE "Rsvp" SET places = 3 WHERE "eventId" = $1 AND "contactId" = (SELECT "contactId" FROM "GroupContact" WHERE id = $2)',
    [event.id, drop],
  );
  await client.query('UPDATE "Event" SET "placesTaken" = "placesTaken" + 2 WHERE id = $1', [event.id]);
  const merging = mergeContacts(scope, { keep, drop, seen }, NOW);
  await untilWaiting(client);
  await client.query("COMMIT");
  await client.end();
  expect(await merging).toEqual({ ok: false, reason: "merge_stale" });
  const [held, taken] = await counted(event.id);
  expect(held).toBe(4);
  expect(taken).toBe(4);
});
