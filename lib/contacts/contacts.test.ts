import { beforeAll, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listBroadcastsTo } from "@/lib/newsletters/broadcasts/queries";
import { addContact } from "@/lib/signups/adding/mutations";
import { startBulk } from "@/lib/signups/bulk/mutations";
import { eraseContact } from "@/lib/signups/erasing/mutations";
import { findMe } from "@/lib/signups/me/queries";
import { after, days, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, anEvent, jobsWaiting, mailedToken } from "@/tests/helpers/story";
import { everythingOf } from "@/tests/roles/everything";
import { someRows } from "@/tests/roles/rows";
import { readContactsAsk } from "./desk/filter";
import { seeContacts } from "./desk/people";
import { listContacts } from "./desk/queries";
import { nameMatcher } from "./desk/rules";
import { addNote, deleteNote, editContact, forgetUndone, restoreNote } from "./story/mutations";
import { getContact } from "./story/queries";

let scope: Scope;
let other: Scope;
const everybody = readContactsAsk({});

async function add(who: Scope, name: string, email = someAddress(), now = NOW): Promise<string> {
  const outcome = await addContact(who, { email, name, origin: "paper" }, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.contact;
}

beforeAll(async () => {
  scope = await someScope(await someGroup());
  other = await someScope(await someGroup());
});

test("a name is found without accents, by any of its words, in parts that lead on", async () => {
  expect(nameMatcher("goff MAEL")("Maëlle Le Goff")).toBe(true);
  expect(nameMatcher("goff maelys")("Maëlle Le Goff")).toBe(false);
  expect(nameMatcher("x")(null)).toBe(false);
  for (let count = 0; count < 5; count++) await add(scope, `Élodie Numéro ${count}`);
  await add(scope, "Personne d'autre");
  const asked = readContactsAsk({ q: "elodie" });
  const first = await listContacts(scope, asked, 3);
  expect(first?.people).toHaveLength(3);
  const second = await listContacts(scope, { ...asked, after: first?.next ?? "" }, 3);
  expect(second).toMatchObject({ next: null });
  const all = [...(first?.people ?? []), ...(second?.people ?? [])];
  expect(new Set(all.map(({ id }) => id)).size).toBe(5);
  expect((first?.scanned ?? 0) + (second?.scanned ?? 0)).toBe(6);
});

test("a long search goes on from answer to answer, with those found before, and tells how many names are left", async () => {
  const long = await someScope(await someGroup());
  await add(long, "Solène au début");
  await db.$executeRaw`
    WITH made AS (
      INSERT INTO "Contact" (id, "sealedEmail", "emailIndex")
      SELECT gen_random_uuid(), '', sha256(n::text::bytea) FROM generate_series(1, 12600) n RETURNING id)
    INSERT INTO "GroupContact" (id, "groupId", "contactId", "createdAt")
    SELECT gen_random_uuid(), ${long.groupId}::uuid, id, '2001-01-01' FROM made`;
  await add(long, "Solène à la fin", someAddress(), new Date("2000-01-01"));
  const asked = readContactsAsk({ q: "solene" });
  const first = await listContacts(long, asked);
  expect(first).toMatchObject({ people: [{ name: "Solène au début" }], scanned: 12_500, left: 102 });
  const on = readContactsAsk({ q: "solene", after: first?.next, found: first?.people[0]?.id });
  const names = [{ name: "Solène au début" }, { name: "Solène à la fin" }];
  expect(await listContacts(long, on)).toMatchObject({ people: names, scanned: 102, left: 0, next: null });
  expect(await listContacts(scope, on)).toMatchObject({ people: [] });
  const broken = { after: `1.${"-".repeat(36)}`, found: "x" };
  expect(readContactsAsk(broken)).toMatchObject({ after: undefined, found: undefined });
});

test("a whole address finds its person, in the own group only", async () => {
  const email = someAddress("Celle.La@exemple.fr");
  const id = await add(scope, "Celle-là", email);
  const asked = readContactsAsk({ q: "celle.la@EXEMPLE.fr" });
  expect((await listContacts(scope, asked))?.people).toMatchObject([{ id, tags: [] }]);
  expect(await listContacts(other, asked)).toMatchObject({ people: [], scanned: null });
});

test("each look is on the audit trail", async () => {
  const before = await db.auditEntry.count({ where: { act: "contacts.viewed", organizerId: scope.organizerId } });
  await seeContacts(scope, everybody, NOW);
  expect(await db.auditEntry.count({ where: { act: "contacts.viewed", organizerId: scope.organizerId } })).toBe(
    before + 1,
  );
});

test("an address that another group knows tells nothing of what it was told there", async () => {
  const email = someAddress();
  await add(other, "Nom donné ailleurs", email);
  await db.contact.updateMany({ data: { locale: "en" } });
  const added = await addContact(scope, { email, origin: "spoken" }, NOW);
  if (!added.ok) throw new Error(added.reason);
  expect(added.known).toBe(false);
  expect(await getContact(scope, added.contact)).toMatchObject({ name: null, phone: null, locale: null });
  await editContact(scope, added.contact, { name: "Ici", language: "fr" }, NOW);
  const there = await db.groupContact.findFirstOrThrow({ where: { groupId: other.groupId } });
  expect(await getContact(other, there.id)).toMatchObject({ name: "Nom donné ailleurs" });
  expect(await db.contact.findFirst({ where: { id: there.contactId } })).toMatchObject({ locale: "en" });
});

test("who is added by hand has a consent with its origin, and no subscription without the mail's button", async () => {
  const letter = await aNewsletter(scope.groupId);
  const email = someAddress();
  const added = await addContact(scope, { email, origin: "paper", newsletter: letter.id }, NOW);
  if (!added.ok) throw new Error(added.reason);
  const story = await getContact(scope, added.contact);
  expect(story?.consents).toMatchObject([
    { purpose: "CONTACT", how: "paper", confirmedAt: null, textVersion: "contact-1" },
  ]);
  expect(story?.subscriptions).toEqual([]);
  expect(story?.history).toMatchObject([{ kind: "contact.added" }]);
  expect(await db.subscription.findFirst({ where: { newsletterId: letter.id } })).toMatchObject({
    confirmedAt: null,
    askedAt: NOW,
  });
  expect(await jobsWaiting("signups.confirmation-mail")).toHaveLength(1);
  expect(await addContact(scope, { email, origin: "paper" }, NOW)).toEqual({
    ok: true,
    contact: added.contact,
    known: true,
  });
});

test("a note comes back for a quarter of an hour, then is forgotten", async () => {
  const id = await add(scope, "Notée");
  await addNote(scope, id, "Vient à vélo.", NOW);
  const [note] = (await getContact(scope, id))?.notes ?? [];
  expect(note).toMatchObject({ text: "Vient à vélo.", by: "Camille" });
  await deleteNote(scope, id, note?.id ?? "", NOW);
  expect((await getContact(scope, id))?.notes).toEqual([]);
  await forgetUndone(after(NOW, minutes(14)));
  expect(await restoreNote(scope, id, note?.id ?? "", after(NOW, minutes(14)))).toEqual({ ok: true });
  await deleteNote(scope, id, note?.id ?? "", NOW);
  expect(await restoreNote(scope, id, note?.id ?? "", after(NOW, minutes(16)))).toMatchObject({ ok: false });
  await forgetUndone(after(NOW, minutes(16)));
  expect(await db.contactNote.count({ where: { groupContactId: id } })).toBe(0);
});

test("a person reads on their own page all that each group wrote down, but not who did", async () => {
  const email = someAddress();
  const id = await add(scope, "Comme on l'appelle ici", email);
  await add(other, "Et là", email, after(NOW, 1));
  await editContact(scope, id, { name: "Comme on l'appelle ici", phone: "06 12 34 56 78", postcode: "35000" }, NOW);
  await startBulk(scope, { ...everybody, ids: [id] }, { act: "tag", tag: "presse" }, NOW);
  for (const text of ["Gardée.", "Retirée."]) await addNote(scope, id, text, NOW);
  const taken = (await getContact(scope, id))?.notes.find(({ text }) => text === "Retirée.");
  await deleteNote(scope, id, taken?.id ?? "", NOW);
  const me = await findMe(await mailedToken("me", email.display), NOW);
  expect(me?.groups).toMatchObject([
    {
      name: "Comme on l'appelle ici",
      phone: "06 12 34 56 78",
      postcode: "35000",
      tags: ["presse"],
      notes: [{ text: "Gardée.", at: NOW }],
    },
    { name: "Et là", tags: [], notes: [] },
  ]);
  expect(JSON.stringify(me)).not.toMatch(/Camille|Retirée/);
});

test("erasing takes all that the group holds, the address too when nobody else knows it", async () => {
  const email = someAddress();
  const here = await add(scope, "Partie", email);
  const there = await add(other, "Restée", email);
  const { contactId } = await db.groupContact.findUniqueOrThrow({ where: { id: here } });
  expect(await eraseContact(scope, here, NOW)).toEqual({ ok: true });
  expect(await getContact(scope, here)).toBeNull();
  expect(await getContact(other, there)).toMatchObject({ name: "Restée" });
  expect(await eraseContact(other, there, NOW)).toEqual({ ok: true });
  expect(await db.contact.findUnique({ where: { id: contactId } })).toBeNull();
});

test("erasing frees the place at what comes, keeps the head count of what was, and touches nothing of another group", async () => {
  const here = await someRows(await someGroup());
  const there = await someRows(await someGroup());
  const [owner, stranger] = [await someScope(here.groupId), await someScope(there.groupId)];
  const { contactId } = await db.groupContact.findUniqueOrThrow({ where: { id: here.contact } });
  // The same person is known there.
  await db.groupContact.update({ where: { id: there.contact }, data: { contactId } });
  await db.rsvp.update({ where: { id: there.rsvp }, data: { contactId } });
  await db.volunteerOffer.update({ where: { id: there.offer }, data: { contactId } });
  await db.subscription.updateMany({ where: { newsletterId: there.newsletter }, data: { contactId } });
  await db.rsvp.update({ where: { id: here.rsvp }, data: { status: "GOING" } });
  await db.event.update({ where: { id: here.event }, data: { placesTaken: 1 } });
  const past = await anEvent(here.groupId, { now: after(NOW, -days(20)) });
  const came = { status: "GOING", places: 2, confirmedAt: NOW, attendedAt: past.startsAt } as const;
  await db.rsvp.create({ data: { id: newId(), eventId: past.id, contactId, ...came } });

  const before = await everythingOf(there.groupId);
  expect(await eraseContact(owner, here.contact, NOW)).toEqual({ ok: true });
  expect(await everythingOf(there.groupId)).toBe(before);
  expect(await db.event.findUnique({ where: { id: here.event } })).toMatchObject({ placesTaken: 0 });
  expect(await db.event.findUnique({ where: { id: past.id } })).toMatchObject({ attendance: 2 });
  expect(await eraseContact(stranger, there.contact, NOW)).toEqual({ ok: true });
  expect(await db.contact.count({ where: { id: contactId } })).toBe(0);
});

test("a person's page shows the messages to many that went to them, of this group alone, as their event's page does", async () => {
  const id = await add(scope, "Destinataire");
  const { contactId } = await db.groupContact.findUniqueOrThrow({ where: { id } });
  const send = async ({ groupId }: Scope, fate: object) => {
    const event = await anEvent(groupId, { now: NOW });
    const subject = { fr: "Demain, sous la pluie" };
    const told = { id: newId(), groupId, eventId: event.id, subject, audience: {}, scheduledAt: NOW, recipients: 1 };
    await db.broadcast.create({ data: told });
    const copy = { id: newId(), key: newId(), kind: "broadcast", broadcastId: told.id, contactId };
    await db.delivery.create({ data: { ...copy, ...fate } });
    return told;
  };
  const own = await send(scope, { sentAt: NOW });
  const foreign = await send(other, { sentAt: NOW });
  await send(scope, { droppedAt: NOW });
  expect((await getContact(scope, id))?.mails).toMatchObject([{ broadcast: { id: own.id, subject: own.subject } }]);
  expect(await listBroadcastsTo(scope, own.eventId)).toMatchObject([{ id: own.id, recipients: 1 }]);
  expect(await listBroadcastsTo(scope, foreign.eventId)).toEqual([]);
  await db.broadcast.update({ where: { id: own.id }, data: { scheduledAt: null } });
  expect(await listBroadcastsTo(scope, own.eventId)).toEqual([]);
});
