import { afterEach, beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type RunningEngine, startEngine } from "@/lib/mail/sending/engine";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { changeMyMails } from "@/lib/signups/me/mutations";
import { after, minutes } from "@/lib/time";
import { handlers } from "@/lib/worker/handlers";
import type { RsvpStatus } from "@/prisma/generated/enums";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent } from "@/tests/helpers/story";
import { composeBroadcast } from "./composing/queries";
import { seeFated } from "./following/people";
import {
  draftBroadcast,
  pauseBroadcast,
  resendUncertain,
  sendBroadcast,
  stopBroadcast,
  writeBroadcast,
} from "./mutations";
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

let engine: RunningEngine | undefined;
afterEach(async () => {
  await engine?.stop();
  engine = undefined;
});

const spread = (broadcastId: string, now = LEAVES) =>
  handlers["newsletters.broadcast"]?.({ broadcastId, scheduledAt: LEAVES.toISOString(), after: null }, now);

/** Makes a message's copies and sends them, until it is finished or nothing more of it leaves. */
async function work(broadcastId: string, now = LEAVES): Promise<void> {
  await spread(broadcastId, now);
  engine ??= startEngine(composeBroadcast);
  const { stoppedAt, scheduledAt } = await db.broadcast.findUniqueOrThrow({ where: { id: broadcastId } });
  if (stoppedAt || !scheduledAt) return;
  const finished = () => db.broadcast.count({ where: { id: broadcastId, finishedAt: { not: null } } });
  await expect.poll(finished, { timeout: 20_000, interval: 50 }).toBe(1);
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

test("who stops such messages once their copy waits is not claimed for it; they are told apart from who got theirs", async () => {
  const [stops, stays] = [await somebody(), await somebody()];
  const id = await begun();
  await sendBroadcast(scope, id, undefined, NOW);
  await spread(id);
  await changeMyMails(linkToken("me", stops.contactId, 1), stops.rsvpId, "stop", NOW);
  await work(id);
  expect(await reached(id)).toEqual([stays.contactId]);
  expect(await seeFated(scope, id, "dropped", NOW)).toMatchObject([
    { contactId: stops.contactId, why: "unsubscribed" },
  ]);
});

test("paused, nothing leaves until it goes on", async () => {
  await somebody();
  const id = await begun();
  await sendBroadcast(scope, id, undefined, NOW);
  expect(await pauseBroadcast(scope, id, "pause", LEAVES)).toEqual({ ok: true });
  await spread(id);
  engine = startEngine(composeBroadcast);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await reached(id)).toEqual([]);
  expect(await getBroadcast(scope, id, LEAVES)).toMatchObject({ state: "paused", pausedFor: "person" });
  await pauseBroadcast(scope, id, "resume", LEAVES);
  await work(id);
  expect(await reached(id)).toHaveLength(1);
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

test("a copy whose process died while sending is uncertain, named, and sent again only when somebody asks", async () => {
  const { contactId } = await somebody();
  const id = await begun();
  await sendBroadcast(scope, id, undefined, NOW);
  await spread(id);
  await db.delivery.updateMany({ where: { broadcastId: id }, data: { claimedAt: LEAVES, tries: 1 } });
  await work(id, after(LEAVES, minutes(20)));
  expect(await reached(id)).toEqual([]);
  expect(await getBroadcast(scope, id, LEAVES)).toMatchObject({ state: "sent", copies: { unsure: 1, left: 0 } });
  const [named] = await seeFated(scope, id, "unsure", NOW);
  expect(named).toMatchObject({ contactId, at: LEAVES });
  expect(await resendUncertain(scope, id, named?.id, NOW)).toEqual({ ok: true, count: 1 });
  expect(await resendUncertain(scope, id, named?.id, NOW)).toEqual({ ok: true, count: 0 });
  await work(id);
  expect(await reached(id)).toEqual([contactId]);
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
