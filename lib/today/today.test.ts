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

async function someOffer(groupId: string, confirmedAt: Date, contactedAt: Date | null = null): Promise<void> {
  const id = newId();
  const sealedName = seal("VolunteerOffer.sealedName", id, "Nour");
  const contactId = await someContact();
  await db.volunteerOffer.create({ data: { id, groupId, contactId, sealedName, confirmedAt, contactedAt } });
}

test("offers without an answer for a week, refused mails and missing speakers need somebody; a writer hears nothing of them", async () => {
  const groupId = await someGroup();
  const scope = await someScope(groupId);
  await someOffer(groupId, after(NOW, -days(8)));
  await someOffer(groupId, after(NOW, -days(6)));
  await someOffer(groupId, after(NOW, -days(9)), after(NOW, -days(1)));
  const event = await anEvent(groupId, { now: NOW });
  await db.event.update({ where: { id: event.id }, data: { placesTaken: 1 } });
  await db.speaker.create({ data: { id: newId(), eventId: event.id, name: "Awa", state: "INVITED" } });
  const [contactId, rsvpId] = [await someContact(), newId()];
  await db.rsvp.create({ data: { id: rsvpId, eventId: event.id, contactId, status: "GOING", confirmedAt: NOW } });
  const refused = { contactId, kind: "rsvp.going", failedAt: NOW, createdAt: NOW };
  await db.delivery.create({ data: { id: newId(), key: `rsvp:${rsvpId}:1.0`, ...refused } });
  // The same person's mail about something else says nothing here.
  await db.delivery.create({ data: { id: newId(), key: `rsvp:${newId()}:1.0`, ...refused } });

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
  await askTestMail(scope.organizerId);
  await askTestMail(scope.organizerId);
  const jobs = await jobsWaiting("auth.test-mail");
  expect(jobs).toHaveLength(1);
  await handlers["auth.test-mail"]?.({ organizerId: scope.organizerId }, NOW);
  expect(await findFirstSteps([scope])).toMatchObject({ mail: true });
});
