import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSignIn } from "@/lib/auth/sign-ins/mutations";
import { newToken } from "@/lib/auth/sign-ins/tokens";
import { db, Prisma } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { newId } from "@/lib/ids";
import { subscriptionSchema } from "@/lib/newsletters/schema";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { seal } from "@/lib/privacy/sealed";
import { ABOUT_NOBODY, DATA_CLASSES, type DataClass, type Table, TERMS } from "@/lib/privacy/terms/rules";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postRsvp, postSubscription } from "@/lib/signups/mutations";
import { after, days, minutes } from "@/lib/time";
import { someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, anEvent, mailedToken } from "@/tests/helpers/story";
import { PURGES, previewPurge, purge } from "./mutations";

const NOW = new Date();
const SECOND = 1000;
const posting = { now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false };
const folder = mkdtempSync(path.join(tmpdir(), "cortege-purge-"));

beforeAll(() => {
  process.env.CORTEGE_DATA = folder;
  rereadEnv();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every table has its class, or says why it is about nobody; and every class is one that the schema knows", () => {
  const classed = Object.values(TERMS).flatMap(({ tables }) => tables as readonly Table[]);
  const tables = Object.values(Prisma.ModelName);
  expect(tables.filter((table) => !classed.includes(table) && !ABOUT_NOBODY[table])).toEqual([]);
  expect(Object.keys(ABOUT_NOBODY).filter((table) => classed.includes(table as Table))).toEqual([]);
  const sealing = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)]
    .filter(([, , body]) => /^ {2}sealed/m.test(body ?? ""))
    .map(([, name]) => name);
  expect(sealing).toContain("Contact");
  expect(sealing.filter((table) => !classed.includes(table as Table))).toEqual([]);
});

test("no table has a place for a network address", () => {
  const fields = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
  expect(fields.filter((name) => /^ip$|Ip$|^ip[A-Z]|network|remoteAddress|userAgent/.test(name ?? ""))).toEqual([]);
});

test("every class that has a term of its own is purged", () => {
  const purged = new Set(PURGES.map(({ dataClass }) => dataClass));
  const others = DATA_CLASSES.filter((one) => !purged.has(one) && !("with" in TERMS[one]));
  expect(others).toEqual(["network"]);
});

/** Somebody who answered an event with a name or without, and confirmed. */
async function somebodyComes(name: string | undefined, groupId: string) {
  const email = `${newId()}@example.org`;
  const event = await anEvent(groupId, { now: NOW });
  await postRsvp(event.slug, rsvpSchema.parse({ email, name, answer: "yes", guests: 1 }), posting);
  await confirmEverything(await mailedToken("confirm", email), NOW);
  return { email, event };
}

const file = (name: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), "x");
  utimesSync(path.join(folder, name), NOW, NOW);
  return async () => Number(readdirSync(path.dirname(path.join(folder, name))).includes(path.basename(name)));
};

type Kept = { at: Date; left: () => Promise<number> };

/** For each class: something of it, when its term ends, and how much of it is left. */
const SAMPLES: Partial<Record<DataClass, (groupId: string) => Promise<Kept>>> = {
  answers: async (groupId) => {
    const { event } = await somebodyComes("Dominique", groupId);
    return {
      at: after(event.overAt, days(30)),
      left: () => db.rsvp.count({ where: { eventId: event.id } }),
    };
  },
  unnamed: async (groupId) => {
    const { event } = await somebodyComes(undefined, groupId);
    return { at: after(event.overAt, days(2)), left: () => db.rsvp.count({ where: { eventId: event.id } }) };
  },
  asked: async (groupId) => {
    const event = await anEvent(groupId, { now: NOW });
    const input = rsvpSchema.parse({ email: `${newId()}@example.org`, answer: "yes", guests: 0 });
    await postRsvp(event.slug, input, posting);
    return { at: after(NOW, days(7)), left: () => db.rsvp.count({ where: { eventId: event.id } }) };
  },
  people: async (groupId) => {
    const letter = await aNewsletter(groupId);
    const email = `${newId()}@example.org`;
    await postSubscription(subscriptionSchema.parse({ email, newsletter: letter.slug, consent: "on" }), posting);
    await confirmEverything(await mailedToken("confirm", email), NOW);
    const mine = { where: { newsletterId: letter.id } };
    return { at: after(NOW, days(3 * 365)), left: () => db.subscription.count(mine) };
  },
  loose: async () => {
    const id = newId();
    const bytes = new Uint8Array(Buffer.from(id));
    await db.contact.create({ data: { id, sealedEmail: bytes, emailIndex: bytes, lastActAt: NOW } });
    return { at: after(NOW, days(1)), left: () => db.contact.count({ where: { id } }) };
  },
  parts: async (groupId) => {
    const [event, id] = [await anEvent(groupId, { now: NOW }), newId()];
    const sealedEmail = seal("Speaker.sealedEmail", id, "awa@example.org");
    await db.speaker.create({ data: { id, eventId: event.id, sealedEmail } });
    const known = { where: { id, sealedEmail: { not: null } } };
    return { at: after(event.overAt, days(30)), left: () => db.speaker.count(known) };
  },
  mails: async () => {
    const { id } = await db.delivery.create({ data: { id: newId(), key: newId(), kind: "test", createdAt: NOW } });
    return { at: after(NOW, days(365)), left: () => db.delivery.count({ where: { id } }) };
  },
  suppressed: async () => {
    const emailIndex = new Uint8Array(Buffer.from(newId()));
    await db.suppression.create({ data: { emailIndex, suppressedAt: NOW, reason: "bounced", updatedAt: NOW } });
    return { at: after(NOW, 3 * days(365)), left: () => db.suppression.count({ where: { emailIndex } }) };
  },
  draft: async () => {
    const id = newId();
    const expiresAt = after(NOW, minutes(15));
    await db.formDraft.create({ data: { id, sealedValues: new Uint8Array(1), expiresAt } });
    return { at: expiresAt, left: () => db.formDraft.count({ where: { id } }) };
  },
  posted: async () => {
    await db.postedKey.create({ data: { keyHash: new Uint8Array(1), answer: {}, createdAt: NOW } });
    return { at: after(NOW, days(2)), left: () => db.postedKey.count() };
  },
  undone: async (groupId) => {
    const { email } = await somebodyComes("Dominique", groupId);
    const row = await db.groupContact.findFirstOrThrow({ where: { groupId }, select: { id: true } });
    const id = newId();
    const sealedText = seal("ContactNote.sealedText", id, email);
    const note = { id, groupContactId: row.id, sealedText, deletedAt: after(NOW, minutes(15)) };
    await db.contactNote.create({ data: note });
    return { at: after(NOW, minutes(30)), left: () => db.contactNote.count({ where: { id } }) };
  },
  messages: async (groupId) => {
    const { id: eventId } = await anEvent(groupId, { now: NOW });
    const row = { id: newId(), groupId, eventId, audience: {}, createdAt: NOW };
    const { id } = await db.broadcast.create({ data: row });
    return { at: after(NOW, days(30)), left: () => db.broadcast.count({ where: { id } }) };
  },
  organizers: async (groupId) => {
    const { organizerId: id } = await someScope(groupId);
    await db.organizer.update({ where: { id }, data: { createdAt: NOW } });
    await db.role.updateMany({ where: { organizerId: id }, data: { endsAt: NOW } });
    return { at: after(NOW, days(365)), left: () => db.organizer.count({ where: { id } }) };
  },
  signIns: async (groupId) => {
    const { organizerId } = await someScope(groupId);
    await startSignIn({ token: newToken(), organizerId, expiresAt: after(NOW, days(9)) }, NOW);
    return { at: after(NOW, days(9)), left: () => db.signIn.count({ where: { organizerId } }) };
  },
  invitations: async (groupId) => {
    const { organizerId: invitedById } = await someScope(groupId);
    const id = newId();
    const bytes = new Uint8Array(Buffer.from(id));
    const expiresAt = after(NOW, days(7));
    const offer = { id, groupId, invitedById, sealedEmail: bytes, emailIndex: bytes, role: "WRITER" as const };
    await db.invitation.create({ data: { ...offer, locale: "fr", expiresAt } });
    return { at: expiresAt, left: () => db.invitation.count({ where: { id } }) };
  },
  log: async (groupId) => {
    await recordAuditNow({ organizerId: null, groupId, act: "contacts.viewed", subjectId: null, count: 1 }, NOW);
    return { at: after(NOW, days(365)), left: () => db.auditEntry.count({ where: { groupId } }) };
  },
  bin: async (groupId) => {
    const text = { id: newId(), groupId, slug: `p-${newId()}`, title: {}, deletedAt: NOW };
    await db.post.create({ data: text });
    return { at: after(NOW, days(30)), left: () => db.post.count({ where: { id: text.id } }) };
  },
  presence: async () => {
    const open = { textId: newId(), organizerId: newId(), at: NOW };
    await db.editing.create({ data: open });
    return { at: after(NOW, minutes(2)), left: () => db.editing.count({ where: { textId: open.textId } }) };
  },
  purges: async () => {
    const { id } = await db.purgeRun.create({ data: { id: newId(), startedAt: NOW } });
    return { at: after(NOW, 3 * days(365)), left: () => db.purgeRun.count({ where: { id } }) };
  },
  jobs: async () => {
    await db.$executeRaw`SELECT graphile_worker.add_job('purge.test', '{}'::json, max_attempts => 1)`;
    const mine = Prisma.sql`task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'purge.test')`;
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 1, updated_at = ${NOW} WHERE ${mine}`;
    const left = async () =>
      (await db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker._private_jobs WHERE ${mine}`).length;
    return { at: after(NOW, days(30)), left };
  },
  mailFiles: async () => ({ at: after(NOW, days(7)), left: file("mail/20261122T080000000Z-x.eml") }),
  leftovers: async () => ({ at: after(NOW, days(1)), left: file("backup-abc123") }),
};

describe("each class stays a second before its term, and is gone a second after it", () => {
  test.each(PURGES.map(({ dataClass }) => dataClass).filter((one, at, all) => all.indexOf(one) === at))(
    "%s",
    async (dataClass) => {
      const groupId = await someGroup();
      const { at, left } = (await SAMPLES[dataClass]?.(groupId)) ?? expect.fail(`no sample of ${dataClass}`);
      const own = PURGES.filter((one) => one.dataClass === dataClass);
      await purge(after(at, -SECOND), own);
      expect(await left()).toBe(1);
      const told = (await previewPurge(after(at, SECOND))).find((one) => one.dataClass === dataClass);
      const report = await purge(after(at, SECOND), own);
      expect(await left()).toBe(0);
      expect(report).toEqual([told]);
    },
  );
});

test("a draft event leaves the bin with the texts, counted with them", async () => {
  const event = await anEvent(await someGroup(), { now: NOW });
  await db.event.update({ where: { id: event.id }, data: { publishedAt: null, deletedAt: NOW } });
  const own = PURGES.filter(({ dataClass }) => dataClass === "bin");
  const at = after(NOW, days(30) + SECOND);
  expect(await previewPurge(at)).toContainEqual({ dataClass: "bin", counts: [{ groupId: null, count: 1 }] });
  expect(await purge(at, own)).toEqual([{ dataClass: "bin", counts: [{ groupId: null, count: 1 }] }]);
  expect(await db.event.count({ where: { id: event.id } })).toBe(0);
});

test("a group forgets sooner where it says so; what it sets never makes it later", async () => {
  const [quick, usual] = [await someGroup(), await someGroup()];
  await db.group.update({ where: { id: quick }, data: { answersKept: 5, peopleKept: 90 } });
  const events = [(await somebodyComes("Awa", quick)).event, (await somebodyComes("Awa", usual)).event];
  const left = () => Promise.all(events.map(({ id }) => db.rsvp.count({ where: { eventId: id } })));
  const over = events[0]?.overAt ?? NOW;
  await purge(after(over, days(5) - SECOND));
  expect(await left()).toEqual([1, 1]);
  await purge(after(over, days(5) + SECOND));
  expect(await left()).toEqual([0, 1]);
  const later = { answersKept: 31 };
  await expect(db.group.update({ where: { id: quick }, data: later })).rejects.toThrow();
});

test("who came without a name is forgotten two days later and still counted with those who gave one", async () => {
  const groupId = await someGroup();
  const { event } = await somebodyComes(undefined, groupId);
  const email = `${newId()}@example.org`;
  await postRsvp(event.slug, rsvpSchema.parse({ email, name: "Awa", answer: "yes", guests: 2 }), posting);
  await confirmEverything(await mailedToken("confirm", email), NOW);
  await db.rsvp.updateMany({ where: { eventId: event.id }, data: { attendedAt: event.startsAt } });
  await purge(after(event.overAt, days(3)));
  expect(await db.rsvp.count({ where: { eventId: event.id } })).toBe(1);
  await purge(after(event.overAt, days(31)));
  const { attendance } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  expect([await db.rsvp.count({ where: { eventId: event.id } }), attendance]).toEqual([0, 5]);
});

test("what one night took stands on record by class and group, once", async () => {
  const groupId = await someGroup();
  const { event } = await somebodyComes("Dominique", groupId);
  const at = after(event.overAt, days(40));
  await purge(at);
  await purge(at);
  const counts = await db.purgeCount.findMany({ where: { groupId, dataClass: "answers" }, include: { run: true } });
  expect(counts).toMatchObject([{ count: 1, run: { startedAt: at } }]);
  expect(counts[0]?.run.finishedAt).not.toBeNull();
});
