import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { after, days } from "@/lib/time";
import { handlers } from "@/lib/worker/handlers";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, jobsWaiting } from "@/tests/helpers/story";
import { askTestMail } from "../auth/test-mail/mutations";
import { findFirstSteps, listNeeds } from "./queries";

async function someContact(): Promise<string> {
  const [id, address] = [newId(), someAddress()];
  const sealedEmail = seal("Contact.sealedEmail", id, address.display);
  await db.contact.create({ data: { id, sealedEmail, emailIndex: addressIndex(address), confirmedAt: NOW } });
  return id;
}

async function someOffer(
  groupId: string,
  confirmedAt: Date,
  more: { contactedAt?: Date; state?: "RESTING" } = {},
): Promise<void> {
  const id = newId();
  const sealedName = seal("VolunteerOffer.sealedName", id, "Nour");
  const contactId = await someContact();
  await db.volunteerOffer.create({ data: { id, groupId, contactId, sealedName, confirmedAt, ...more } });
}

test("offers without an answer for a week, refused mails and missing speakers need somebody; a writer hears nothing of them", async () => {
  const groupId = await someGroup();
  const scope = await someScope(groupId);
  await someOffer(groupId, after(NOW, -days(8)));
  await someOffer(groupId, after(NOW, -days(6)));
  await someOffer(groupId, after(NOW, -days(9)), { contactedAt: after(NOW, -days(1)) });
  await someOffer(groupId, after(NOW, -days(9)), { state: "RESTING" });
  const event = await anEvent(groupId, { now: NOW });
  const quiet = await anEvent(groupId, { now: NOW });
  const cancelled = await anEvent(groupId, { now: NOW });
  await db.event.updateMany({ where: { groupId }, data: { placesTaken: 1 } });
  await db.event.update({ where: { id: cancelled.id }, data: { placesTaken: 0, cancelledAt: NOW } });
  for (const state of ["INVITED", "CONFIRMED"] as const)
    await db.speaker.create({ data: { id: newId(), eventId: event.id, name: "Awa", state } });
  const [contactId, rsvpId] = [await someContact(), newId()];
  await db.rsvp.create({ data: { id: rsvpId, eventId: event.id, contactId, status: "GOING", confirmedAt: NOW } });
  const refused = { contactId, kind: "rsvp.going", failedAt: NOW, createdAt: NOW };
  await db.delivery.create({ data: { id: newId(), key: `rsvp:${rsvpId}:1.0`, ...refused } });
  // The same person comes there too, with mails that arrived, or were refused long ago.
  const [elsewhere, arrived] = [newId(), { ...refused, failedAt: null, sentAt: NOW }];
  await db.rsvp.create({ data: { id: elsewhere, eventId: quiet.id, contactId, status: "GOING", confirmedAt: NOW } });
  await db.delivery.create({ data: { id: newId(), key: `rsvp:${elsewhere}:1.0`, ...arrived } });
  const longAgo = { ...refused, createdAt: after(NOW, -days(15)) };
  await db.delivery.create({ data: { id: newId(), key: `rsvp:${elsewhere}:2.0`, ...longAgo } });

  expect(await listNeeds([scope], NOW)).toMatchObject([
    { kind: "volunteers", count: 1, id: groupId },
    { kind: "refused", count: 1, id: event.id },
    { kind: "unconfirmed", count: 1, id: event.id },
  ]);
  expect(await listNeeds([scope], after(NOW, days(30)))).toMatchObject([{ kind: "volunteers", count: 2 }]);
  expect(await listNeeds([await someScope(groupId, "WRITER")], NOW)).toEqual([]);
});

test("the first steps tick themselves: the test mail once it has left", async () => {
  const scope = await someScope(await someGroup());
  expect(await findFirstSteps([scope])).toMatchObject({ look: false, campaign: false, mail: false });
  const mail = (organizerId: string, sentAt: Date | null) =>
    db.delivery.create({
      data: { id: newId(), key: `test-mail:${organizerId}:1`, kind: "test", createdAt: NOW, sentAt },
    });
  await mail(newId(), NOW);
  await mail(scope.organizerId, null);
  expect(await findFirstSteps([scope])).toMatchObject({ mail: false });
  await askTestMail(scope.organizerId);
  await askTestMail(scope.organizerId);
  const jobs = await jobsWaiting("auth.test-mail");
  expect(jobs).toHaveLength(1);
  await handlers["auth.test-mail"]?.({ organizerId: scope.organizerId }, NOW);
  expect(await findFirstSteps([scope])).toMatchObject({ mail: true });
});
