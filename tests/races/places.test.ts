import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { tickAttendance } from "@/lib/events/attendance/mutations";
import { offerJobs } from "@/lib/events/rsvps/offers/jobs";
import { freePlaces, takePlaces } from "@/lib/events/rsvps/places/mutations";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { addressIndex } from "@/lib/privacy/blind-index";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { changeMyAnswer } from "@/lib/signups/me/mutations";
import { postRsvp } from "@/lib/signups/mutations";
import { behind } from "../helpers/behind";
import { NOW, someAddress, someGroup, someScope } from "../helpers/organizers";
import { anEvent, jobsWaiting, mailedToken } from "../helpers/story";

let event: Awaited<ReturnType<typeof anEvent>>;
let a: string;
let b: string;

beforeEach(async () => {
  event = await anEvent(await someGroup(), { capacity: 1, now: NOW });
  [a, b] = [someAddress().display, someAddress().display];
  await ask(a);
  await confirm(a);
  await ask(b);
});

const ask = (email: string) =>
  postRsvp(event.slug, rsvpSchema.parse({ email, answer: "yes", name: "Dominique" }), {
    ...{ now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false },
  });
const confirm = async (email: string) => confirmEverything(await mailedToken("confirm", email), NOW);
const rsvpOf = (email: string) =>
  db.rsvp.findFirstOrThrow({ where: { eventId: event.id, contact: { emailIndex: addressIndex(someAddress(email)) } } });
const leave = async (email: string) =>
  changeMyAnswer(await mailedToken("me", email), (await rsvpOf(email)).id, { answer: "no" }, NOW);

test("who confirms while the last place is being freed gets it, and does not wait beside it", async () => {
  const { id } = await rsvpOf(a);
  await behind(
    async (tx) => {
      await tx.rsvp.update({ where: { id }, data: { status: "CANCELLED" } });
      await freePlaces(tx, event.id, 1);
    },
    () => confirm(b),
  );
  expect(await rsvpOf(b)).toMatchObject({ status: "GOING" });
});

test("who begins to wait while the last place is being freed is offered it", async () => {
  const { id } = await rsvpOf(b);
  await behind(
    async (tx) => {
      expect(await takePlaces(tx, event.id, 1)).toBe(false);
      await tx.rsvp.update({ where: { id }, data: { status: "WAITLISTED", waitlistedAt: NOW } });
    },
    () => leave(a),
  );
  expect(await rsvpOf(b)).toMatchObject({ status: "WAITLISTED", offeredUntil: expect.any(Date) });
});

test("who waits and was passed over, because something else of theirs was being written, is offered the place soon", async () => {
  await confirm(b);
  const { id } = await rsvpOf(b);
  await behind(
    (tx) => tx.rsvp.update({ where: { id }, data: { mailsStoppedAt: NOW } }),
    () => leave(a),
  );
  const [job] = await jobsWaiting("events.offers");
  expect(job?.payload).toEqual({ eventId: event.id });
  await offerJobs["events.offers"]?.({ eventId: event.id }, NOW);
  expect(await rsvpOf(b)).toMatchObject({ status: "WAITLISTED", offeredUntil: expect.any(Date) });
});

test("who cancels while they are ticked at the door is not said to have come", async () => {
  const scope = await someScope(event.groupId, "GREETER");
  const { id } = await rsvpOf(a);
  const ticked = await behind(
    (tx) => tx.rsvp.update({ where: { id }, data: { status: "CANCELLED" } }),
    () => tickAttendance(scope, id, NOW),
  );
  expect(ticked).toEqual({ ok: false, reason: "not_expected" });
});
