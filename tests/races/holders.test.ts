import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { lockContacts } from "@/lib/contacts/mutations";
import { findLinkHolder } from "@/lib/contacts/queries";
import { editContact } from "@/lib/contacts/story/mutations";
import { db, type Tx } from "@/lib/db";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { confirmEverything, refuseEverything } from "@/lib/signups/confirming/mutations";
import { eraseContact } from "@/lib/signups/erasing/mutations";
import { eraseMe } from "@/lib/signups/me/mutations";
import { postRsvp } from "@/lib/signups/mutations";
import { behind } from "../helpers/behind";
import { NOW, someAddress, someGroup, someScope } from "../helpers/organizers";
import { aNewsletter, anEvent, mailedToken } from "../helpers/story";

let scope: Scope;
let event: Awaited<ReturnType<typeof anEvent>>;
let email: string;

beforeEach(async () => {
  scope = await someScope(await someGroup());
  event = await anEvent(scope.groupId, { now: NOW });
  await aNewsletter(scope.groupId);
  email = someAddress().display;
});

const answer = (personCookie?: string, slug = event.slug) =>
  postRsvp(slug, rsvpSchema.parse({ email, answer: "yes", name: "Dominique", subscribe: "on" }), {
    ...{ now: NOW, locale: "fr" as const, personCookie, delayMail: false },
  });
const confirm = async () => confirmEverything(await mailedToken("confirm", email), NOW);
const contact = () => db.contact.findUniqueOrThrow({ where: { emailIndex: addressIndex(someAddress(email)) } });
const lock = async (tx: Tx) => lockContacts(tx, [(await contact()).id]);

async function known(): Promise<{ id: string; groupContactId: string }> {
  await answer();
  await confirm();
  const { id } = await contact();
  return { id, groupContactId: (await db.groupContact.findFirstOrThrow({ where: { contactId: id } })).id };
}

test("who asks twice at once to be forgotten is told the second time that the link leads nowhere", async () => {
  const { id } = await known();
  const token = await mailedToken("me", email);
  const again = await behind(
    (tx) => tx.contact.delete({ where: { id } }),
    () => eraseMe(token, NOW),
  );
  expect(again).toMatchObject({ ok: false, status: 404 });
});

test("a person erased while another erases or edits them is missed, not broken", async () => {
  for (const act of [eraseContact, (by: Scope, id: string, now: Date) => editContact(by, id, {}, now)]) {
    const { id, groupContactId } = await known();
    const outcome = await behind(
      (tx) => tx.contact.delete({ where: { id } }),
      () => act(scope, groupContactId, NOW),
    );
    expect(outcome).toEqual({ ok: false, reason: "not_found" });
  }
});

test("a name that somebody chooses while they confirm is not overwritten by the one typed before", async () => {
  await answer();
  const { id } = await contact();
  await behind(async (tx) => {
    await lock(tx);
    await tx.contact.update({ where: { id }, data: { sealedName: seal("Contact.sealedName", id, "Camille") } });
  }, confirm);
  expect(await findLinkHolder(await mailedToken("me", email), "me")).toMatchObject({ name: "Camille" });
});

test("a device that is forgotten while it answers has to use the mail like everyone", async () => {
  const { id } = await known();
  const device = await mailedToken("person", email);
  const other = await anEvent(scope.groupId, { now: NOW });
  await behind(
    (tx) => tx.contact.update({ where: { id }, data: { linkVersion: { increment: 1 } } }),
    () => answer(device, other.slug),
  );
  expect(await db.rsvp.findFirst({ where: { eventId: other.id, contactId: id } })).toMatchObject({ status: "PENDING" });
});

test("both buttons of a mail pressed at once wait for each other in one order", async () => {
  await answer();
  const { id: contactId } = await contact();
  const token = await mailedToken("confirm", email);
  const refused = await behind(
    async (tx) => {
      await lock(tx);
      await tx.subscription.updateMany({ where: { contactId }, data: { confirmedAt: NOW, askedAt: null } });
    },
    () => refuseEverything(token),
    (tx) => tx.rsvp.updateMany({ where: { contactId }, data: { status: "GOING", askedAt: null } }),
  );
  expect(refused).toMatchObject({ id: contactId });
  expect(await db.rsvp.findFirst({ where: { contactId } })).toMatchObject({ status: "GOING" });
});
