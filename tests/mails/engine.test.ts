import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { db, Prisma } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { type RunningEngine, startEngine } from "@/lib/mail/sending/engine";
import {
  holdBroadcast,
  keepBroadcast,
  restBroadcast,
  type Settled,
  settleAndClaim,
} from "@/lib/mail/sending/mutations";
import { closeMailTransport } from "@/lib/mail/transport";
import { after, minutes } from "@/lib/time";
import { behind } from "../helpers/behind";
import { startSmtpSink } from "../helpers/smtp-sink";
import { aGroup } from "../helpers/story";
import { aMessage, composeAnything, standOf } from "./sending";

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let groupId: string;
let engines: RunningEngine[] = [];

const settings = (set: Record<string, string>) => {
  Object.assign(process.env, { MAIL_PER_HOUR: "", MAIL_PACE: "", SMTP_URL: sink.url, ...set });
  rereadEnv();
};
const start = (...compose: Parameters<typeof composeAnything>) => {
  engines.push(startEngine(composeAnything(...compose)));
};

beforeAll(async () => {
  sink = await startSmtpSink();
  groupId = (await aGroup()).id;
});
beforeEach(() => {
  closeMailTransport();
  settings({});
  Object.assign(sink, { manner: "accepts", mannerFor: () => undefined });
  sink.received.length = 0;
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  engines = [];
});
afterAll(async () => {
  closeMailTransport();
  await sink.stop();
});

const reached = (name = "") =>
  sink.received.flatMap(({ to }) => to.filter((address) => address.startsWith(name))).sort();
const until = (id: string, state: Record<string, unknown>) =>
  expect
    .poll(() => db.broadcast.findUnique({ where: { id } }), { timeout: 20_000, interval: 100 })
    .toMatchObject(state);
const done = { finishedAt: expect.any(Date) };

test("everybody gets one copy, with their own words, and the message is finished", async () => {
  const id = await aMessage(groupId, 60);
  start();
  await until(id, done);
  expect(await standOf(id)).toEqual({ sent: 60, refused: 0, uncertain: 0, dropped: 0, waiting: 0 });
  expect(new Set(reached()).size).toBe(60);
  const one = sink.received.find(({ to }) => to[0] === "lue-7@exemple.fr");
  expect(one?.mail).toMatchObject({ subject: "La lettre de décembre", from: { name: "Les Lucioles éclairées" } });
  expect(one?.mail.text).toContain("Bonjour Zoé 7");
  expect(one?.mail.messageId).toMatch(/^<[0-9a-f-]{36}@/);
});

test("two engines at once, and a message held by a third that is gone: nobody gets two", async () => {
  const id = await aMessage(groupId, 120, "deux");
  await db.broadcast.update({ where: { id }, data: { heldBy: newId(), heldUntil: after(new Date(), -1) } });
  start();
  start();
  await until(id, done);
  expect(reached()).toHaveLength(120);
  expect(new Set(reached()).size).toBe(120);
});

test("a message that somebody else holds is left to them until their time is over", async () => {
  const id = await aMessage(groupId, 1, "tenue");
  await db.broadcast.update({ where: { id }, data: { heldBy: newId(), heldUntil: after(new Date(), 2500) } });
  start();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(reached()).toEqual([]);
  await until(id, done);
  expect(reached()).toHaveLength(1);
});

test("what another process had in hand when it died is uncertain, named and not sent again", async () => {
  const id = await aMessage(groupId, 3, "perdue");
  const copy = await db.delivery.findFirstOrThrow({ where: { broadcastId: id } });
  await db.delivery.update({ where: { id: copy.id }, data: { claimedAt: new Date(), tries: 1 } });
  await db.broadcast.update({ where: { id }, data: { heldBy: newId(), heldUntil: after(new Date(), -1) } });
  start();
  await until(id, done);
  expect(await standOf(id)).toMatchObject({ sent: 2, uncertain: 1 });
  expect(reached()).toHaveLength(2);
});

test("refused, put off, lost after the dot: each copy is told apart, and what was put off arrives later", async () => {
  settings({ MAIL_RETRY_SECONDS: "2", SMTP_CONNECTIONS: "1" });
  const id = await aMessage(groupId, 6, "sort");
  const once = new Set<string>();
  sink.mannerFor = (address) => {
    if (address.startsWith("sort-0@")) return "refuses at RCPT";
    if (address.startsWith("sort-1@")) return "drops after the dot";
    if (!address.startsWith("sort-2@") || once.has(address)) return undefined;
    once.add(address);
    return "busy at RCPT";
  };
  start();
  await until(id, { waitsFor: "later" });
  await until(id, done);
  expect(await standOf(id)).toEqual({ sent: 4, refused: 1, uncertain: 1, dropped: 0, waiting: 0 });
  expect(reached()).toEqual([
    "sort-1@exemple.fr",
    "sort-2@exemple.fr",
    "sort-3@exemple.fr",
    "sort-4@exemple.fr",
    "sort-5@exemple.fr",
  ]);
  const gone = await db.contact.findFirstOrThrow({
    where: { deliveries: { some: { broadcastId: id, failedAt: { not: null } } } },
  });
  expect(await db.suppression.findMany({ where: { reason: "bounced" } })).toMatchObject([
    { emailIndex: gone.emailIndex, suppressedAt: expect.any(Date) },
  ]);
  const put = await db.delivery.findFirstOrThrow({ where: { broadcastId: id, tries: 2 } });
  expect(put.sentAt).toEqual(expect.any(Date));
});

test("a suppressed address and a copy that is not wanted any more get nothing, and each says why", async () => {
  const id = await aMessage(groupId, 5, "sans");
  const [first, second] = await db.contact.findMany({ where: { deliveries: { some: { broadcastId: id } } }, take: 2 });
  await db.suppression.create({
    data: {
      emailIndex: first?.emailIndex ?? new Uint8Array(),
      suppressedAt: new Date(),
      reason: "bounced",
      updatedAt: new Date(),
    },
  });
  start(Prisma.sql`d."contactId" <> ${second?.id}::uuid`);
  await until(id, done);
  expect(await standOf(id)).toMatchObject({ sent: 3, dropped: 2 });
  const dropped = await db.delivery.findMany({ where: { broadcastId: id, droppedAt: { not: null } } });
  expect(new Map(dropped.map((copy) => [copy.contactId, copy.dropped]))).toEqual(
    new Map([
      [first?.id, "suppressed"],
      [second?.id, "unsubscribed"],
    ]),
  );
});

test("ten refused in a row pause it, and the reason is kept; most of the rest has not left", async () => {
  sink.manner = "refuses at RCPT";
  const id = await aMessage(groupId, 60, "refus");
  start();
  await until(id, { pausedFor: "refusals", pausedAt: expect.any(Date), heldBy: null });
  const stand = await standOf(id);
  expect(stand.refused).toBeGreaterThanOrEqual(10);
  expect(stand.refused).toBeLessThanOrEqual(14);
  expect(stand.waiting).toBe(60 - stand.refused);
});

test("paused or stopped, no copy is claimed after the moment it was noted", async () => {
  const id = await aMessage(groupId, 150, "pause");
  start();
  await expect.poll(() => sink.received.length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(20);
  await db.broadcast.update({ where: { id }, data: { pausedAt: new Date(), pausedFor: "person" } });
  const claimed = () => db.delivery.count({ where: { broadcastId: id, claimedAt: { not: null } } });
  const atPause = await claimed();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await claimed()).toBe(atPause);
  expect(atPause).toBeLessThan(150);
  await db.broadcast.update({ where: { id }, data: { pausedAt: null, pausedFor: null } });
  await until(id, done);
  expect(new Set(reached()).size).toBe(150);
  expect(reached()).toHaveLength(150);
});

test("an hour's quota lets so many leave and says until when it waits", async () => {
  await db.mailUse.deleteMany();
  settings({ MAIL_PER_HOUR: "7" });
  const id = await aMessage(groupId, 20, "quota");
  start();
  await until(id, { waitsFor: "quota", heldBy: null });
  expect(reached()).toHaveLength(7);
  expect(await standOf(id)).toMatchObject({ sent: 7, waiting: 13 });
  const { waitsUntil } = await db.broadcast.findUniqueOrThrow({ where: { id } });
  expect(waitsUntil?.getTime()).toBeGreaterThan(after(new Date(), minutes(58)).getTime());
});

test("a provider's pace holds its own readers back, not the others", async () => {
  await db.mailUse.deleteMany();
  settings({ MAIL_PACE: "exemple.fr=3" });
  const id = await aMessage(groupId, 12, "allure");
  const other = await db.contact.findFirstOrThrow({ where: { deliveries: { some: { broadcastId: id } } } });
  await db.delivery.deleteMany({ where: { broadcastId: id, contactId: other.id } });
  start();
  await expect.poll(() => reached().length, { timeout: 5000 }).toBeGreaterThanOrEqual(3);
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(reached().length).toBeLessThanOrEqual(6);
});

test("a mail server that is away: nothing is lost or counted as tried, and it goes on by itself", async () => {
  const gone = await startSmtpSink();
  await gone.stop();
  settings({ SMTP_URL: gone.url });
  const id = await aMessage(groupId, 5, "absent");
  start();
  await until(id, { waitsFor: "server", heldBy: null });
  expect(await db.delivery.findMany({ where: { broadcastId: id } })).toMatchObject(
    Array.from({ length: 5 }, () => ({ claimedAt: null, tries: 0 })),
  );
  settings({});
  await until(id, done);
  expect(reached("absent")).toHaveLength(5);
});

test("held by one, it is not taken by another; its own holder goes on holding it", async () => {
  const [id, one, other] = [await aMessage(groupId, 1, "prise"), newId(), newId()];
  const now = new Date();
  expect(await holdBroadcast(id, one, now)).toBe(true);
  expect(await holdBroadcast(id, other, now)).toBe(false);
  expect(await keepBroadcast(id, other)).toBe(false);
  expect(await keepBroadcast(id, one)).toBe(true);
});

test("a process that was frozen while another took over records its own claim and no later one, and claims nothing more", async () => {
  const [id, frozen, other] = [await aMessage(groupId, 2, "gelee"), newId(), newId()];
  const wanted = Prisma.sql`true`;
  const [first, second] = await db.delivery.findMany({ where: { broadcastId: id }, orderBy: { id: "asc" } });
  const ids = [first?.id ?? "", second?.id ?? ""] as const;
  const claimsOf = (holder: string, settled: Settled[], next: string[]) =>
    settleAndClaim({ broadcastId: id, holder, wanted }, settled, next, new Date());
  await holdBroadcast(id, frozen, new Date());
  const [one, two] = await claimsOf(frozen, [], [...ids]);
  if (!one || !two) throw new Error("not claimed");
  await db.broadcast.update({ where: { id }, data: { heldUntil: after(new Date(), -1) } });
  expect(await holdBroadcast(id, other, new Date())).toBe(true);
  expect(await standOf(id)).toMatchObject({ uncertain: 2 });
  const resent = { uncertainAt: null, claimedAt: null };
  await db.delivery.update({ where: { id: two.id }, data: resent });
  const [again] = await claimsOf(other, [], [two.id]);
  expect(again?.id).toBe(two.id);
  const left = [one, two].map((claim): Settled => ({ ...claim, outcome: "accepted" }));
  expect(await claimsOf(frozen, left, [])).toEqual([]);
  expect(await standOf(id)).toMatchObject({ sent: 1, uncertain: 0, waiting: 0 });
  await db.delivery.update({ where: { id: two.id }, data: resent });
  expect(await claimsOf(frozen, [], [two.id])).toEqual([]);
});

test.each(["stoppedAt", "pausedAt"])(
  "what a process had in hand when it died is uncertain too where the message has a %s",
  async (over) => {
    const id = await aMessage(groupId, 2, `fin-${over}`.toLowerCase());
    const copy = await db.delivery.findFirstOrThrow({ where: { broadcastId: id } });
    await db.delivery.update({ where: { id: copy.id }, data: { claimedAt: new Date(), tries: 1 } });
    const held = { heldBy: newId(), heldUntil: after(new Date(), -1), [over]: new Date() };
    await db.broadcast.update({ where: { id }, data: held });
    start();
    await until(id, { heldBy: null });
    expect(await standOf(id)).toMatchObject({ sent: 0, uncertain: 1, waiting: 1 });
  },
);

test("a message is not finished by a process that found nothing to send while its copies were being made", async () => {
  const [id, holder] = [await aMessage(groupId, 1, "fabriquee"), newId()];
  const copy = await db.delivery.findFirstOrThrow({ where: { broadcastId: id } });
  await db.delivery.delete({ where: { id: copy.id } });
  await db.broadcast.update({ where: { id }, data: { spreadAt: null } });
  await holdBroadcast(id, holder, new Date());
  const finished = await behind(
    async (tx) => {
      await tx.delivery.create({ data: copy });
      await tx.broadcast.update({ where: { id }, data: { spreadAt: new Date() } });
    },
    () => restBroadcast(id, holder, { for: "done" }, new Date()),
  );
  expect(finished).toBe(false);
  start();
  await until(id, done);
  expect(reached("fabriquee")).toHaveLength(1);
});
