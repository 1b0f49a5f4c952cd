import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { linkToken } from "@/lib/privacy/link-tokens";
import { purge } from "@/lib/purge/mutations";
import { after, days, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { jobsWaiting } from "@/tests/helpers/story";
import { type Rows, someRows } from "@/tests/roles/rows";
import { duplicateEvent } from "../copies/mutations";
import { getDeskEvent } from "../desk/queries";
import { findPublicEvent } from "../detail/queries";
import { setProgramme } from "../programme/mutations";
import { forgetPartAddress, mailPart, renewPartLink, undoCorrection } from "./links/mutations";
import { answerPart, correctPart } from "./mutations";
import { findPart, listPartStates, listParts, type PartLine } from "./queries";
import { LINK_MAILS_A_DAY } from "./rules";

let rows: Rows;
let scope: Scope;
const email = someAddress("invitee@exemple.fr");
const mail = { email, language: "fr" as const };

beforeEach(async () => {
  rows = await someRows(await someGroup());
  scope = await someScope(rows.groupId);
});

const lineOf = async (id: string) => (await listParts(scope, rows.event)).find((line) => line.id === id) as PartLine;
const tokenOf = async (id: string) => (await lineOf(id)).token;
const shown = async () => {
  const { slug } = await db.event.findUniqueOrThrow({ where: { id: rows.event } });
  const event = await findPublicEvent(slug, NOW);
  return { speakers: event?.speakers, participations: event?.participations };
};
const unknown = { ok: false, status: 404, reason: "link_unknown" };

test("a speaker says no, with a line to the organizers alone, then yes: the last answer counts", async () => {
  const token = await tokenOf(rows.speaker);
  expect(await answerPart(token, { answer: "decline", message: "Je serai au tribunal." }, NOW)).toEqual({ ok: true });
  expect(await lineOf(rows.speaker)).toMatchObject({
    state: "DECLINED",
    answeredAt: NOW,
    message: "Je serai au tribunal.",
  });
  expect((await shown()).speakers).toEqual([]);
  const stored = await db.speaker.findUniqueOrThrow({ where: { id: rows.speaker } });
  expect(Buffer.from(stored.sealedMessage ?? []).toString("latin1")).not.toContain("tribunal");
  await answerPart(token, { answer: "confirm", message: undefined }, after(NOW, 1));
  expect(await lineOf(rows.speaker)).toMatchObject({ state: "CONFIRMED", message: null });
  expect((await shown()).speakers).toMatchObject([{ name: "Awa", confirmed: true }]);
});

test("a collective corrects how it is announced at once, and the organizers can put it back", async () => {
  const token = await tokenOf(rows.participation);
  const url = "https://syndicat.example.org";
  await correctPart(token, { name: "Le Syndicat", aboutFr: "du guichet", aboutEn: "of the counter", url }, NOW);
  await correctPart(token, { name: "Le Syndicat uni", aboutFr: "du guichet", aboutEn: undefined, url }, NOW);
  const collective = { name: "Le Syndicat uni", url, groupSlug: null };
  expect((await shown()).participations).toMatchObject([{ collective, label: { fr: "du guichet" } }]);
  expect(await lineOf(rows.participation)).toMatchObject({ before: { name: null, about: { fr: "un syndicat" } } });
  await undoCorrection(scope, rows.participation, NOW);
  expect((await shown()).participations).toMatchObject([{ collective: null, label: { fr: "un syndicat" } }]);
  expect(await lineOf(rows.participation)).toMatchObject({ before: null });
});

test("one group's link leaves what a collective is called everywhere else as it is", async () => {
  const named = { collective: { name: `Le Papier ${rows.groupId}` }, role: "SPEAKS" as const };
  await setProgramme(scope, rows.event, { participations: [named] }, NOW);
  const [line] = await listParts(scope, rows.event);
  await correctPart(
    line?.token ?? "",
    { name: "Autre nom", aboutFr: undefined, aboutEn: undefined, url: undefined },
    NOW,
  );
  expect((await shown()).participations).toMatchObject([{ collective: { name: "Autre nom" } }]);
  expect(await db.collective.count({ where: { name: named.collective.name } })).toBe(1);
});

test("a link is worth nothing once it is replaced, made for something else, or for nobody", async () => {
  const token = await tokenOf(rows.speaker);
  await renewPartLink(scope, rows.speaker, NOW);
  const answer = { answer: "decline" as const, message: undefined };
  for (const wrong of [token, linkToken("me", rows.speaker, 2), linkToken("part", rows.event, 1), "x", ""]) {
    expect(await answerPart(wrong, answer, NOW)).toEqual(unknown);
    expect(await findPart(wrong)).toBeNull();
  }
  expect(await answerPart(await tokenOf(rows.speaker), answer, NOW)).toEqual({ ok: true });
});

test("a link answers nothing any more once the event is over or cancelled", async () => {
  const token = await tokenOf(rows.speaker);
  const answer = { answer: "decline" as const, message: undefined };
  expect(await answerPart(token, answer, after(NOW, days(20)))).toMatchObject({ status: 410, reason: "event_over" });
  await db.event.update({ where: { id: rows.event }, data: { cancelledAt: NOW } });
  expect(await answerPart(token, answer, NOW)).toMatchObject({ status: 410, reason: "event_cancelled" });
});

test("a programme saved again keeps links, answers and addresses; another name is another person", async () => {
  await mailPart(scope, rows.speaker, mail, NOW);
  const token = await tokenOf(rows.speaker);
  await answerPart(token, { answer: "confirm", message: "Avec plaisir" }, NOW);
  const speaker = { id: rows.speaker, name: "Awa", state: "CONFIRMED" as const };
  await setProgramme(scope, rows.event, { speakers: [{ ...speaker, role: { fr: "autrice" } }] }, NOW);
  expect(await lineOf(rows.speaker)).toMatchObject({
    token,
    answeredAt: NOW,
    message: "Avec plaisir",
    hasAddress: true,
  });
  await setProgramme(scope, rows.event, { speakers: [{ ...speaker, name: "Bilal" }] }, NOW);
  expect(await findPart(token)).toBeNull();
  expect(await listParts(scope, rows.event)).toMatchObject([{ name: "Bilal", hasAddress: false, message: null }]);
});

test("an answer given while somebody edits the programme is not overwritten", async () => {
  const opened = (await getDeskEvent(scope, rows.event))?.updatedAt;
  await answerPart(await tokenOf(rows.speaker), { answer: "decline", message: undefined }, NOW);
  expect(await setProgramme(scope, rows.event, {}, NOW, opened)).toEqual({ ok: false, reason: "stale" });
});

test("a link is mailed once per ten minutes; another address makes the old link useless", async () => {
  expect(await mailPart(scope, rows.speaker, { language: "fr" }, NOW)).toMatchObject({ reason: "no_address" });
  const before = (await jobsWaiting("events.part-mail")).length;
  expect(await mailPart(scope, rows.speaker, mail, NOW)).toEqual({ ok: true });
  const token = await tokenOf(rows.speaker);
  const again = { language: "en" as const };
  expect(await mailPart(scope, rows.speaker, again, after(NOW, minutes(9)))).toMatchObject({ reason: "just_mailed" });
  expect(await mailPart(scope, rows.speaker, again, after(NOW, minutes(11)))).toEqual({ ok: true });
  expect(await tokenOf(rows.speaker)).toBe(token);
  await mailPart(scope, rows.speaker, { email: someAddress(), language: "fr" }, after(NOW, minutes(12)));
  expect(await findPart(token)).toBeNull();
  const jobs = (await jobsWaiting("events.part-mail")).slice(before);
  expect(jobs.map(({ payload }) => payload.partId)).toEqual([rows.speaker, rows.speaker, rows.speaker]);
  expect(JSON.stringify(jobs)).not.toContain("@");
  await forgetPartAddress(scope, rows.speaker, NOW);
  expect(await lineOf(rows.speaker)).toMatchObject({ hasAddress: false });
});

test("without their links, parts are told with neither message nor link nor what shows that an address is known", async () => {
  await mailPart(scope, rows.speaker, mail, NOW);
  await answerPart(await tokenOf(rows.speaker), { answer: "confirm", message: "Oui" }, NOW);
  const states = await listPartStates(scope, rows.event);
  expect(states).toMatchObject([{ state: "INVITED" }, { name: "Awa", state: "CONFIRMED", answeredAt: NOW }]);
  for (const hidden of ["message", "token", "hasAddress", "before"]) expect(states[1]).not.toHaveProperty(hidden);
});

test("a group mails so many links a day, whichever parts and addresses they are for; a day later they leave again", async () => {
  const entries = { groupId: rows.groupId, act: "part.mailed", previous: Buffer.alloc(0) };
  const made = Array.from({ length: LINK_MAILS_A_DAY - 1 }, () => ({ ...entries, at: NOW, hash: randomBytes(32) }));
  const { count } = await db.auditEntry.createMany({ data: made });
  const waiting = async () => (await jobsWaiting("events.part-mail")).length;
  const before = await waiting();
  expect(await mailPart(scope, rows.speaker, mail, after(NOW, minutes(1)))).toEqual({ ok: true });
  const late = after(NOW, minutes(2));
  expect(await mailPart(scope, rows.participation, mail, late)).toEqual({ ok: false, reason: "many_link_mails" });
  expect(await lineOf(rows.participation)).toMatchObject({ hasAddress: false, linkMailedAt: null });
  expect(await waiting()).toBe(before + 1);
  const other = await someRows(await someGroup());
  expect(await mailPart(await someScope(other.groupId), other.speaker, mail, late)).toEqual({ ok: true });
  expect(await mailPart(scope, rows.participation, mail, after(NOW, days(1) + 1))).toEqual({ ok: true });
  expect(count).toBe(LINK_MAILS_A_DAY - 1);
});

test("addresses and lines are forgotten 30 days after the event, not a day sooner; answers stay", async () => {
  for (const id of [rows.speaker, rows.participation]) {
    await mailPart(scope, id, mail, NOW);
    await answerPart(await tokenOf(id), { answer: "confirm", message: "Oui" }, NOW);
  }
  const { overAt } = await db.event.findUniqueOrThrow({ where: { id: rows.event } });
  await purge(after(overAt, days(29)));
  const held = { state: "CONFIRMED", hasAddress: true, message: "Oui" };
  expect(await listParts(scope, rows.event)).toMatchObject([held, held]);
  await purge(after(overAt, days(31)));
  const forgotten = { state: "CONFIRMED", hasAddress: false, message: null };
  expect(await listParts(scope, rows.event)).toMatchObject([forgotten, forgotten]);
});

test("a copy of the event takes neither addresses nor answers nor links along", async () => {
  await mailPart(scope, rows.speaker, mail, NOW);
  await answerPart(await tokenOf(rows.speaker), { answer: "confirm", message: "Oui" }, NOW);
  const copy = await duplicateEvent(scope, rows.event, {}, NOW);
  const fresh = { state: "INVITED", answeredAt: null, hasAddress: false, message: null };
  expect(copy.ok && (await listParts(scope, copy.eventId))).toMatchObject([fresh, fresh]);
});

test("a held address shows to whoever confirmed, not to whoever was only asked", async () => {
  const held = { addressForRegistered: true, placeName: "La cave", address: "3 rue Basse", city: "Lyon" };
  await db.event.update({ where: { id: rows.event }, data: held });
  const token = await tokenOf(rows.speaker);
  expect(await findPart(token)).toMatchObject({ event: { address: null, city: "Lyon" } });
  await answerPart(token, { answer: "confirm", message: undefined }, NOW);
  expect(await findPart(token)).toMatchObject({ event: { address: "3 rue Basse" } });
});
