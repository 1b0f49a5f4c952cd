import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent } from "@/tests/helpers/story";
import { changeGroupMails, changeMyMails } from "../me/mutations";
import { findMe } from "../me/queries";
import { mergeContacts } from "./mutations";
import { findMergePreview } from "./queries";
import { undoMerge } from "./undoing/mutations";

let scope: Scope;
let eventId: string;
let kept: Awaited<ReturnType<typeof somebody>>;
let dropped: Awaited<ReturnType<typeof somebody>>;

/** Somebody who is noted with their consent and comes to the event, with the token of their own page. */
async function somebody() {
  const [contactId, id, rsvpId, address] = [newId(), newId(), newId(), someAddress()];
  const sealedEmail = seal("Contact.sealedEmail", contactId, address.display);
  await db.contact.create({
    data: { id: contactId, sealedEmail, emailIndex: addressIndex(address), confirmedAt: NOW },
  });
  await db.rsvp.create({ data: { id: rsvpId, eventId, contactId, status: "GOING", confirmedAt: NOW } });
  await db.event.update({ where: { id: eventId }, data: { placesTaken: { increment: 1 } } });
  await db.groupContact.create({ data: { id, groupId: scope.groupId, contactId } });
  const given = { textVersion: "contact-1", textLocale: "fr", how: "paper", givenAt: NOW };
  await db.consent.create({
    data: { id: newId(), groupContactId: id, purpose: "CONTACT", subjectId: scope.groupId, ...given },
  });
  return { id, rsvpId, token: linkToken("me", contactId, 1) };
}

const groupsOf = async ({ token }: { token: string }) => (await findMe(token, NOW))?.groups;

beforeEach(async () => {
  scope = await someScope(await someGroup());
  eventId = (await anEvent(scope.groupId, { now: NOW })).id;
  [kept, dropped] = [await somebody(), await somebody()];
});

async function stoppedRows() {
  const orderBy = { id: "asc" } as const;
  const rows = [
    ...(await db.groupContact.findMany({ where: { groupId: scope.groupId }, orderBy })),
    ...(await db.rsvp.findMany({ where: { eventId }, orderBy })),
  ];
  return rows.map(({ id, mailsStoppedAt }) => ({ id, mailsStoppedAt }));
}

test.each(["kept", "dropped"])("messages stopped under the %s address stay stopped, until an undo", async (who) => {
  const person = who === "kept" ? kept : dropped;
  const of = { keep: kept.id, drop: dropped.id };
  const told = async () => {
    const preview = await findMergePreview(scope, of.keep, of.drop);
    return [preview?.mailsStopped, preview?.events[0]?.mailsStopped];
  };
  expect(await told()).toEqual([false, false]);
  await changeGroupMails(person.token, person.id, "stop", NOW);
  await changeMyMails(person.token, person.rsvpId, "stop", NOW);
  expect(await told()).toEqual([true, true]);
  const before = await stoppedRows();
  const seen = (await findMergePreview(scope, of.keep, of.drop))?.seen ?? "";
  const outcome = await mergeContacts(scope, { ...of, seen }, NOW);
  if (!outcome.ok) throw new Error(outcome.reason);
  expect((await stoppedRows()).map(({ mailsStoppedAt }) => mailsStoppedAt)).toEqual([NOW, NOW]);
  expect(await groupsOf(kept)).toMatchObject([{ mailsStoppedAt: NOW }]);
  await undoMerge(scope, outcome.mergeId, NOW);
  expect(await stoppedRows()).toEqual(before);
});

test("one ends the messages of a group that may write, wants them again, and nobody does it for another", async () => {
  const copy = { id: newId(), key: newId(), kind: "broadcast" };
  const { id: broadcastId } = await db.broadcast.create({
    data: { id: newId(), groupId: scope.groupId, audience: {} },
  });
  const { contactId } = await db.groupContact.findUniqueOrThrow({ where: { id: kept.id } });
  await db.delivery.create({ data: { ...copy, broadcastId, contactId } });
  expect(await groupsOf(kept)).toMatchObject([{ id: kept.id, mayWrite: true, mailsStoppedAt: null }]);
  expect(await changeGroupMails(kept.token, dropped.id, "stop", NOW)).toMatchObject({ ok: false, status: 404 });
  expect(await groupsOf(dropped)).toMatchObject([{ mailsStoppedAt: null }]);
  expect(await changeGroupMails(kept.token, kept.id, "stop", NOW)).toEqual({ ok: true, done: "group_stopped" });
  expect(await groupsOf(kept)).toMatchObject([{ mailsStoppedAt: NOW }]);
  expect((await db.delivery.findUniqueOrThrow({ where: { id: copy.id } })).dropped).toBe("unsubscribed");
  expect(await changeGroupMails(kept.token, kept.id, "resume", NOW)).toEqual({ ok: true, done: "mails_resumed" });
  expect(await groupsOf(kept)).toMatchObject([{ mailsStoppedAt: null }]);
  await db.consent.updateMany({ where: { groupContactId: kept.id }, data: { withdrawnAt: NOW } });
  expect(await groupsOf(kept)).toMatchObject([{ mayWrite: false }]);
});
