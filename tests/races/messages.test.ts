import { beforeAll, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db, Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { suppressSql } from "@/lib/mail/bounces/mutations";
import { holdBroadcast, keepBroadcast, restBroadcast, settleAndClaim } from "@/lib/mail/sending/mutations";
import { wantedSql } from "@/lib/newsletters/broadcasts/audience/queries";
import { lockBroadcast, stopBroadcast } from "@/lib/newsletters/broadcasts/mutations";
import { draftIssue, editIssue } from "@/lib/newsletters/issues/mutations";
import { sendIssue } from "@/lib/newsletters/issues/sending/mutations";
import { after, hours, minutes } from "@/lib/time";
import { behind } from "../helpers/behind";
import { NOW, someGroup, someScope } from "../helpers/organizers";
import { aNewsletter } from "../helpers/story";
import { aMessage, standOf } from "../mails/sending";

const wanted = Prisma.sql`true`;
let scope: Scope;
beforeAll(async () => {
  scope = await someScope(await someGroup());
});

const aHeld = async (count: number) => {
  const [id, holder] = [await aMessage(scope.groupId, count, newId()), newId()];
  await holdBroadcast(id, holder, new Date());
  const copies = await db.delivery.findMany({ where: { broadcastId: id }, orderBy: { id: "asc" } });
  return { id, holder, copies: copies.map((copy) => copy.id) };
};
const claim = (broadcastId: string, holder: string, ids: string[]) =>
  settleAndClaim({ broadcastId, holder, wanted }, [], ids, new Date());

test("a message let go of is not taken again by a word that it is held, said a moment before", async () => {
  const { id, holder } = await aHeld(1);
  const until = after(new Date(), hours(1));
  await restBroadcast(id, holder, { for: "quota", until }, new Date());
  expect(await keepBroadcast(id, holder)).toBe(false);
  expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ heldBy: null, waitsUntil: until });
});

test("a message of which some copies are put off does not keep copies waiting that were made meanwhile", async () => {
  const { id, holder, copies } = await aHeld(2);
  const [late = "", fresh = ""] = copies;
  const again = after(new Date(), hours(4));
  await db.delivery.update({ where: { id: late }, data: { nextTryAt: again } });
  const copy = await db.delivery.delete({ where: { id: fresh } });
  await behind(
    (tx) =>
      tx.delivery
        .create({ data: copy })
        .then(() => tx.broadcast.update({ where: { id }, data: { spreadAt: new Date() } })),
    () => restBroadcast(id, holder, { for: "done" }, new Date()),
  );
  const { waitsUntil } = await db.broadcast.findUniqueOrThrow({ where: { id } });
  expect(waitsUntil === null || waitsUntil <= new Date()).toBe(true);
  await db.delivery.delete({ where: { id: fresh } });
  await holdBroadcast(id, holder, new Date());
  await restBroadcast(id, holder, { for: "done" }, new Date());
  expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ finishedAt: null, waitsUntil: again });
});

test("a copy that is put off is not claimed before its time by who read it before", async () => {
  const { id, holder, copies } = await aHeld(1);
  await db.delivery.updateMany({ where: { broadcastId: id }, data: { nextTryAt: after(new Date(), minutes(5)) } });
  expect(await claim(id, holder, copies)).toEqual([]);
});

test("a copy in hand when another took the message over and finished it stays uncertain, unless it surely arrived or was refused", async () => {
  const { id, holder, copies } = await aHeld(3);
  const claims = await claim(id, holder, copies);
  await db.broadcast.update({ where: { id }, data: { heldUntil: after(new Date(), -1) } });
  const other = newId();
  expect(await holdBroadcast(id, other, new Date())).toBe(true);
  expect(await restBroadcast(id, other, { for: "done" }, new Date())).toBe(true);
  const outcomes = ["unsent", "later", "accepted"] as const;
  const settled = claims.map((one, place) => ({
    ...one,
    outcome: outcomes[place] ?? "later",
    againAt: outcomes[place] === "later" ? after(new Date(), minutes(5)) : null,
  }));
  await settleAndClaim({ broadcastId: id, holder, wanted }, settled, [], new Date());
  expect(await standOf(id)).toMatchObject({ sent: 1, uncertain: 2, waiting: 0 });
});

test("a message taken over and what its last holder had in hand are noted together, or not at all", async () => {
  const { id, holder, copies } = await aHeld(1);
  await claim(id, holder, copies);
  await db.broadcast.update({ where: { id }, data: { heldUntil: after(new Date(), -1) } });
  const taken = behind(
    (tx) => tx.delivery.updateMany({ where: { broadcastId: id }, data: { tries: 1 } }),
    () => holdBroadcast(id, newId(), new Date()),
    (tx) => tx.$queryRaw`SELECT pg_cancel_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  await expect(taken).rejects.toThrow();
  expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ heldBy: holder });
});

test("a message of which copies were made while its button waited is stopped, not taken back to be written on", async () => {
  const { id } = await aHeld(0);
  const scheduledAt = after(NOW, 1);
  await db.broadcast.update({ where: { id }, data: { scheduledAt, spreadAt: null, heldBy: null } });
  const [{ id: contactId }, copy] = [await db.contact.findFirstOrThrow(), newId()];
  const stopped = await behind(
    async (tx) => {
      await lockBroadcast(tx, id);
      await tx.delivery.create({ data: { id: copy, key: copy, kind: "broadcast", contactId, broadcastId: id } });
    },
    () => stopBroadcast(scope, id, NOW),
  );
  expect(stopped).toEqual({ ok: true, held: false });
  expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ scheduledAt, stoppedAt: NOW });
});

test("two troubles of an address at the same moment are two", async () => {
  const { copies } = await aHeld(1);
  const { contactId } = await db.delivery.findUniqueOrThrow({ where: { id: copies[0] ?? "" } });
  const { emailIndex } = await db.contact.findUniqueOrThrow({ where: { id: contactId ?? "" } });
  const trouble = (tx: Tx) =>
    tx.$executeRaw(suppressSql(Prisma.sql`SELECT ${contactId}::uuid AS "contactId", 'trouble'::text AS says`, NOW));
  for (const softBounces of [2, 4]) {
    await behind(trouble, () => transaction(trouble));
    expect(await db.suppression.findUnique({ where: { emailIndex } })).toMatchObject({ softBounces });
  }
  await behind(trouble, () => transaction(trouble));
  expect(await db.suppression.findUnique({ where: { emailIndex } })).toMatchObject({ reason: "bounced" });
});

test("an issue that is written on while it is checked does not leave unchecked", async () => {
  const letter = await aNewsletter(scope.groupId);
  const drafted = await draftIssue(scope, { newsletter: letter.id }, NOW);
  if (!drafted.ok) throw new Error(drafted.reason);
  const id = drafted.broadcastId;
  const issue = { subject: { fr: "La lettre" }, words: { fr: "Voici la suite." } };
  await editIssue(scope, id, issue, NOW);
  const { id: contactId } = await db.contact.findFirstOrThrow();
  await db.subscription.create({ data: { id: newId(), newsletterId: letter.id, contactId, confirmedAt: NOW } });
  const sent = await behind(
    (tx) =>
      tx.broadcast.update({ where: { id }, data: { words: { fr: "[ici](/nulle-part)" }, updatedAt: new Date() } }),
    () => sendIssue(scope, id, {}, NOW),
  );
  expect(sent).toEqual({ ok: false, reason: "text_stale" });
});

test("who wants one letter a month does not get two that leave at the same moment", async () => {
  const { id: newsletterId } = await aNewsletter(scope.groupId);
  const [one, two] = [await aHeld(1), await aHeld(1)];
  const { contactId } = await db.delivery.findUniqueOrThrow({ where: { id: one.copies[0] ?? "" } });
  if (!contactId) throw new Error("nobody's copy");
  await db.broadcast.updateMany({ where: { id: { in: [one.id, two.id] } }, data: { newsletterId } });
  await db.delivery.updateMany({ where: { id: two.copies[0] ?? "" }, data: { contactId } });
  const subscription = { id: newId(), newsletterId, contactId, confirmedAt: NOW, pace: "monthly" };
  await db.subscription.create({ data: subscription });
  const wanted = wantedSql({ audience: { kind: "subscribers", newsletterId } });
  const claimed = ({ id, holder, copies }: typeof one) =>
    settleAndClaim({ broadcastId: id, holder, wanted }, [], copies, new Date());
  expect(await claimed(one)).toHaveLength(1);
  expect(await claimed(two)).toEqual([]);
});
