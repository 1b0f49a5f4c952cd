import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { DeliveryBusy, deliver } from "@/lib/mail/mutations";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { changeMyMails } from "@/lib/signups/me/mutations";
import { after, minutes } from "@/lib/time";
import { handlers } from "@/lib/worker/handlers";
import type { RsvpStatus } from "@/prisma/generated/enums";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, jobsWaiting } from "@/tests/helpers/story";
import { stillWanted } from "./audience/queries";
import { draftBroadcast, sendBroadcast, stopBroadcast, writeBroadcast } from "./mutations";
import { getBroadcast } from "./queries";
import { leavesAt } from "./rules";

let scope: Scope;
let eventId: string;
const LEAVES = leavesAt(NOW);
const words = { subject: { fr: "Demain", en: "Tomorrow" }, words: { fr: "Venez tôt.", en: "Come early." } };

beforeEach(async () => {
  scope = await someScope(await someGroup());
  eventId = (await anEvent(scope.groupId, { now: NOW })).id;
});

async function somebody(status: RsvpStatus = "GOING") {
  const [contactId, rsvpId, address] = [newId(), newId(), someAddress()];
  const sealedEmail = seal("Contact.sealedEmail", contactId, address.display);
  const contact = { id: contactId, sealedEmail, emailIndex: addressIndex(address), confirmedAt: NOW };
  await db.contact.create({ data: contact });
  await db.rsvp.create({ data: { id: rsvpId, eventId, contactId, status, confirmedAt: NOW } });
  return { contactId, rsvpId };
}

async function begun(chosen: Partial<Parameters<typeof draftBroadcast>[1]> = {}): Promise<string> {
  const made = await draftBroadcast(scope, { event: eventId, show: "all", ids: [], all: true, ...chosen }, NOW);
  if (!made.ok) throw new Error(made.reason);
  expect(await writeBroadcast(scope, made.broadcastId, words)).toEqual({ ok: true });
  return made.broadcastId;
}

/** Runs what the queue holds of a message at `now`. */
async function work(broadcastId: string, now = LEAVES): Promise<void> {
  await handlers["newsletters.broadcast"]?.({ broadcastId, scheduledAt: LEAVES.toISOString(), after: null }, now);
  for (const { payload } of await jobsWaiting("newsletters.broadcast-copy"))
    if (payload.broadcastId === broadcastId)
      await handlers["newsletters.broadcast-copy"]?.({ broadcastId, contactId: String(payload.contactId) }, now);
}

const reached = async (broadcastId: string) =>
  (await db.delivery.findMany({ where: { broadcastId, sentAt: { not: null } } })).map(({ contactId }) => contactId);

test("everybody of the list but who cancelled or has not confirmed gets it, each once, however often it runs", async () => {
  const [going, maybe, waiting] = [await somebody(), await somebody("MAYBE"), await somebody("WAITLISTED")];
  await somebody("CANCELLED");
  await somebody("PENDING");
  const id = await begun();
  expect(await sendBroadcast(scope, id, undefined, NOW)).toEqual({ ok: true });
  expect(await sendBroadcast(scope, id, undefined, NOW)).toEqual({ ok: false, reason: "message_left" });
  await work(id);
  await work(id, after(LEAVES, minutes(10)));
  expect((await reached(id)).sort()).toEqual([going, maybe, waiting].map(({ contactId }) => contactId).sort());
  const told = await getBroadcast(scope, id, LEAVES);
  expect(told).toMatchObject({ state: "sent", people: 3, copies: { sent: 3, refused: 0, left: 0, unsure: 0 } });
});

test("who cancelled is written to when ticked; who comes and is not ticked is not", async () => {
  await somebody();
  const { contactId, rsvpId } = await somebody("CANCELLED");
  const id = await begun({ all: false, ids: [rsvpId] });
  await sendBroadcast(scope, id, undefined, NOW);
  await work(id);
  expect(await reached(id)).toEqual([contactId]);
});

test("who was erased, stopped such messages or left the audience meanwhile gets nothing", async () => {
  const [erased, stopped, cancelled, stays] = [await somebody(), await somebody(), await somebody(), await somebody()];
  const id = await begun({ show: "going" });
  await sendBroadcast(scope, id, undefined, NOW);
  await handlers["newsletters.broadcast"]?.(
    { broadcastId: id, scheduledAt: LEAVES.toISOString(), after: null },
    LEAVES,
  );
  await db.contact.delete({ where: { id: erased.contactId } });
  const token = linkToken("me", stopped.contactId, 1);
  expect(await changeMyMails(token, stopped.rsvpId, "stop", NOW)).toMatchObject({ ok: true });
  await db.rsvp.update({ where: { id: cancelled.rsvpId }, data: { status: "CANCELLED" } });
  await work(id);
  expect(await reached(id)).toEqual([stays.contactId]);
  expect(await getBroadcast(scope, id, LEAVES)).toMatchObject({ state: "sent", copies: { sent: 1, left: 0 } });
});

test("who stops such messages at the last moment, or once the whole was stopped, is not claimed for a copy", async () => {
  const { contactId, rsvpId } = await somebody();
  const id = await begun();
  await sendBroadcast(scope, id, undefined, NOW);
  const send = (key: string) =>
    deliver(
      { key, kind: "broadcast", contactId },
      () => {
        throw new Error("It was composed");
      },
      NOW,
      { wanted: stillWanted(id, rsvpId) },
    );
  await expect(send(`first:${id}`)).rejects.toThrow("It was composed");
  const token = linkToken("me", contactId, 1);
  await changeMyMails(token, rsvpId, "stop", NOW);
  await expect(send(`first:${id}`)).rejects.toThrow(DeliveryBusy);
  expect(await send(`second:${id}`)).toBe("done_before");
  await changeMyMails(token, rsvpId, "resume", NOW);
  await stopBroadcast(scope, id, LEAVES);
  await expect(send(`first:${id}`)).rejects.toThrow(DeliveryBusy);
});

test("held, it can be taken back and written on; leaving, it can be stopped", async () => {
  await somebody();
  const id = await begun();
  await sendBroadcast(scope, id, undefined, NOW);
  expect(await stopBroadcast(scope, id, after(NOW, 1000))).toEqual({ ok: true, held: true });
  await work(id);
  expect(await reached(id)).toEqual([]);
  await sendBroadcast(scope, id, undefined, NOW);
  expect(await stopBroadcast(scope, id, LEAVES)).toEqual({ ok: true, held: false });
  await work(id);
  expect(await reached(id)).toEqual([]);
  expect(await getBroadcast(scope, id, LEAVES)).toMatchObject({ state: "stopped" });
});

test("a copy whose process died while sending is not sent again, and is counted as uncertain", async () => {
  const { contactId } = await somebody();
  const id = await begun();
  await sendBroadcast(scope, id, undefined, NOW);
  const key = `broadcast:${id}:${contactId}`;
  const copy = { id: newId(), key, kind: "broadcast", contactId, broadcastId: id, claimedAt: LEAVES };
  await db.delivery.create({ data: { ...copy, createdAt: LEAVES } });
  const later = after(LEAVES, minutes(20));
  await work(id, later);
  expect(await reached(id)).toEqual([]);
  expect(await getBroadcast(scope, id, later)).toMatchObject({ state: "sent", copies: { unsure: 1, left: 0 } });
});

test("nothing leaves without words or to nobody", async () => {
  const made = await draftBroadcast(scope, { event: eventId, show: "all", ids: [], all: true }, NOW);
  expect(made).toEqual({ ok: false, reason: "nobody_chosen" });
  await somebody();
  const bare = await draftBroadcast(scope, { event: eventId, show: "all", ids: [], all: true }, NOW);
  if (!bare.ok) throw new Error(bare.reason);
  expect(await sendBroadcast(scope, bare.broadcastId, undefined, NOW)).toMatchObject({ reason: "message_empty" });
  await writeBroadcast(scope, bare.broadcastId, { ...words, subject: { fr: "Demain" } });
  expect(await sendBroadcast(scope, bare.broadcastId, undefined, NOW)).toMatchObject({ reason: "message_half" });
});
