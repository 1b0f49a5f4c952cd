import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { closeMailTransport } from "@/lib/mail/transport";
import { after, hours, minutes } from "@/lib/time";
import { handlers } from "@/lib/worker/handlers";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { startSmtpSink } from "@/tests/helpers/smtp-sink";
import { jobsWaiting } from "@/tests/helpers/story";
import { type Rows, someRows } from "@/tests/roles/rows";
import { undoCorrection } from "../links/mutations";
import { answerPart, correctPart } from "../mutations";
import { listParts } from "../queries";

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let rows: Rows;
let scope: Scope;

beforeAll(async () => {
  sink = await startSmtpSink();
  Object.assign(process.env, { SMTP_URL: sink.url, PUBLIC_URL: "https://lucioles.example" });
  rereadEnv();
});
beforeEach(async () => {
  sink.received.length = 0;
  rows = await someRows(await someGroup());
  scope = await someScope(rows.groupId, "ORGANIZER");
});
afterAll(async () => {
  closeMailTransport();
  await sink.stop();
});

const answered = { answer: "confirm" as const, message: "Je viens avec ma chorale." };
const corrected = { name: "Le Syndicat", aboutFr: "du guichet", aboutEn: undefined, url: undefined };

const textOf = (index: number) => sink.received[index]?.mail.text ?? "";

async function tokenOf(id: string): Promise<string> {
  return (await listParts(scope, rows.event)).find((line) => line.id === id)?.token ?? "";
}

async function bothSay(at = NOW): Promise<void> {
  await answerPart(await tokenOf(rows.speaker), answered, at);
  await correctPart(await tokenOf(rows.participation), corrected, after(at, minutes(20)));
  await answerPart(
    await tokenOf(rows.speaker),
    { answer: "decline", message: "Finalement non." },
    after(at, minutes(40)),
  );
}

/** Runs every job of this event that waits, whenever it is due; answers when they were. */
async function work(): Promise<string[]> {
  const jobs = await jobsWaiting("events.part-news-mail");
  const ours = jobs.filter(({ payload }) => payload.eventId === rows.event);
  for (const { payload, run_at } of ours) {
    const { organizerId, from } = payload as { organizerId: string; from: string };
    await handlers["events.part-news-mail"]?.({ eventId: rows.event, organizerId, from }, run_at);
  }
  return ours.map(({ run_at }) => run_at.toISOString());
}

test("an hour's answers and corrections come in one mail, a minute after it, with how things stand then", async () => {
  await bothSay();
  expect(await work()).toEqual([after(NOW, minutes(61)).toISOString()]);
  expect(sink.received).toHaveLength(1);
  const text = textOf(0);
  expect(text).toMatch(/2 personnes ou collectifs ont répondu/);
  expect(text).toMatch(/Participation déclinée\s+Awa/);
  expect(text).toMatch(/Annonce corrigée\s+Le Syndicat/);
  expect(text).toContain("Un mot pour l’équipe est à lire sur la page");
  expect(text).toContain(`https://lucioles.example/organize/events/${rows.event}#answers`);
  expect(text + sink.received[0]?.mail.html).not.toMatch(/chorale|Finalement|\/part\//);
  await work();
  expect(sink.received).toHaveLength(1);
});

test("the next hour's answers come in their own mail, in the organizer's language", async () => {
  await db.organizer.update({ where: { id: scope.organizerId }, data: { locale: "en" } });
  await bothSay();
  await answerPart(await tokenOf(rows.speaker), answered, after(NOW, hours(1)));
  expect(await work()).toEqual([61, 121].map((count) => after(NOW, minutes(count)).toISOString()));
  expect(sink.received).toHaveLength(2);
  expect(textOf(0)).toMatch(/Awa[\s\S]*Le Syndicat/);
  expect(textOf(1)).toMatch(/one person or collective has answered[\s\S]*Confirmed\s+Awa/);
  expect(textOf(1)).not.toContain("Syndicat");
});

test("nobody is told whose role was taken away, nor those who may not edit events, nor of another group", async () => {
  await someScope(rows.groupId, "GREETER");
  await someScope(await someGroup(), "OWNER");
  await bothSay();
  expect(
    (await jobsWaiting("events.part-news-mail")).filter(({ payload }) => payload.eventId === rows.event),
  ).toHaveLength(1);
  await db.role.updateMany({ where: { organizerId: scope.organizerId }, data: { name: "GREETER" } });
  await work();
  expect(sink.received).toEqual([]);
});

test("what holds no more is not told: a correction undone, somebody off the programme, an event called off", async () => {
  await correctPart(await tokenOf(rows.participation), corrected, NOW);
  await undoCorrection(scope, rows.participation, NOW);
  await answerPart(await tokenOf(rows.speaker), answered, NOW);
  await db.speaker.delete({ where: { id: rows.speaker } });
  await work();
  await correctPart(await tokenOf(rows.participation), corrected, NOW);
  await db.event.update({ where: { id: rows.event }, data: { cancelledAt: NOW } });
  await work();
  expect(sink.received).toEqual([]);
  await db.event.update({ where: { id: rows.event }, data: { cancelledAt: null } });
  await work();
  expect(sink.received).toHaveLength(1);
});
