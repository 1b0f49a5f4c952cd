import { expect, test } from "vitest";
import { createSignInKey, startSignIn } from "@/lib/auth/sign-ins/mutations";
import { newToken } from "@/lib/auth/sign-ins/tokens";
import { db } from "@/lib/db";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { newId } from "@/lib/ids";
import { subscriptionSchema } from "@/lib/newsletters/schema";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { seal } from "@/lib/privacy/sealed";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postRsvp, postSubscription } from "@/lib/signups/mutations";
import { after, days } from "@/lib/time";
import { NOW } from "@/tests/helpers/organizers";
import { aGroup, aNewsletter, anEvent, mailedToken } from "@/tests/helpers/story";
import { someRows } from "@/tests/roles/rows";
import { sweepJobs } from "./jobs";

const now = new Date();
const posting = { now, locale: "fr" as const, personCookie: undefined, delayMail: false };
const sweepAt = async (when: Date) => {
  await sweepJobs["worker.sweep"]?.({}, when);
  await sweepJobs["worker.purge"]?.({}, when);
};

test("what is past its term goes, counts stay, and who subscribed stays", async () => {
  const group = await aGroup();
  const event = await anEvent(group.id);
  const letter = await aNewsletter(group.id);
  const answer = (email: string) => rsvpSchema.parse({ email, name: "Dominique", answer: "yes", guests: 1 });
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

test("the sweep takes what is past its term of every kind, once it is past", async () => {
  const rows = await someRows((await aGroup()).id);
  await createSignInKey(rows.organizer, NOW);
  const expiresAt = after(NOW, days(14));
  await startSignIn({ token: newToken(), organizerId: rows.organizer, expiresAt }, NOW);
  await db.contactNote.update({ where: { id: rows.note }, data: { deletedAt: NOW } });
  await db.post.update({ where: { id: rows.post }, data: { deletedAt: NOW } });
  await db.formDraft.create({ data: { id: newId(), sealedValues: new Uint8Array(1), expiresAt } });
  await db.postedKey.create({ data: { keyHash: new Uint8Array(1), answer: {}, createdAt: NOW } });
  await recordAuditNow(
    { organizerId: rows.organizer, groupId: rows.groupId, act: "contacts.viewed", subjectId: null, count: 1 },
    after(NOW, days(39 - 365)),
  );
  const sealedEmail = seal("Speaker.sealedEmail", rows.speaker, "awa@example.org");
  await db.speaker.update({ where: { id: rows.speaker }, data: { sealedEmail } });
  const left = async () => ({
    speakersAddresses: await db.speaker.count({ where: { sealedEmail: { not: null } } }),
    signInKeys: await db.signInKey.count(),
    signIns: await db.signIn.count(),
    notes: await db.contactNote.count({ where: { id: rows.note } }),
    bulkActs: await db.bulkAct.count({ where: { id: rows.bulkAct } }),
    bulkPeople: await db.bulkPerson.count({ where: { bulkActId: rows.bulkAct } }),
    unconfirmedErasures: await db.bulkAct.count({ where: { id: rows.erasure } }),
    posts: await db.post.count({ where: { id: rows.post } }),
    invitations: await db.invitation.count(),
    drafts: await db.formDraft.count(),
    postedKeys: await db.postedKey.count(),
    auditEntries: await db.auditEntry.count(),
  });
  const kinds = Object.keys(await left());
  const each = (count: number) => Object.fromEntries(kinds.map((kind) => [kind, count]));
  await sweepAt(NOW);
  expect(await left()).toEqual(each(1));
  await sweepAt(after(NOW, days(41)));
  expect(await left()).toEqual(each(0));
});
