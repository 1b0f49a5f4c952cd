import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { listDeskEvents } from "@/lib/events/desk/queries";
import { listPartStates } from "@/lib/events/parts/queries";
import { countPeople, listPeople } from "@/lib/events/people/queries";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { after, days } from "@/lib/time";
import { listVolunteers } from "@/lib/volunteers/board/queries";
import { whoWaits } from "@/lib/volunteers/board/rules";
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
  more: { contactedAt?: Date; state?: "RESTING"; snoozedUntil?: Date; contactId?: string } = {},
): Promise<string> {
  const id = newId();
  const sealedName = seal("VolunteerOffer.sealedName", id, "Nour");
  const contactId = more.contactId ?? (await someContact());
  await db.volunteerOffer.create({ data: { id, groupId, sealedName, confirmedAt, ...more, contactId } });
  return id;
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
  expect(await listNeeds([scope], after(NOW, days(30)))).toMatchObject([{ kind: "volunteers", count: 3 }]);
  expect(await listNeeds([await someScope(groupId, "WRITER")], NOW)).toEqual([]);
});

test("who offered help twice is one person, who wants to be left in peace none: as the board counts them", async () => {
  const groupId = await someGroup();
  const scope = await someScope(groupId);
  const contactId = await someContact();
  await someOffer(groupId, after(NOW, -days(9)), { contactId });
  const longest = await someOffer(groupId, after(NOW, -days(12)), { contactId });
  await someOffer(groupId, after(NOW, -days(20)), { snoozedUntil: after(NOW, days(5)) });
  // Seven days and some hours ago it was still the same day of the week: the calendar counts.
  await someOffer(groupId, after(NOW, -days(7) - 3_600_000));
  expect(await listNeeds([scope], NOW)).toEqual([
    { kind: "volunteers", count: 1, id: groupId, about: expect.anything(), first: longest },
  ]);
  expect(whoWaits((await listVolunteers(scope)) ?? [], NOW, "Europe/Paris")).toMatchObject([{ id: longest }]);
});

test("each number about an event's people is what the list behind its button says", async () => {
  const groupId = await someGroup();
  const scope = await someScope(groupId);
  const event = await anEvent(groupId, { now: NOW, capacity: 1 });
  const answer = async (status: "GOING" | "WAITLISTED" | "PENDING", places: number) => {
    const [id, contactId] = [newId(), await someContact()];
    await db.rsvp.create({ data: { id, eventId: event.id, contactId, status, places, confirmedAt: NOW } });
    return { id, contactId };
  };
  await answer("WAITLISTED", 3);
  const waits = await answer("WAITLISTED", 1);
  const unconfirmed = await answer("PENDING", 1);
  // Two mails to the same person were refused, and one to an address that nobody has confirmed.
  for (const [{ id, contactId }, version] of [
    [waits, 1],
    [waits, 2],
    [unconfirmed, 0],
  ] as const) {
    const key = `rsvp:${id}:${version}.0`;
    await db.delivery.create({
      data: { id: newId(), key, contactId, kind: "rsvp.going", failedAt: NOW, createdAt: NOW },
    });
  }
  const collective = await db.collective.create({ data: { id: newId(), name: "Ici", groupId } });
  await db.participation.create({
    data: { id: newId(), eventId: event.id, collectiveId: collective.id, role: "SUPPORTS", state: "INVITED" },
  });

  expect(await listNeeds([scope], NOW)).toMatchObject([
    { kind: "refused", count: 1 },
    { kind: "waiting", count: 4 },
  ]);
  expect((await listDeskEvents([scope], { when: "coming" }, NOW)).events).toMatchObject([{ waiting: 4 }]);
  const totals = await countPeople(scope, event.id, NOW);
  expect(totals).toMatchObject({ waiting: 4, answers: { refused: 1, waiting: 2 } });
  expect(await listPeople(scope, event.id, "refused", "", NOW)).toMatchObject([{ rsvpId: waits.id }]);
  expect(await listPeople(scope, event.id, "refused", "", after(NOW, days(15)))).toEqual([]);
  expect(await listPartStates(scope, event.id)).toEqual([]);
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
  for (let asked = 0; asked < 5; asked++) expect(await askTestMail(scope.organizerId, NOW)).toEqual({ ok: true });
  expect(await askTestMail(scope.organizerId, NOW)).toEqual({ ok: false, reason: "many_tests" });
  const jobs = await jobsWaiting("auth.test-mail");
  expect(jobs).toHaveLength(1);
  await handlers["auth.test-mail"]?.({ organizerId: scope.organizerId }, NOW);
  expect(await findFirstSteps([scope])).toMatchObject({ mail: true });
});
