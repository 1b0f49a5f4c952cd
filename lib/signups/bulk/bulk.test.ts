import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { listContactFilters } from "@/lib/contacts/desk/queries";
import { forgetUnusedTags } from "@/lib/contacts/tags/mutations";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addContact } from "@/lib/signups/adding/mutations";
import { after, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, jobsWaiting, mailedToken, manyContacts } from "@/tests/helpers/story";
import { subscriptionSchema } from "../../newsletters/schema";
import { confirmEverything } from "../confirming/mutations";
import { changeMySubscription } from "../me/mutations";
import { postSubscription } from "../mutations";
import { bulkJobs } from "./jobs";
import { confirmErasure, startBulk, undoBulk } from "./mutations";
import { findBulkAct } from "./queries";
import { PIECE } from "./rules";
import type { Bulk } from "./schema";

const everybody = readContactsAsk({});
const posting = { now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false };
let scope: Scope;

beforeEach(async () => {
  scope = await someScope(await someGroup());
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

async function add(email = someAddress(), who = scope): Promise<string> {
  const outcome = await addContact(who, { email, name: "Camille", origin: "paper" }, NOW);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.contact;
}

/** So many contacts more, without a name. */
const many = (count: number) => manyContacts(scope.groupId, count);

async function start(bulk: Bulk, ids?: string[], now = NOW): Promise<string> {
  const outcome = await startBulk(scope, ids ? { ...everybody, ids } : everybody, bulk, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.bulkId;
}

/** What the worker would do until nothing waits. */
async function work(now = NOW, most = 100): Promise<void> {
  for (let count = 0; count < most; count++) {
    const [job] = await jobsWaiting("signups.bulk");
    if (!job) return;
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await bulkJobs["signups.bulk"]?.(job.payload as { bulkActId: string }, now);
  }
}

const find = (id: string, now = NOW) => findBulkAct([scope], id, now);
const tagsOf = async (id: string) => (await db.groupContact.findUniqueOrThrow({ where: { id } })).tags;
const tagged = (tag: string) => db.groupContact.count({ where: { groupId: scope.groupId, tags: { has: tag } } });

test("undo gives back exactly what a tag changed, once, within a quarter of an hour, to this group alone", async () => {
  const other = await someScope(await someGroup());
  const [had, none] = [await add(), await add()];
  await start({ act: "tag", tag: "presse" }, [had]);
  const id = await start({ act: "tag", tag: "presse" });
  expect(await find(id)).toMatchObject({ total: 2, done: 2, changed: 1, runs: false, undoable: true });
  expect(await tagsOf(none)).toEqual(["presse"]);
  expect(await undoBulk(scope, id, after(NOW, minutes(16)))).toEqual({ ok: false, reason: "too_late" });
  expect(await undoBulk(other, id, NOW)).toEqual({ ok: false, reason: "not_found" });
  expect(await confirmErasure(scope, id, 2, NOW), "no act but an erasure is confirmed").toMatchObject({ ok: false });
  expect(await undoBulk(scope, id, NOW)).toEqual({ ok: true });
  expect([await tagsOf(had), await tagsOf(none)]).toEqual([["presse"], []]);
  await start({ act: "tag", tag: "presse" }, [none]);
  expect(await undoBulk(scope, id, NOW)).toEqual({ ok: true });
  expect(await tagsOf(none)).toEqual(["presse"]);
});

test("a tag taken from many comes back to those who had it", async () => {
  const [had, none] = [await add(), await add()];
  await start({ act: "tag", tag: "presse" }, [had]);
  const id = await start({ act: "untag", tag: "presse" });
  expect(await tagged("presse")).toBe(0);
  await undoBulk(scope, id, NOW);
  expect([await tagsOf(had), await tagsOf(none)]).toEqual([["presse"], []]);
});

test("a tag is proposed while somebody has it, and no longer", async () => {
  const [one] = [await add(), await add()];
  const proposed = async () => (await listContactFilters(scope))?.tags;
  await start({ act: "tag", tag: "presse" });
  await start({ act: "untag", tag: "presse" }, [one]);
  await forgetUnusedTags();
  expect(await proposed()).toEqual(["presse"]);
  await start({ act: "untag", tag: "presse" });
  await forgetUnusedTags();
  expect(await proposed()).toEqual([]);
});

test("nobody is meant by a search by name as a whole, nor by an empty list", async () => {
  await add();
  const none = { ok: false, reason: "nobody_chosen" };
  for (const asked of [readContactsAsk({ q: "camille" }), { ...everybody, ids: [] }, { ...everybody, ids: [newId()] }])
    expect(await startBulk(scope, asked, { act: "tag", tag: "x" }, NOW)).toEqual(none);
  expect(await db.bulkAct.count({ where: { groupId: scope.groupId } })).toBe(0);
});

test("more than one piece goes on by itself, means nobody who came later, and can be stopped and undone halfway", async () => {
  await many(PIECE.TAG * 3);
  const id = await start({ act: "tag", tag: "long" });
  expect(await find(id)).toMatchObject({ total: PIECE.TAG * 3, done: PIECE.TAG, runs: true, undoable: true });
  await many(1);
  await work(NOW, 1);
  expect(await tagged("long")).toBe(PIECE.TAG * 2);
  await undoBulk(scope, id, NOW);
  expect(await find(id)).toMatchObject({ done: PIECE.TAG, runs: true, undone: true, undoable: false });
  await work();
  expect(await tagged("long")).toBe(0);
  expect(await find(id)).toMatchObject({ done: 0, runs: false });
  const again = await start({ act: "tag", tag: "long" });
  await work();
  expect(await tagged("long")).toBe(PIECE.TAG * 3 + 1);
  expect(await find(again)).toMatchObject({ done: PIECE.TAG * 3 + 1, changed: PIECE.TAG * 3 + 1, runs: false });
  await bulkJobs["signups.bulk"]?.({ bulkActId: again }, after(NOW, minutes(5)));
  expect(await db.bulkAct.findUniqueOrThrow({ where: { id: again } })).toMatchObject({ finishedAt: NOW });
});

test.each(["held elsewhere", "lowered"])("a role that was %s stops what it had set going", async (how) => {
  await many(PIECE.TAG * 2);
  const id = await start({ act: "tag", tag: "long" });
  const less = how === "lowered" ? ({ name: "GREETER" } as const) : { groupId: await someGroup() };
  await db.role.updateMany({ where: { organizerId: scope.organizerId }, data: less });
  await work();
  expect(await find(id)).toMatchObject({ done: PIECE.TAG, runs: false });
  expect(await tagged("long")).toBe(PIECE.TAG);
});

async function subscribed(letter: { slug: string }) {
  const email = someAddress().display;
  await postSubscription(subscriptionSchema.parse({ email, consent: "on", newsletter: letter.slug }), posting);
  await confirmEverything(await mailedToken("confirm", email), NOW);
  return email;
}

const everythingAbout = (newsletterId: string) =>
  Promise.all([
    db.subscription.findMany({ where: { newsletterId }, orderBy: { id: "asc" } }),
    db.consent.findMany({ where: { subjectId: newsletterId }, orderBy: { id: "asc" } }),
    db.contactHistory.findMany({ where: { subjectId: newsletterId }, orderBy: { id: "asc" } }),
  ]);

test("unsubscribing many ends one newsletter or all, keeps the proofs, and undo leaves no trace", async () => {
  const letters = [await aNewsletter(scope.groupId), await aNewsletter(scope.groupId)];
  const [one, two] = letters.map(({ id }) => id);
  for (const letter of letters) await subscribed(letter);
  const before = [await everythingAbout(one ?? ""), await everythingAbout(two ?? "")];
  const later = after(NOW, 1000);
  const running = () =>
    db.subscription.count({ where: { newsletter: { groupId: scope.groupId }, unsubscribedAt: null } });
  const first = await start({ act: "unsubscribe", newsletter: one ?? "" }, undefined, later);
  expect(await find(first)).toMatchObject({ total: 2, changed: 1 });
  expect(await db.consent.findFirst({ where: { subjectId: one } })).toMatchObject({ withdrawnAt: later });
  const second = await start({ act: "unsubscribe", newsletter: "" }, undefined, later);
  expect(await running()).toBe(0);
  await undoBulk(scope, second, later);
  expect(await running()).toBe(1);
  await undoBulk(scope, first, later);
  expect([await everythingAbout(one ?? ""), await everythingAbout(two ?? "")]).toEqual(before);
});

test("unsubscribing from all the group's newsletters leaves other groups' and what is not confirmed as they are", async () => {
  await subscribed(await aNewsletter(scope.groupId));
  const { contactId } = await db.groupContact.findFirstOrThrow({ where: { groupId: scope.groupId } });
  const [waiting, foreign] = [await aNewsletter(scope.groupId), await aNewsletter(await someGroup())];
  await db.subscription.createMany({
    data: [
      { id: newId(), contactId, newsletterId: waiting.id, askedAt: NOW },
      { id: newId(), contactId, newsletterId: foreign.id, confirmedAt: NOW },
    ],
  });
  expect(await find(await start({ act: "unsubscribe", newsletter: "" }))).toMatchObject({ changed: 1 });
  const ended = await db.subscription.findMany({ where: { contactId, unsubscribedAt: { not: null } } });
  expect(ended.map(({ newsletterId }) => newsletterId)).not.toContain(waiting.id);
  expect(ended.map(({ newsletterId }) => newsletterId)).not.toContain(foreign.id);
  expect(ended).toHaveLength(1);
});

test("who asks to leave themself after an act on many is not subscribed again by its undo", async () => {
  const letter = await aNewsletter(scope.groupId);
  const email = await subscribed(letter);
  const id = await start({ act: "unsubscribe", newsletter: "" }, undefined, after(NOW, 1000));
  const { id: subscription } = await db.subscription.findFirstOrThrow({ where: { newsletterId: letter.id } });
  await changeMySubscription(await mailedToken("me", email), subscription, "unsubscribe", after(NOW, 2000));
  await undoBulk(scope, id, after(NOW, 3000));
  expect(await db.subscription.count({ where: { id: subscription, unsubscribedAt: null } })).toBe(0);
});

test("an erasure waits for its number, then erases those chosen and nobody else, for good", async () => {
  for (let count = 0; count < PIECE.ERASE + 2; count++) await add();
  const id = await start({ act: "erase" });
  const stays = await add();
  expect(await find(id)).toMatchObject({ waits: true, undoable: false, total: PIECE.ERASE + 2 });
  await work();
  expect(await db.groupContact.count({ where: { groupId: scope.groupId } })).toBe(PIECE.ERASE + 3);
  expect(await confirmErasure(scope, id, 2, NOW)).toEqual({ ok: false, reason: "erasure_count" });
  expect(await confirmErasure(scope, id, PIECE.ERASE + 2, NOW)).toEqual({ ok: true });
  expect(await confirmErasure(scope, id, PIECE.ERASE + 2, NOW)).toEqual({ ok: true });
  await work();
  expect(await find(id)).toMatchObject({
    done: PIECE.ERASE + 2,
    changed: PIECE.ERASE + 2,
    runs: false,
    undoable: false,
  });
  expect(await db.groupContact.findMany({ where: { groupId: scope.groupId } })).toMatchObject([{ id: stays }]);
  expect(await undoBulk(scope, id, NOW)).toEqual({ ok: false, reason: "not_found" });
  const recorded = { act: "contacts.erased", subjectId: id };
  expect(await db.auditEntry.count({ where: recorded }), "once on record, however often it was confirmed").toBe(1);
});
