import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { noteRefusal, tryAddressAgain } from "@/lib/mail/bounces/mutations";
import { returnPath } from "@/lib/mail/bounces/return-path";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { after, days } from "@/lib/time";
import { NOW, someAddress, someGroup } from "@/tests/helpers/organizers";
import { aNewsletter } from "@/tests/helpers/story";
import * as returned from "@/tests/mails/returned";
import { takeReport } from "./mutations";

let contact: { id: string; emailIndex: Uint8Array<ArrayBuffer> };
let newsletterId: string;
let broadcastId: string;

beforeAll(() => {
  process.env.BOUNCE_ADDRESS = "retours@lucioles.example";
  rereadEnv();
});
afterAll(() => {
  process.env.BOUNCE_ADDRESS = "";
  rereadEnv();
});

/** A reader of a newsletter, one issue of which left. */
beforeEach(async () => {
  const groupId = await someGroup();
  newsletterId = (await aNewsletter(groupId)).id;
  const [id, address] = [newId(), someAddress()];
  const sealedEmail = seal("Contact.sealedEmail", id, address.display);
  contact = { id, emailIndex: addressIndex(address) };
  await db.contact.create({ data: { ...contact, sealedEmail, confirmedAt: NOW } });
  await db.subscription.create({ data: { id: newId(), newsletterId, contactId: id, confirmedAt: NOW } });
  const audience = { kind: "subscribers", newsletterId };
  broadcastId = (await db.broadcast.create({ data: { id: newId(), groupId, newsletterId, audience } })).id;
});

const aMail = (more: object = {}) =>
  db.delivery.create({
    data: { id: newId(), key: newId(), kind: "test", contactId: contact.id, claimedAt: NOW, sentAt: NOW, ...more },
  });
const back = ({ id }: { id: string }) => ({ to: returnPath(id), id: "<none@exemple.fr>" });
const known = () => db.suppression.findUnique({ where: { emailIndex: contact.emailIndex } });

/** `count` mails, a day apart from `from` on, each come back with the mailbox full. */
async function troubles(count: number, from: Date) {
  for (let day = 0; day < count; day++) {
    const sentAt = after(from, days(day));
    const mail = await aMail({ sentAt });
    expect(await takeReport(returned.gmail(back(mail)), after(sentAt, 1000))).toBe("bounce");
  }
}

test("nobody there: the mail is noted as not arrived, the address gets no message to many any more", async () => {
  const mail = await aMail({ broadcastId });
  expect(await takeReport(returned.postfix(back(mail)), NOW)).toBe("bounce");
  const { failure, failedAt } = await db.delivery.findUniqueOrThrow({ where: { id: mail.id } });
  expect([failure, failedAt]).toEqual(["bounced 5.1.1", NOW]);
  expect(await known()).toMatchObject({ suppressedAt: NOW, reason: "bounced" });
});

test("a block of ours is noted on the mail only", async () => {
  const mail = await aMail();
  await takeReport(returned.blocked(back(mail)), NOW);
  expect(await db.delivery.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ failure: "bounced 5.7.1" });
  expect(await known()).toBeNull();
});

describe("trouble", () => {
  test("suppresses the fifth time in a row", async () => {
    await troubles(4, NOW);
    expect(await known()).toMatchObject({ softBounces: 4, suppressedAt: null });
    await troubles(1, after(NOW, days(4)));
    expect(await known()).toMatchObject({ softBounces: 5, suppressedAt: expect.any(Date), reason: "bounced" });
  });

  test("counts anew after a mail that arrived", async () => {
    await troubles(4, NOW);
    await aMail({ sentAt: after(NOW, days(5)) });
    await troubles(1, after(NOW, days(11)));
    expect(await known()).toMatchObject({ softBounces: 1, suppressedAt: null });
  });

  test("goes on counting after one that may still come back", async () => {
    await troubles(4, NOW);
    await aMail({ sentAt: after(NOW, days(5)) });
    await troubles(1, after(NOW, days(6)));
    expect(await known()).toMatchObject({ softBounces: 5, suppressedAt: expect.any(Date) });
  });
});

describe("told again, forged or of something else, it does nothing", () => {
  test("the same bounce five times, and again when the address is tried anew", async () => {
    const mail = await aMail();
    for (let times = 0; times < 5; times++) await takeReport(returned.gmail(back(mail)), NOW);
    expect(await known()).toMatchObject({ softBounces: 1, suppressedAt: null });
    await db.$transaction((tx) => tryAddressAgain(tx, contact.id));
    await takeReport(returned.postfix(back(mail)), NOW);
    expect(await known()).toBeNull();
  });

  test("of a mail that never left, or of none", async () => {
    const waits = await aMail({ claimedAt: null, sentAt: null });
    expect(await takeReport(returned.postfix(back(waits)), NOW)).toBe("unknown");
    expect(await takeReport(returned.postfix(back({ id: newId() })), NOW)).toBe("unknown");
    const forged = { to: back(waits).to.replace("+", "+0"), id: "" };
    expect(await takeReport(returned.postfix(forged), NOW)).toBe("unknown");
    expect(await known()).toBeNull();
  });
});

describe("a complaint", () => {
  test("suppresses, and ends what the message belonged to, once", async () => {
    const mail = await aMail({ broadcastId });
    expect(await takeReport(returned.complaint(back(mail)), NOW)).toBe("complaint");
    expect(await takeReport(returned.complaint(back(mail)), after(NOW, days(1)))).toBe("complaint");
    expect(await known()).toMatchObject({ suppressedAt: NOW, reason: "complained" });
    const [subscription] = await db.subscription.findMany({ where: { newsletterId } });
    expect(subscription?.unsubscribedAt).toEqual(NOW);
  });

  test("stays, whatever comes after it", async () => {
    await takeReport(returned.complaint(back(await aMail())), NOW);
    await takeReport(returned.postfix(back(await aMail())), NOW);
    await confirmEverything(linkToken("confirm", contact.id, 1), NOW);
    expect(await known()).toMatchObject({ reason: "complained" });
  });
});

test("who confirms a mailed link has an address that takes mails", async () => {
  await takeReport(returned.postfix(back(await aMail())), NOW);
  const { linkVersion } = await db.contact.findUniqueOrThrow({ where: { id: contact.id } });
  expect(await confirmEverything(linkToken("confirm", contact.id, linkVersion), NOW)).not.toBeNull();
  expect(await known()).toBeNull();
});

test("a refusal while sending counts as a bounce does", async () => {
  await noteRefusal(contact.id, "EENVELOPE RCPT 550 5.7.1", NOW);
  expect(await known()).toBeNull();
  await noteRefusal(contact.id, "EENVELOPE RCPT 550 5.1.1", NOW);
  expect(await known()).toMatchObject({ reason: "bounced" });
});
