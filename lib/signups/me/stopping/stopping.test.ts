import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { subscribe } from "@/lib/newsletters/mutations";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { after, days, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup } from "@/tests/helpers/organizers";
import { aNewsletter, anEvent } from "@/tests/helpers/story";
import { changeMyProfile, changeMySubscription } from "../mutations";
import { findMe } from "../queries";
import { stopAllMails, takeBackStop } from "./mutations";

const LATER = after(NOW, minutes(5));
let contactId: string;
let token: string;
let groupId: string;

/** Somebody with two newsletters, one of which ended long ago, an answer and a group. */
beforeEach(async () => {
  groupId = await someGroup();
  const address = someAddress();
  contactId = newId();
  const sealedEmail = seal("Contact.sealedEmail", contactId, address.display);
  const emailIndex = addressIndex(address);
  const { linkVersion } = await db.contact.create({
    data: { id: contactId, sealedEmail, emailIndex, confirmedAt: NOW },
  });
  token = linkToken("me", contactId, linkVersion);
  for (const ended of [false, true]) {
    const { id: newsletterId } = await aNewsletter(groupId);
    const given = { newsletterId, contactId, textVersion: "newsletter-1", textLocale: "fr" as const, givenAt: NOW };
    await db.$transaction((tx) => subscribe(tx, given, NOW));
    const unsubscribedAt = after(NOW, -days(40));
    if (ended) await db.subscription.updateMany({ where: { newsletterId, contactId }, data: { unsubscribedAt } });
  }
  const { id: eventId } = await anEvent(groupId, { now: NOW });
  await db.rsvp.create({ data: { id: newId(), eventId, contactId, status: "GOING", confirmedAt: NOW } });
});

/** How many newsletters run, whether messages about the event and of the group come, and consents that hold. */
async function running() {
  const mine = { contactId, mailsStoppedAt: null };
  const [letters, answers, groups, consents] = await Promise.all([
    db.subscription.count({ where: { contactId, unsubscribedAt: null } }),
    db.rsvp.count({ where: mine }),
    db.groupContact.count({ where: mine }),
    db.consent.count({ where: { groupContact: { contactId }, withdrawnAt: null } }),
  ]);
  return [letters, answers, groups, consents];
}

async function aCopy(of: object) {
  const { id: broadcastId } = await db.broadcast.create({ data: { id: newId(), groupId, audience: {}, ...of } });
  const copy = { id: newId(), key: newId(), kind: "broadcast", broadcastId, contactId };
  await db.delivery.create({ data: copy });
  return async () => (await db.delivery.findUniqueOrThrow({ where: { id: copy.id } })).dropped;
}

test("one button ends newsletters, messages about events and of groups, and what waits to leave", async () => {
  const { eventId } = await db.rsvp.findFirstOrThrow({ where: { contactId } });
  const copies = [await aCopy({}), await aCopy({ eventId })];
  expect(await running()).toEqual([1, 1, 1, 2]);
  expect(await stopAllMails(token, LATER)).toEqual({ ok: true, done: "all_stopped" });
  expect(await running()).toEqual([0, 0, 0, 1]);
  expect(await Promise.all(copies.map((dropped) => dropped()))).toEqual(["unsubscribed", "unsubscribed"]);
});

test("one button takes it back, whole; what had ended before stays ended", async () => {
  await stopAllMails(token, LATER);
  expect((await findMe(token, after(LATER, minutes(29))))?.stopUndoable).toBe(true);
  expect(await takeBackStop(token, after(LATER, minutes(29)))).toEqual({ ok: true, done: "stop_taken_back" });
  expect(await running()).toEqual([1, 1, 1, 2]);
  expect(
    await db.contactHistory.count({ where: { groupContact: { contactId }, kind: "newsletter.unsubscribed" } }),
  ).toBe(0);
  expect(await takeBackStop(token, after(LATER, minutes(29)))).toMatchObject({ ok: false, reason: "too_late" });
});

test("half an hour later it is too late, and nobody can do it for somebody else", async () => {
  await stopAllMails(token, LATER);
  expect((await findMe(token, after(LATER, minutes(31))))?.stopUndoable).toBe(false);
  expect(await takeBackStop(token, after(LATER, minutes(31)))).toMatchObject({ ok: false, reason: "too_late" });
  expect(await stopAllMails(linkToken("me", contactId, 99), LATER)).toMatchObject({ ok: false, status: 404 });
  expect(await running()).toEqual([0, 0, 0, 1]);
});

test("a town of the site is chosen, kept when it is not said, and forgotten; another is refused", async () => {
  await db.group.update({ where: { id: groupId }, data: { city: "Rennes" } });
  const wish = { name: undefined, locale: "fr" as const };
  const city = async () => (await findMe(token, LATER))?.onlyCity;
  expect(await changeMyProfile(token, { ...wish, onlyCity: "Rennes" }, LATER)).toMatchObject({ ok: true });
  await changeMyProfile(token, wish, LATER);
  expect(await city()).toBe("Rennes");
  expect(await changeMyProfile(token, { ...wish, onlyCity: "Atlantis" }, LATER)).toMatchObject({ ok: false });
  expect(await city()).toBe("Rennes");
  await changeMyProfile(token, { ...wish, onlyCity: "" }, LATER);
  expect(await city()).toBeNull();
});

test("less often is chosen for one newsletter, and taken back", async () => {
  const { id } = await db.subscription.findFirstOrThrow({ where: { contactId, unsubscribedAt: null } });
  const paces = async () => (await findMe(token, LATER))?.subscriptions.map(({ pace }) => pace);
  expect(await changeMySubscription(token, id, "monthly", LATER)).toEqual({ ok: true, done: "pace_monthly" });
  expect((await paces())?.toSorted()).toEqual(["all", "monthly"]);
  expect(await changeMySubscription(token, id, "all", LATER)).toEqual({ ok: true, done: "pace_all" });
  expect(await paces()).toEqual(["all", "all"]);
});
