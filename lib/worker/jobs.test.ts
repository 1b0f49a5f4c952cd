import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { subscriptionSchema } from "@/lib/newsletters/schema";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postRsvp, postSubscription } from "@/lib/signups/mutations";
import { after, days } from "@/lib/time";
import { aGroup, aNewsletter, anEvent, mailedToken } from "@/tests/helpers/story";
import { sweepJobs } from "./jobs";

const now = new Date();
const posting = { now, locale: "fr" as const, personCookie: undefined, delayMail: false };
const sweepAt = (when: Date) => sweepJobs["worker.sweep"]?.({}, when);

test("what is past its term goes, counts stay, and who subscribed stays", async () => {
  const group = await aGroup();
  const event = await anEvent(group.id);
  const letter = await aNewsletter(group.id);
  const answer = (email: string) => rsvpSchema.parse({ email, answer: "yes", guests: 1 });
  await postRsvp(event.slug, answer("never@example.org"), posting);
  for (const email of ["came@example.org", "both@example.org"]) {
    await postRsvp(event.slug, answer(email), posting);
    await confirmEverything(await mailedToken("confirm", email), now);
  }
  await postSubscription(subscriptionSchema.parse({ email: "both@example.org", consent: "on" }), posting);
  await confirmEverything(await mailedToken("confirm", "both@example.org"), now);
  await db.rsvp.updateMany({ where: { eventId: event.id, status: "GOING" }, data: { attendedAt: event.startsAt } });

  await sweepAt(after(now, days(6)));
  expect(await db.contact.count()).toBe(3);
  await sweepAt(after(now, days(8)));
  expect(await db.contact.count()).toBe(2);
  await sweepAt(after(event.overAt, days(29)));
  expect(await db.rsvp.count()).toBe(2);
  await sweepAt(after(event.overAt, days(31)));
  expect(await db.rsvp.count()).toBe(0);
  expect(await db.event.findUniqueOrThrow({ where: { id: event.id } })).toMatchObject({
    attendance: 4,
    placesTaken: 4,
  });
  expect(await db.contact.findMany({ select: { subscriptions: { select: { newsletterId: true } } } })).toEqual([
    { subscriptions: [{ newsletterId: letter.id }] },
  ]);
});

test("a subscriber who has done nothing for three years is forgotten, with the proof of their consent; not a day sooner", async () => {
  const letter = await aNewsletter((await aGroup()).id);
  await postSubscription(
    subscriptionSchema.parse({ email: "silent@example.org", newsletter: letter.slug, consent: "on" }),
    posting,
  );
  await confirmEverything(await mailedToken("confirm", "silent@example.org"), now);
  const mine = { newsletterId: letter.id };
  await sweepAt(after(now, days(3 * 365 - 1)));
  expect(await db.subscription.count({ where: mine })).toBe(1);
  await sweepAt(after(now, days(3 * 365 + 1)));
  expect(await db.subscription.count({ where: mine })).toBe(0);
  expect(await db.consent.count({ where: { subjectId: letter.id } })).toBe(0);
});
