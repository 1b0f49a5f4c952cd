import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { lockContacts } from "@/lib/contacts/mutations";
import { db, type Tx } from "@/lib/db";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { addContact } from "@/lib/signups/adding/mutations";
import { confirmErasure, startBulk, undoBulk } from "@/lib/signups/bulk/mutations";
import { behind } from "../helpers/behind";
import { NOW, someAddress, someGroup, someScope } from "../helpers/organizers";

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
