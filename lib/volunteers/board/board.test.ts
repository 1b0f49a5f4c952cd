import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { endRole } from "@/lib/groups/mutations";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { after, days } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { chooseBuddy, moveVolunteer, snoozeVolunteer } from "./mutations";
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
