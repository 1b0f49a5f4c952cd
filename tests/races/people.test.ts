import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { lockContacts } from "@/lib/contacts/mutations";
import { forgetUnusedTags, writeTag } from "@/lib/contacts/tags/mutations";
import { db, type Tx, transaction } from "@/lib/db";
import { takePlaces } from "@/lib/events/rsvps/places/mutations";
import { newId } from "@/lib/ids";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { seal } from "@/lib/privacy/sealed";
import { addContact } from "@/lib/signups/adding/mutations";
import { confirmErasure, startBulk, undoBulk } from "@/lib/signups/bulk/mutations";
import { mergeContacts } from "@/lib/signups/merging/mutations";
import { findMergePreview } from "@/lib/signups/merging/queries";
import { undoMerge } from "@/lib/signups/merging/undoing/mutations";
import { moveVolunteer } from "@/lib/volunteers/board/mutations";
import { behind } from "../helpers/behind";
import { NOW, someAddress, someGroup, someScope } from "../helpers/organizers";
import { anEvent } from "../helpers/story";

const everybody = readContactsAsk({});
let scope: Scope;

beforeEach(async () => {
  scope = await someScope(await someGroup());
});

async function somebody(email = someAddress()): Promise<{ id: string; contactId: string }> {
  const added = await addContact(scope, { email, origin: "paper" }, NOW);
  if (!added.ok) throw new Error(added.reason);
  return db.groupContact.findUniqueOrThrow({ where: { id: added.contact }, select: { id: true, contactId: true } });
}

test("an act on many and an act on one of them, both on record, do not wait for each other", async () => {
  const { id, contactId } = await somebody();
  const { groupId, organizerId } = scope;
  const whileEdited = <T>(act: () => Promise<T>) =>
    behind(
      (tx) => lockContacts(tx, [contactId]),
      act,
      (tx: Tx) => recordAudit(tx, { organizerId, groupId, act: "contact.edited", subjectId: id, count: 1 }, NOW),
    );
  const started = await whileEdited(() => startBulk(scope, everybody, { act: "tag", tag: "presse" }, NOW));
  if (!started.ok) throw new Error(started.reason);
  expect(await whileEdited(() => undoBulk(scope, started.bulkId, NOW))).toEqual({ ok: true });
  const erasure = await startBulk(scope, everybody, { act: "erase" }, NOW);
  if (!erasure.ok) throw new Error(erasure.reason);
  expect(await whileEdited(() => confirmErasure(scope, erasure.bulkId, 1, NOW))).toEqual({ ok: true });
});

test("a tag that somebody is given while unused tags are forgotten is still proposed", async () => {
  const { id } = await somebody();
  const tag = "presse";
  const tagged = { groupId: scope.groupId, ids: [id], tag };
  await db.groupTag.create({ data: { groupId: scope.groupId, tag } });
  await behind((tx) => writeTag(tx, { ...tagged, add: true }), forgetUnusedTags);
  expect(await db.groupTag.count({ where: { groupId: scope.groupId, tag } })).toBe(1);
  await transaction((tx) => writeTag(tx, { ...tagged, add: false }));
  await behind(
    (tx) => tx.groupTag.deleteMany({ where: { tag } }),
    () => transaction((tx) => writeTag(tx, { ...tagged, add: true })),
  );
  expect(await db.groupTag.count({ where: { groupId: scope.groupId, tag } })).toBe(1);
});

async function anOffer({ contactId }: { contactId: string }): Promise<string> {
  const id = newId();
  const sealedName = seal("VolunteerOffer.sealedName", id, "Dominique");
  await db.volunteerOffer.create({
    data: { id, groupId: scope.groupId, contactId, sealedName, confirmedAt: NOW },
  });
  return id;
}

test("a card moved while its person is made one with another is the kept person's, and brings nobody back", async () => {
  const [keep, drop] = [await somebody(), await somebody()];
  const offer = await anOffer(drop);
  const moved = await behind(
    async (tx) => {
      await tx.volunteerOffer.update({ where: { id: offer }, data: { contactId: keep.contactId } });
      await tx.groupContact.delete({ where: { id: drop.id } });
    },
    () => moveVolunteer(scope, offer, "CONTACTED", NOW),
  );
  expect(moved).toEqual({ ok: true });
  expect(await db.groupContact.count({ where: { contactId: drop.contactId } })).toBe(0);
  expect(await db.contactHistory.count({ where: { groupContactId: keep.id, subjectId: offer } })).toBe(1);
});

test("a card that two move at once is told once, and one taken back meanwhile is missed, not broken", async () => {
  const offer = await anOffer(await somebody());
  const move = () => moveVolunteer(scope, offer, "CONTACTED", NOW);
  const where = { id: offer };
  expect(await behind((tx) => tx.volunteerOffer.update({ where, data: { state: "CONTACTED" } }), move)).toEqual({
    ok: true,
  });
  expect(await db.contactHistory.count({ where: { subjectId: offer } })).toBe(0);
  expect(await behind((tx) => tx.volunteerOffer.delete({ where }), move)).toEqual({ ok: false, reason: "not_found" });
});

test("a card that is moved while a merge is undone is not moved back", async () => {
  const [keep, drop] = [await somebody(), await somebody()];
  const offer = await anOffer(drop);
  const seen = (await findMergePreview(scope, keep.id, drop.id))?.seen ?? "";
  const merged = await mergeContacts(scope, { keep: keep.id, drop: drop.id, seen }, NOW);
  if (!merged.ok) throw new Error(merged.reason);
  const undone = await behind(
    (tx) => tx.volunteerOffer.update({ where: { id: offer }, data: { state: "CONTACTED" } }),
    () => undoMerge(scope, merged.mergeId, NOW),
  );
  expect(undone).toEqual({ ok: false, reason: "merge_changed" });
  expect(await db.volunteerOffer.findUnique({ where: { id: offer } })).toMatchObject({ state: "CONTACTED" });
});

test("many who come to several events are erased while others answer these, and neither waits for the other", async () => {
  const people = [await somebody(), await somebody()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const events = [await anEvent(scope.groupId, { now: NOW }), await anEvent(scope.groupId, { now: NOW })];
  const [low = "", high = ""] = events.map(({ id }) => id).sort();
  const going = people.map(({ contactId }, place) => ({ contactId, eventId: place ? low : high }));
  await db.event.updateMany({ where: { id: { in: [low, high] } }, data: { placesTaken: 1 } });
  await db.rsvp.createMany({ data: going.map((rsvp) => ({ ...rsvp, id: newId(), status: "GOING" })) });
  const erasure = await startBulk(scope, everybody, { act: "erase" }, NOW);
  if (!erasure.ok) throw new Error(erasure.reason);
  const erased = await behind(
    (tx) => takePlaces(tx, low, 1),
    () => confirmErasure(scope, erasure.bulkId, 2, NOW),
    (tx) => takePlaces(tx, high, 1),
  );
  expect(erased).toEqual({ ok: true });
  expect(await db.event.findMany({ where: { groupId: scope.groupId }, select: { placesTaken: true } })).toEqual([
    { placesTaken: 1 },
    { placesTaken: 1 },
  ]);
});

test("somebody who is being forgotten while they are written down by hand is written down anew", async () => {
  const email = someAddress();
  const { contactId, id } = await somebody(email);
  await db.groupContact.delete({ where: { id } });
  const added = await behind(
    (tx) => lockContacts(tx, [contactId]),
    () => addContact(scope, { email, origin: "paper" }, NOW),
    (tx) => tx.contact.delete({ where: { id: contactId } }),
  );
  expect(added).toMatchObject({ ok: true, known: false });
});
