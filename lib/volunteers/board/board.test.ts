import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { getContact } from "@/lib/contacts/story/queries";
import { db } from "@/lib/db";
import { endRole } from "@/lib/groups/mutations";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { after, days } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { chooseBuddy, moveVolunteer, noteContact, snoozeVolunteer, takeContactBack } from "./mutations";
import { listVolunteers } from "./queries";
import { daysOfSilence, isQuiet, waitsTooLong } from "./rules";

const ZONE = "Europe/Paris";
let scope: Scope;
let offer: string;

beforeEach(async () => {
  scope = await someScope(await someGroup());
  const address = someAddress();
  const contactId = newId();
  const sealedEmail = seal("Contact.sealedEmail", contactId, address.display);
  await db.contact.create({ data: { id: contactId, sealedEmail, emailIndex: addressIndex(address) } });
  offer = newId();
  const sealedName = seal("VolunteerOffer.sealedName", offer, "Dominique");
  const { groupId } = scope;
  await db.volunteerOffer.create({ data: { id: offer, groupId, contactId, sealedName, confirmedAt: NOW } });
});

const card = async () => {
  const [found] = (await listVolunteers(scope)) ?? [];
  if (!found) throw new Error("no card");
  return found;
};

test("who has had no answer for more than seven days waits too long; seven is not too long", async () => {
  expect(daysOfSilence(await card(), after(NOW, days(7)), ZONE)).toBe(7);
  expect(waitsTooLong(await card(), after(NOW, days(7)), ZONE)).toBe(false);
  expect(waitsTooLong(await card(), after(NOW, days(8)), ZONE)).toBe(true);
});

test("a move tells the contact's history, and counts as being in touch", async () => {
  await moveVolunteer(scope, offer, "CONTACTED", after(NOW, days(3)));
  await moveVolunteer(scope, offer, "CONTACTED", after(NOW, days(4)));
  expect(await card()).toMatchObject({ state: "CONTACTED", contactedAt: after(NOW, days(3)) });
  expect(waitsTooLong(await card(), after(NOW, days(30)), ZONE)).toBe(false);
  const history = await db.contactHistory.findMany({ where: { subjectId: offer } });
  expect(history).toMatchObject([{ kind: "volunteer.contacted", at: after(NOW, days(3)) }]);
});

test("a contact noted takes somebody from those to contact, tells by whom, and can be taken back whole", async () => {
  await snoozeVolunteer(scope, offer, true, NOW);
  const before = await card();
  const noted = await noteContact(scope, offer, after(NOW, days(3)));
  if (!noted.ok) throw new Error(noted.reason);
  expect(await card()).toMatchObject({ state: "CONTACTED", contactedAt: after(NOW, days(3)), snoozedUntil: null });
  expect(daysOfSilence(await card(), after(NOW, days(5)), ZONE)).toBe(2);
  const told = { kind: "volunteer.contacted", by: "Camille", at: after(NOW, days(3)) };
  expect((await getContact(scope, (await card()).contactId ?? ""))?.history).toMatchObject([told]);
  expect(await takeContactBack(scope, offer, noted.before, NOW)).toEqual({ ok: true });
  expect(await card()).toEqual({ ...before, contactId: expect.any(String) });
  expect(await db.contactHistory.count({ where: { subjectId: offer } })).toBe(0);
  expect(await takeContactBack(scope, offer, noted.before, NOW)).toEqual({ ok: false, reason: "not_found" });
  await moveVolunteer(scope, offer, "ACTIVE", NOW);
  await noteContact(scope, offer, after(NOW, days(9)));
  expect(await card()).toMatchObject({ state: "ACTIVE", contactedAt: after(NOW, days(9)) });
});

test("who said not now is left alone for two months, then waits again", async () => {
  await snoozeVolunteer(scope, offer, true, NOW);
  expect(waitsTooLong(await card(), after(NOW, days(30)), ZONE)).toBe(false);
  expect(isQuiet(await card(), after(NOW, days(62)))).toBe(false);
  expect(waitsTooLong(await card(), after(NOW, days(62)), ZONE)).toBe(true);
  await snoozeVolunteer(scope, offer, false, NOW);
  expect(await card()).toMatchObject({ snoozedUntil: null });
});

test("a buddy is somebody of the group who greets, not a writer, not a stranger, nor who has left", async () => {
  const writer = await someScope(scope.groupId, "WRITER");
  const stranger = await someScope(await someGroup());
  const past = await someScope(scope.groupId, "GREETER");
  await endRole(past, NOW);
  for (const { organizerId } of [writer, stranger, past])
    expect(await chooseBuddy(scope, offer, organizerId, NOW)).toEqual({ ok: false, reason: "not_found" });
  expect(await chooseBuddy(scope, offer, scope.organizerId, NOW)).toEqual({ ok: true });
  expect(await card()).toMatchObject({ buddyId: scope.organizerId });
});
