import { beforeEach, describe, expect, test } from "vitest";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { seeContacts } from "@/lib/contacts/desk/people";
import { db } from "@/lib/db";
import { listPeople } from "@/lib/events/people/queries";
import { endOffer } from "@/lib/events/rsvps/offers/mutations";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { subscriptionSchema } from "@/lib/newsletters/schema";
import { unseal } from "@/lib/privacy/sealed";
import { after, days, hours } from "@/lib/time";
import { volunteerSchema } from "@/lib/volunteers/schema";
import { LONG } from "@/tests/helpers/long";
import { someScope } from "@/tests/helpers/organizers";
import { aGroup, aNewsletter, anEvent, jobsWaiting, mailedToken } from "@/tests/helpers/story";
import { confirmEverything, refuseEverything } from "./confirming/mutations";
import { findWaiting } from "./confirming/queries";
import { changeMyAnswer, changeMySubscription, eraseMe } from "./me/mutations";
import { findMe } from "./me/queries";
import { postRsvp, postSubscription, postVolunteerOffer } from "./mutations";

const now = new Date();
const posting = { now, locale: "fr" as const, personCookie: undefined, delayMail: false };
let group: { id: string; slug: string };

const rsvpOf = (email: string, more: Record<string, unknown> = {}) =>
  rsvpSchema.parse({ email, answer: "yes", ...more });
const placesTaken = async (id: string) => (await db.event.findUniqueOrThrow({ where: { id } })).placesTaken;
const statusOf = async (eventId: string, email: string) => {
  const { email: _, rsvps } = (await findMe(await mailedToken("me", email), now)) ?? { email: "", rsvps: [] };
  return rsvps.find(({ event }) => event.id === eventId)?.status;
};

let clock = 0;

/** Answers and confirms, each a millisecond after the one before: who came first is no accident. */
async function comes(event: { id: string; slug: string }, email: string, more: Record<string, unknown> = {}) {
  clock += 1;
  await postRsvp(event.slug, rsvpOf(email, more), posting);
  await confirmEverything(await mailedToken("confirm", email), after(now, clock));
}

async function myRsvp(eventId: string, email: string) {
  const me = await findMe(await mailedToken("me", email), now);
  const mine = me?.rsvps.find(({ event }) => event.id === eventId);
  if (!mine) throw new Error(`${email} has no answer`);
  return mine;
}

beforeEach(async () => {
  group = await aGroup();
});

describe("asking", () => {
  test("an answer typed into a form takes no place before its mail is confirmed", async () => {
    const event = await anEvent(group.id, { capacity: 5 });
    const answer = await postRsvp(event.slug, rsvpOf("zoe@example.org", { guests: 2, name: "Zoé" }), posting);
    expect(answer).toMatchObject({ ok: true, created: true, page: `/events/${event.slug}/thanks` });
    expect(await placesTaken(event.id)).toBe(0);
    const waiting = await findWaiting(await mailedToken("confirm", "zoe@example.org"), now);
    expect(waiting?.rsvps).toMatchObject([{ answer: "yes", places: 3, name: "Zoé", full: false }]);
    await confirmEverything(await mailedToken("confirm", "zoe@example.org"), now);
    expect(await placesTaken(event.id)).toBe(3);
    expect(await statusOf(event.id, "zoe@example.org")).toBe("GOING");
  });

  test("whatever is posted, an address gets one confirmation mail a day", async () => {
    const event = await anEvent(group.id);
    await aNewsletter(group.id);
    const before = (await jobsWaiting("signups.confirmation-mail")).length;
    const later = { ...posting, now: after(now, hours(23)) };
    await postRsvp(event.slug, rsvpOf("flood@example.org"), posting);
    await postRsvp(event.slug, rsvpOf("Flood@EXAMPLE.org", { answer: "maybe" }), posting);
    await postSubscription(subscriptionSchema.parse({ email: "flood@example.org", consent: true }), later);
    expect((await jobsWaiting("signups.confirmation-mail")).length - before).toBe(1);
    expect(await db.contact.count({ where: { rsvps: { some: { eventId: event.id } } } })).toBe(1);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const nextDay = { ...posting, now: after(now, hours(25)) };
    await postRsvp(event.slug, rsvpOf("flood@example.org"), nextDay);
    expect(await jobsWaiting("signups.confirmation-mail")).toHaveLength(1);
  });

  test("an attacker who types my address cannot change what I confirmed", async () => {
    const event = await anEvent(group.id, { capacity: 5 });
    await comes(event, "me@example.org", { guests: 1 });
    await postRsvp(event.slug, rsvpOf("me@example.org", { answer: "no" }), posting);
    expect(await statusOf(event.id, "me@example.org")).toBe("GOING");
    expect(await placesTaken(event.id)).toBe(2);
    await refuseEverything(await mailedToken("confirm", "me@example.org"));
    await confirmEverything(await mailedToken("confirm", "me@example.org"), now);
    expect(await statusOf(event.id, "me@example.org")).toBe("GOING");
  });

  test("the same key gives the same answer and changes nothing", async () => {
    const event = await anEvent(group.id);
    const first = await postRsvp(event.slug, rsvpOf("key@example.org", { key: "abcdefgh-1" }), posting);
    await confirmEverything(await mailedToken("confirm", "key@example.org"), now);
    const { id } = await myRsvp(event.id, "key@example.org");
    await changeMyAnswer(await mailedToken("me", "key@example.org"), id, { answer: "no" }, now);
    const again = await postRsvp(event.slug, rsvpOf("key@example.org", { key: "abcdefgh-1" }), posting);
    expect(again).toEqual(first);
    const waiting = await findWaiting(await mailedToken("confirm", "key@example.org"), now);
    expect(waiting?.rsvps).toEqual([]);
  });

  test("two posts of one key at once are one, also from a recognised device", async () => {
    const event = await anEvent(group.id, { capacity: 9 });
    await comes(event, "twin@example.org");
    const personCookie = await mailedToken("person", "twin@example.org");
    const input = rsvpOf("twin@example.org", { key: "twin-twin-twin", guests: 2 });
    const answers = await Promise.all([1, 2, 3].map(() => postRsvp(event.slug, input, { ...posting, personCookie })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await placesTaken(event.id)).toBe(3);
  });

  test("a recognised device answers at once, but only for its own address", async () => {
    const event = await anEvent(group.id, { capacity: 5 });
    const other = await anEvent(group.id, { capacity: 5 });
    await comes(event, "known@example.org");
    const personCookie = await mailedToken("person", "known@example.org");
    const own = await postRsvp(other.slug, rsvpOf("known@example.org"), { ...posting, personCookie });
    expect(own).toMatchObject({ page: `/events/${other.slug}/thanks?state=going` });
    await postRsvp(other.slug, rsvpOf("someone@example.org"), { ...posting, personCookie });
    expect(await placesTaken(other.id)).toBe(1);
  });

  test("events that are over, cancelled, unpublished or unknown take no answer", async () => {
    const event = await anEvent(group.id);
    const late = { ...posting, now: after(event.overAt, 1) };
    expect(await postRsvp(event.slug, rsvpOf("a@example.org"), late)).toMatchObject({ status: 410 });
    await db.event.update({ where: { id: event.id }, data: { cancelledAt: now } });
    expect(await postRsvp(event.slug, rsvpOf("a@example.org"), posting)).toMatchObject({ reason: "event_cancelled" });
    await db.event.update({ where: { id: event.id }, data: { publishedAt: null } });
    expect(await postRsvp(event.slug, rsvpOf("a@example.org"), posting)).toMatchObject({ status: 404 });
  });

  test("what was never confirmed no longer waits after a week", async () => {
    const event = await anEvent(group.id, { capacity: 5 });
    await postRsvp(event.slug, rsvpOf("slow@example.org"), posting);
    await confirmEverything(await mailedToken("confirm", "slow@example.org"), after(now, days(8)));
    expect(await placesTaken(event.id)).toBe(0);
  });
});

describe("places", () => {
  test("fifty people racing for twenty places fill exactly twenty", async () => {
    const event = await anEvent(group.id, { capacity: 20 });
    const emails = Array.from({ length: 50 }, (_, index) => `racer${index}@example.org`);
    await Promise.all(emails.map((email) => postRsvp(event.slug, rsvpOf(email), posting)));
    const tokens = await Promise.all(emails.map((email) => mailedToken("confirm", email)));
    await Promise.all(tokens.map((token) => confirmEverything(token, now)));
    const counts = await db.rsvp.groupBy({ by: ["status"], where: { eventId: event.id }, _count: true });
    expect(Object.fromEntries(counts.map(({ status, _count }) => [status, _count]))).toEqual({
      GOING: 20,
      WAITLISTED: 30,
    });
    expect(await placesTaken(event.id)).toBe(20);
  });

  test("control: counting first and writing afterwards overbooks the same race", async () => {
    const event = await anEvent(group.id, { capacity: 20 });
    await db.$executeRaw`ALTER TABLE "Event" DROP CONSTRAINT "Event_capacity_held"`;
    const takeUnprotected = async () => {
      const { placesTaken: seen } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
      if (seen >= 20) return false;
      await db.$executeRaw`UPDATE "Event" SET "placesTaken" = "placesTaken" + 1 WHERE id = ${event.id}::uuid`;
      return true;
    };
    const taken = await Promise.all(Array.from({ length: 50 }, takeUnprotected));
    expect(taken.filter(Boolean).length).toBeGreaterThan(20);
    await db.event.delete({ where: { id: event.id } });
    await db.$executeRaw`
      ALTER TABLE "Event" ADD CONSTRAINT "Event_capacity_held"
      CHECK (capacity IS NULL OR "placesTaken" <= capacity)`;
  });

  test("a party takes its places together or waits together; a freed place goes to the next that fits", async () => {
    const event = await anEvent(group.id, { capacity: 3 });
    await comes(event, "first@example.org", { guests: 1 });
    await comes(event, "party@example.org", { guests: 2 });
    await comes(event, "single@example.org");
    await comes(event, "later@example.org");
    expect(await statusOf(event.id, "party@example.org")).toBe("WAITLISTED");
    expect(await statusOf(event.id, "single@example.org")).toBe("GOING");
    const single = await myRsvp(event.id, "single@example.org");
    await changeMyAnswer(await mailedToken("me", "single@example.org"), single.id, { answer: "no" }, now);
    expect((await myRsvp(event.id, "party@example.org")).offeredUntil).toBeNull();
    const offered = await myRsvp(event.id, "later@example.org");
    expect(offered.offeredUntil?.getTime()).toBe(after(now, days(1)).getTime());
    expect(await placesTaken(event.id)).toBe(3);
    await changeMyAnswer(await mailedToken("me", "later@example.org"), offered.id, { answer: "yes" }, now);
    expect(await statusOf(event.id, "later@example.org")).toBe("GOING");
    expect(await placesTaken(event.id)).toBe(3);
  });

  test("who leaves an offered place by the button reads so on their page and gets no mail; the next is offered it", async () => {
    const event = await anEvent(group.id, { capacity: 1 });
    for (const who of ["d1", "d2", "d3"]) await comes(event, `${who}@example.org`);
    await changeMyAnswer(
      await mailedToken("me", "d1@example.org"),
      (await myRsvp(event.id, "d1@example.org")).id,
      { answer: "no" },
      now,
    );
    const offered = await myRsvp(event.id, "d2@example.org");
    expect(offered.offeredUntil).not.toBeNull();
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const token = await mailedToken("me", "d2@example.org");
    const answer = await changeMyAnswer(token, offered.id, { answer: "no" }, now);
    expect(answer).toEqual({ ok: true, done: "place_declined" });
    expect(await statusOf(event.id, "d2@example.org")).toBe("CANCELLED");
    const next = await myRsvp(event.id, "d3@example.org");
    expect(next.offeredUntil).not.toBeNull();
    const told = (await jobsWaiting("events.rsvp-mail")).map(({ payload }) => payload.rsvpId);
    expect(told).toEqual([next.id]);
  });

  test("an offer nobody takes ends at its deadline and goes to the next", async () => {
    const event = await anEvent(group.id, { capacity: 1 });
    for (const email of ["o1@example.org", "o2@example.org", "o3@example.org"]) await comes(event, email);
    const first = await myRsvp(event.id, "o1@example.org");
    await changeMyAnswer(await mailedToken("me", "o1@example.org"), first.id, { answer: "no" }, now);
    const { id, version } = await db.rsvp.findUniqueOrThrow({
      where: { id: (await myRsvp(event.id, "o2@example.org")).id },
    });
    await endOffer({ rsvpId: id, version }, after(now, hours(23)));
    expect(await statusOf(event.id, "o2@example.org")).toBe("WAITLISTED");
    await endOffer({ rsvpId: id, version }, after(now, days(1)));
    await endOffer({ rsvpId: id, version }, after(now, days(1)));
    expect(await statusOf(event.id, "o2@example.org")).toBe("CANCELLED");
    expect((await myRsvp(event.id, "o3@example.org")).offeredUntil).not.toBeNull();
    expect(await placesTaken(event.id)).toBe(1);
  });

  test("random parallel histories never overbook and always add up", async () => {
    const event = await anEvent(group.id, { capacity: 7 });
    const emails = Array.from({ length: 16 }, (_, index) => `chaos${index}@example.org`);
    for (const email of emails) await comes(event, email, { guests: email.length % 3 });
    const answers = ["yes", "no", "maybe", "yes"] as const;
    for (let round = 0; round < (LONG ? 100 : 5); round++)
      await Promise.all(
        emails.map(async (email, index) => {
          const { id } = await myRsvp(event.id, email);
          const wish = { answer: answers[(index * 7 + round * 3) % 4] ?? "yes", guests: (index + round) % 3 };
          await changeMyAnswer(await mailedToken("me", email), id, wish, now);
        }),
      );
    const [held] = await db.$queryRaw<{ sum: number }[]>`
      SELECT coalesce(sum(places), 0)::int AS sum FROM "Rsvp" WHERE "eventId" = ${event.id}::uuid
        AND (status = 'GOING' OR (status = 'WAITLISTED' AND "offeredUntil" IS NOT NULL))`;
    expect(await placesTaken(event.id)).toBe(held?.sum);
    expect(held?.sum).toBeLessThanOrEqual(7);
  }, 300_000);
});

describe("subscriptions, offers of help, one's own page", () => {
  test("a subscription is double opt-in and its consent can be shown", async () => {
    const letter = await aNewsletter(group.id);
    const input = subscriptionSchema.parse({
      email: "sub@example.org",
      consent: "on",
      newsletter: letter.slug,
      name: "Lou",
    });
    expect(await postSubscription(input, posting)).toMatchObject({ ok: true, page: "/newsletter/thanks" });
    expect(await db.subscription.count({ where: { newsletterId: letter.id, confirmedAt: { not: null } } })).toBe(0);
    const later = after(now, hours(2));
    await confirmEverything(await mailedToken("confirm", "sub@example.org"), later);
    await confirmEverything(await mailedToken("confirm", "sub@example.org"), later);
    const consent = await db.consent.findFirstOrThrow({ where: { subjectId: letter.id } });
    expect(consent).toMatchObject({ textVersion: "newsletter-1", textLocale: "fr", givenAt: now, confirmedAt: later });
    expect(await jobsWaiting("newsletters.welcome-mail")).toHaveLength(1);
    const me = await findMe(await mailedToken("me", "sub@example.org"), now);
    expect(me).toMatchObject({ name: "Lou", subscriptions: [{ unsubscribedAt: null }] });
    const token = await mailedToken("me", "sub@example.org");
    await changeMySubscription(token, me?.subscriptions[0]?.id ?? "", "unsubscribe", later);
    const ended = await db.consent.findFirstOrThrow({ where: { subjectId: letter.id } });
    expect(ended).toMatchObject({ withdrawnAt: later, confirmedAt: later });
  });

  test("coming is not subscribing", async () => {
    const event = await anEvent(group.id);
    const letter = await aNewsletter(group.id);
    await comes(event, "only@example.org");
    expect(await db.subscription.count({ where: { newsletterId: letter.id } })).toBe(0);
    await comes(event, "both@example.org", { subscribe: "on" });
    expect(await db.subscription.count({ where: { newsletterId: letter.id, confirmedAt: { not: null } } })).toBe(1);
  });

  test("an offer of help reaches its group once confirmed: a welcome, a notice to each who greets", async () => {
    const organizerId = (
      await db.organizer.create({
        data: {
          id: crypto.randomUUID(),
          sealedEmail: new Uint8Array([1]),
          emailIndex: new Uint8Array([1, 2, 3]),
          roles: { create: { id: crypto.randomUUID(), groupId: group.id, name: "GREETER" } },
        },
      })
    ).id;
    const input = volunteerSchema.parse({
      email: "help@example.org",
      name: "Ibrahim",
      phone: "06 12 34 56 78",
      skills: ["cooking", "web"],
      group: group.slug,
      message: "Bonjour !\nJe peux aider.",
    });
    expect(await postVolunteerOffer(input, posting)).toMatchObject({ ok: true, page: "/join/thanks" });
    await postVolunteerOffer({ ...input, skills: ["legal"] }, posting);
    expect(await jobsWaiting("volunteers.notice-mail")).toHaveLength(0);
    await confirmEverything(await mailedToken("confirm", "help@example.org"), now);
    expect((await jobsWaiting("volunteers.notice-mail")).map(({ payload }) => payload.organizerId)).toEqual([
      organizerId,
    ]);
    const [offer] = await db.volunteerOffer.findMany({ where: { groupId: group.id } });
    expect(offer?.skills).toEqual(["legal"]);
    expect(unseal("VolunteerOffer.sealedPhone", offer?.id ?? "", offer?.sealedPhone ?? new Uint8Array())).toBe(
      "06 12 34 56 78",
    );
  });

  test("erasing frees the place, offers it on and leaves nothing", async () => {
    const event = await anEvent(group.id, { capacity: 1 });
    await comes(event, "gone@example.org");
    await comes(event, "next@example.org");
    const token = await mailedToken("me", "gone@example.org");
    expect(await eraseMe(token, now)).toMatchObject({ ok: true, done: "erased" });
    expect(await findMe(token, now)).toBeNull();
    expect((await myRsvp(event.id, "next@example.org")).offeredUntil).not.toBeNull();
    expect(await db.groupContact.count({ where: { groupId: group.id } })).toBe(1);
  });

  test("an address held for the registered is told to who comes, not to who only asked or left", async () => {
    const event = await anEvent(group.id, { capacity: 5 });
    const held = { addressForRegistered: true, placeName: "Chez Nour", address: "3 rue Cachée", city: "Lyon" };
    await db.event.update({ where: { id: event.id }, data: held });
    await postRsvp(event.slug, rsvpOf("where@example.org"), posting);
    const waiting = await findWaiting(await mailedToken("confirm", "where@example.org"), now);
    expect(waiting?.rsvps[0]?.event).toMatchObject({ placeName: null, address: null, city: "Lyon" });
    await confirmEverything(await mailedToken("confirm", "where@example.org"), now);
    const mine = await myRsvp(event.id, "where@example.org");
    expect(mine.event.address).toBe("3 rue Cachée");
    await changeMyAnswer(await mailedToken("me", "where@example.org"), mine.id, { answer: "no" }, now);
    expect((await myRsvp(event.id, "where@example.org")).event.address).toBeNull();
  });

  test("a token of one purpose or person opens nothing else", async () => {
    const event = await anEvent(group.id);
    await comes(event, "a1@example.org");
    await comes(event, "a2@example.org");
    const { id } = await myRsvp(event.id, "a1@example.org");
    const others = await mailedToken("me", "a2@example.org");
    expect(await changeMyAnswer(others, id, { answer: "no" }, now)).toMatchObject({ status: 404 });
    expect(await findMe(await mailedToken("confirm", "a1@example.org"), now)).toBeNull();
    expect(await findWaiting(await mailedToken("me", "a1@example.org"), now)).toBeNull();
    expect(await findMe("../../etc/passwd", now)).toBeNull();
  });
});

describe("a name told to one group", () => {
  const told = (group: { id: string }, email: string, name?: string) =>
    anEvent(group.id, {}).then((event) => comes(event, email, { name }));
  const knownTo = async (group: { id: string }) => {
    const scope = await someScope(group.id, "ORGANIZER");
    const asked = readContactsAsk({});
    const { people } = (await seeContacts(scope, asked, now)) ?? { people: [] };
    const [event] = await db.event.findMany({ where: { groupId: group.id } });
    const door = event ? await listPeople(await someScope(group.id, "GREETER"), event.id, "all") : [];
    return [...people, ...door].map(({ name }) => name);
  };

  test("is not shown to another group that knows the person", async () => {
    const other = await aGroup();
    await told(group, "camille@example.org", "Camille de Lyon");
    await told(other, "camille@example.org");
    expect(await knownTo(group)).toEqual(["Camille de Lyon", "Camille de Lyon"]);
    expect(await knownTo(other)).toEqual([null, null]);
  });

  test("nor is what it is told later shown to those who knew them before", async () => {
    const other = await aGroup();
    await told(other, "sacha@example.org");
    await told(group, "sacha@example.org", "Sacha");
    expect(await knownTo(other)).toEqual([null, null]);
    expect(await knownTo(group)).toEqual(["Sacha", "Sacha"]);
  });

  test("stays beside another that the person told another group", async () => {
    const other = await aGroup();
    await told(group, "lou@example.org", "Lou");
    await told(other, "lou@example.org", "Louise");
    expect(await knownTo(group)).toEqual(["Lou", "Lou"]);
    expect(await knownTo(other)).toEqual(["Louise", "Louise"]);
  });
});
