import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { tryContactAgain } from "./mutations";
import { getContact } from "./queries";

let scope: Scope;
let id: string;
let emailIndex: Uint8Array<ArrayBuffer>;

beforeEach(async () => {
  scope = await someScope(await someGroup());
  const [contactId, address] = [newId(), someAddress()];
  emailIndex = addressIndex(address);
  const sealedEmail = seal("Contact.sealedEmail", contactId, address.display);
  await db.contact.create({ data: { id: contactId, sealedEmail, emailIndex } });
  id = (await db.groupContact.create({ data: { id: newId(), groupId: scope.groupId, contactId } })).id;
});

const suppress = (reason: string | null, suppressedAt: Date | null = NOW) =>
  db.suppression.create({ data: { emailIndex, reason, suppressedAt, softBounces: 3, updatedAt: NOW } });
const seen = async () => (await getContact(scope, id))?.unwritable;

test("organizers see since when an address refuses mails, and can try it again", async () => {
  expect(await seen()).toBeNull();
  await suppress("bounced");
  expect(await seen()).toEqual({ at: NOW, refused: true });
  expect(await tryContactAgain(scope, id, NOW)).toEqual({ ok: true });
  expect(await seen()).toBeNull();
});

test("not what somebody complained of", async () => {
  await suppress("complained");
  expect(await tryContactAgain(scope, id, NOW)).toEqual({ ok: true });
  expect(await seen()).toEqual({ at: NOW, refused: false });
});

test("nothing of an address that was only typed in: it refused other groups' mails, until one of ours has left", async () => {
  await suppress("bounced");
  const { contactId } = await db.groupContact.update({ where: { id }, data: { byHand: true } });
  expect(await seen()).toBeNull();
  expect(await tryContactAgain(scope, id, NOW)).toMatchObject({ ok: false });
  expect(await db.suppression.count({ where: { emailIndex, suppressedAt: { not: null } } })).toBe(1);
  const message = { id: newId(), groupId: scope.groupId, audience: {}, subject: {}, words: {} };
  const broadcastId = (await db.broadcast.create({ data: message })).id;
  const copy = { id: newId(), key: newId(), kind: "broadcast", contactId, broadcastId, claimedAt: NOW };
  await db.delivery.create({ data: copy });
  expect(await seen()).toEqual({ at: NOW, refused: true });
});

test("some trouble is not worth a word; another group cannot try", async () => {
  await suppress(null, null);
  expect(await seen()).toBeNull();
  const other = await someScope(await someGroup());
  expect(await tryContactAgain(other, id, NOW)).toMatchObject({ ok: false });
  expect(await db.suppression.count({ where: { emailIndex } })).toBe(1);
});
