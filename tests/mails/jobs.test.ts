import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { JobName, JobPayloads } from "@/lib/jobs/jobs";
import { closeMailTransport } from "@/lib/mail/transport";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { after, days, hours } from "@/lib/time";
import { handlers } from "@/lib/worker/handlers";
import { startSmtpSink } from "../helpers/smtp-sink";
import { aGroup, aNewsletter, anAddress, anEvent } from "../helpers/story";
import { lintMail } from "./linter";

const now = new Date("2027-01-10T10:00:00Z");
const PUBLIC = "https://lucioles.example";

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
beforeAll(async () => {
  sink = await startSmtpSink();
  Object.assign(process.env, { SMTP_URL: sink.url, PUBLIC_URL: PUBLIC });
  rereadEnv();
});
beforeEach(() => {
  sink.received.length = 0;
});
afterAll(async () => {
  closeMailTransport();
  await sink.stop();
});

const run = <N extends JobName>(name: N, payload: JobPayloads[N], at = now) => {
  const handle = handlers[name] as ((payload: JobPayloads[N], now: Date) => Promise<void>) | undefined;
  if (!handle) throw new Error(`nobody handles ${name}`);
  return handle(payload, at);
};

async function aContact({ confirmed = true, locale = "fr" } = {}) {
  const id = newId();
  const email = `${id.slice(0, 8)}@example.org`;
  await db.contact.create({
    data: {
      id,
      sealedEmail: seal("Contact.sealedEmail", id, email),
      emailIndex: addressIndex(anAddress(email)),
      sealedName: seal("Contact.sealedName", id, "Camille"),
      locale,
      confirmedAt: confirmed ? now : null,
      confirmationMailAt: now,
    },
  });
  return { id, email, me: `/me/${linkToken("me", id, 1)}`, confirm: `/confirm/${linkToken("confirm", id, 1)}` };
}

type RsvpData = Partial<Parameters<typeof db.rsvp.create>[0]["data"]>;

async function anRsvp(eventId: string, contactId: string, data: RsvpData = {}) {
  const row = { id: newId(), eventId, contactId, status: "GOING", version: 1, confirmedAt: now } as const;
  return db.rsvp.create({ data: { ...row, ...data } as Parameters<typeof db.rsvp.create>[0]["data"] });
}

/** The one mail that left, linted; with the calendar entry it holds. */
function theMail(locale: "fr" | "en" = "fr") {
  expect(sink.received).toHaveLength(1);
  const { mail, raw, to } = sink.received[0] ?? { mail: undefined, raw: "", to: [] };
  if (!mail) throw new Error("no mail");
  const content = { subject: mail.subject ?? "", html: mail.html ?? "", text: mail.text ?? "" };
  expect(lintMail(content, locale, PUBLIC)).toEqual([]);
  const file = mail.attachments.find(({ filename }) => filename === "calendar.ics");
  const ics = file && new TextDecoder().decode(file.content as ArrayBuffer);
  const calendar = ics ? new ICAL.Component(ICAL.parse(ics)) : undefined;
  const entry = calendar?.getFirstSubcomponent("vevent");
  sink.received.length = 0;
  return {
    ...content,
    raw,
    to,
    method: calendar?.getFirstPropertyValue("method"),
    uid: entry?.getFirstPropertyValue("uid"),
    sequence: Number(entry?.getFirstPropertyValue("sequence") ?? Number.NaN),
  };
}

const bump = (id: string, data: object) =>
  db.rsvp.update({ where: { id }, data: { version: { increment: 1 }, ...data } });

test("who comes gets the entry for their calendar; who then cancels gets it taken out, with the same UID and a higher SEQUENCE", async () => {
  const event = await anEvent((await aGroup()).id, { now });
  const contact = await aContact();
  const { id: rsvpId } = await anRsvp(event.id, contact.id);
  await run("events.rsvp-mail", { rsvpId, version: 1 });
  const going = theMail();
  expect(going.to).toEqual([contact.email]);
  expect(going.text).toContain(`${PUBLIC}${contact.me}`);
  expect(going.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
  expect([going.method, going.uid]).toEqual(["REQUEST", `${event.id}@lucioles.example`]);

  await bump(rsvpId, { status: "CANCELLED", cancelledAt: now });
  await run("events.rsvp-mail", { rsvpId, version: 2 }, after(now, hours(1)));
  const cancelled = theMail();
  expect(cancelled.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/i);
  expect([cancelled.method, cancelled.uid]).toEqual(["CANCEL", going.uid]);
  expect(cancelled.sequence).toBeGreaterThan(going.sequence);

  await bump(rsvpId, { status: "GOING", cancelledAt: null });
  await run("events.rsvp-mail", { rsvpId, version: 3 }, after(now, hours(2)));
  const again = theMail();
  expect(again.method).toBe("REQUEST");
  expect(again.sequence).toBeGreaterThan(cancelled.sequence);
});

test("a job that comes late, twice, or for an answer that is gone says nothing", async () => {
  const event = await anEvent((await aGroup()).id, { now });
  const { id: rsvpId } = await anRsvp(event.id, (await aContact()).id, { version: 2 });
  await run("events.rsvp-mail", { rsvpId, version: 1 });
  expect(sink.received).toHaveLength(0);
  await run("events.rsvp-mail", { rsvpId, version: 2 });
  await run("events.rsvp-mail", { rsvpId, version: 2 });
  theMail();
  await run("events.rsvp-mail", { rsvpId: newId(), version: 1 });
  await bump(rsvpId, {});
  await run("events.rsvp-mail", { rsvpId, version: 3 }, after(now, days(11)));
  expect(sink.received).toHaveLength(0);
});

test("who waits learns how many are before them, then of the place that is kept, then that it was not taken", async () => {
  const event = await anEvent((await aGroup()).id, { now, capacity: 1 });
  await db.event.update({
    where: { id: event.id },
    data: { addressForRegistered: true, address: "12 rue Secrète", city: "Rennes" },
  });
  for (const minute of [1, 2]) {
    const waitlistedAt = after(now, -hours(minute));
    await anRsvp(event.id, (await aContact()).id, { status: "WAITLISTED", waitlistedAt });
  }
  const { id: rsvpId } = await anRsvp(event.id, (await aContact()).id, { status: "WAITLISTED", waitlistedAt: now });
  await run("events.rsvp-mail", { rsvpId, version: 1 });
  const waits = theMail();
  expect(waits.text).toContain("Deux personnes sont avant vous");
  expect(waits.text).toContain("Rennes");
  expect(waits.text).not.toContain("rue Secrète");
  expect(waits.method).toBeUndefined();

  await bump(rsvpId, { offeredUntil: new Date("2027-01-11T17:00:00Z") });
  await run("events.rsvp-mail", { rsvpId, version: 2 }, after(now, hours(1)));
  expect(theMail().text).toContain("lundi 11 janvier 2027, 18\u202fh");

  await bump(rsvpId, { status: "CANCELLED", offeredUntil: null });
  await run("events.rsvp-mail", { rsvpId, version: 3 }, after(now, hours(2)));
  expect(theMail().subject).toMatch(/^Place non retenue/);
});

test("an event that moved or was called off is told again to who comes", async () => {
  const event = await anEvent((await aGroup()).id, { now });
  const { id: rsvpId } = await anRsvp(event.id, (await aContact({ locale: "en" })).id);
  await run("events.rsvp-mail", { rsvpId, version: 1 });
  const first = theMail("en");
  await db.event.update({ where: { id: event.id }, data: { sequence: 1, placeName: "Elsewhere" } });
  await run("events.rsvp-mail", { rsvpId, version: 1 }, after(now, hours(1)));
  const moved = theMail("en");
  expect(moved.subject).toMatch(/^Changed: /);
  expect(moved.sequence).toBeGreaterThan(first.sequence);
  const reason = { fr: "La salle est inondée." };
  const change = { id: newId(), what: "cancelled", before: {}, after: {}, reason, at: now };
  await db.event.update({
    where: { id: event.id },
    data: { sequence: 2, cancelledAt: now, changes: { create: change } },
  });
  await run("events.rsvp-mail", { rsvpId, version: 1 }, after(now, hours(2)));
  const off = theMail("en");
  expect(off.method).toBe("CANCEL");
  expect(off.sequence).toBeGreaterThan(moved.sequence);
  expect(off.text).toContain("La salle est inondée.");
  expect(off.html).toMatch(/lang="fr"[^>]*>La salle est inondée\./);
});

test("one confirmation mail lists everything that waits, and names nothing that somebody typed", async () => {
  const group = await aGroup();
  const [event, letter, contact] = [
    await anEvent(group.id, { now }),
    await aNewsletter(group.id),
    await aContact({ confirmed: false }),
  ];
  await anRsvp(event.id, contact.id, {
    status: "PENDING",
    askedAnswer: "YES",
    askedPlaces: 2,
    askedAt: now,
    version: 0,
  });
  await db.subscription.create({ data: { id: newId(), newsletterId: letter.id, contactId: contact.id, askedAt: now } });
  await run("signups.confirmation-mail", { contactId: contact.id });
  const mail = theMail();
  expect(mail.text).toContain(`${PUBLIC}${contact.confirm}`);
  expect(mail.text).toContain("2 places");
  expect(mail.text).toContain("La lettre");
  expect(mail.raw).not.toContain("Camille");
  await run("signups.confirmation-mail", { contactId: contact.id });
  expect(sink.received).toHaveLength(0);
});

test("when nothing waits any more a mail comes all the same, with the person's page only if they proved the address", async () => {
  for (const confirmed of [true, false]) {
    const contact = await aContact({ confirmed });
    await run("signups.confirmation-mail", { contactId: contact.id });
    expect(theMail().text.includes(contact.me)).toBe(confirmed);
  }
});

test("a new subscriber is welcomed, with one-click unsubscribe; who left meanwhile is not", async () => {
  const [letter, contact] = [await aNewsletter((await aGroup()).id), await aContact()];
  const row = { id: newId(), newsletterId: letter.id, contactId: contact.id, confirmedAt: now };
  await db.subscription.create({ data: { ...row, unsubscribedAt: now } });
  await run("newsletters.welcome-mail", { subscriptionId: row.id });
  expect(sink.received).toHaveLength(0);
  await db.subscription.update({ where: { id: row.id }, data: { unsubscribedAt: null } });
  await run("newsletters.welcome-mail", { subscriptionId: row.id });
  const headers = sink.received[0]?.mail.headers ?? [];
  const header = (key: string) => headers.find((h) => h.key === key)?.value;
  const path = `/api/public${contact.me}/subscriptions/${row.id}/one-click`;
  expect(header("list-unsubscribe")).toBe(`<${PUBLIC}${path}>`);
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  theMail();
});

test("an offer of help: a welcome to the person, and to who greets a notice that holds a first name and no more", async () => {
  const [group, contact] = [await aGroup(), await aContact()];
  const offerId = newId();
  const data = { sealedName: seal("VolunteerOffer.sealedName", offerId, "Camille Durand"), skills: ["cooking"] };
  await db.volunteerOffer.create({
    data: { id: offerId, groupId: group.id, contactId: contact.id, confirmedAt: now, ...data },
  });
  await run("volunteers.welcome-mail", { offerId });
  expect(theMail().text).toContain("dimanche 17 janvier 2027");

  const organizerId = newId();
  const email = `${organizerId.slice(0, 8)}@example.org`;
  await db.organizer.create({
    data: {
      id: organizerId,
      sealedEmail: seal("Organizer.sealedEmail", organizerId, email),
      emailIndex: addressIndex(anAddress(email)),
      roles: { create: { id: newId(), groupId: group.id, name: "WRITER" } },
    },
  });
  await run("volunteers.notice-mail", { offerId, organizerId });
  expect(sink.received).toHaveLength(0);
  await db.role.updateMany({ where: { organizerId }, data: { name: "GREETER" } });
  await run("volunteers.notice-mail", { offerId, organizerId });
  const notice = theMail();
  expect(notice.to).toEqual([email]);
  expect(notice.text).toContain("Camille");
  expect(notice.raw).not.toMatch(new RegExp(`Durand|${contact.email}|cuisine`));

  await run("auth.sign-in-mail", { organizerId });
  const signIn = theMail();
  expect(signIn.text).toMatch(/^\d{6}$/m);
  expect(signIn.text).toMatch(/\/organize\/sign-in\/[\w-]{43}/);
  expect(await db.signInKey.count({ where: { organizerId } })).toBe(1);
});
