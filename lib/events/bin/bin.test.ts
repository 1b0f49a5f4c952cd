import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { searchDesk } from "@/lib/search/queries";
import { after, days } from "@/lib/time";
import { findFirstSteps, listNeeds } from "@/lib/today/queries";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, manyContacts } from "@/tests/helpers/story";
import { cancelEvent } from "../changes/mutations";
import { duplicateEvent } from "../copies/mutations";
import {
  countDeskEvents,
  findDeletedEvent,
  getDeskEvent,
  listDeskEvents,
  listDeskEventsBetween,
} from "../desk/queries";
import { inviteHost } from "../hosts/mutations";
import { findScopeOfHosting, listHosting } from "../hosts/queries";
import { editEvent, publishEvent } from "../mutations";
import { findPartRow } from "../parts/queries";
import { findPreview } from "../preview/queries";
import { setProgramme } from "../programme/mutations";
import { addWalkIn } from "../walk-ins/mutations";
import { deleteEvent, forgetDeletedEvents, restoreEvent } from "./mutations";

let scope: Scope;
let id: string;
const gone = { ok: false, reason: "not_found" };

beforeEach(async () => {
  scope = await someScope(await someGroup());
  ({ id } = await anEvent(scope.groupId, { now: NOW }));
  await db.event.update({ where: { id }, data: { publishedAt: null, title: { fr: "Veillée" } } });
});

test("a draft thrown away stands in the bin alone, and comes back whole", async () => {
  await setProgramme(scope, id, { sessions: [{ title: { fr: "Accueil" } }], speakers: [{ name: "Awa" }] }, NOW);
  expect(await deleteEvent(scope, id, NOW)).toEqual({ ok: true });
  const month = { from: NOW, to: after(NOW, days(60)) };
  const seen = async () => ({
    counts: await countDeskEvents([scope], undefined, NOW),
    drafts: (await listDeskEvents([scope], { when: "drafts" }, NOW)).total,
    calendar: (await listDeskEventsBetween([scope], month)).length,
    found: (await searchDesk([scope], "veillée")).length,
    today: (await listNeeds([scope], NOW)).length,
    begun: (await findFirstSteps([scope]))?.event,
  });
  expect(await seen()).toEqual({
    counts: { coming: 0, past: 0, drafts: 0, deleted: 1 },
    drafts: 0,
    calendar: 0,
    found: 0,
    today: 0,
    begun: false,
  });
  const bin = await listDeskEvents([scope], { when: "deleted" }, NOW);
  expect(bin.events.map((event) => event.id)).toEqual([id]);
  expect(await findDeletedEvent(scope, id)).toMatchObject({ deletedAt: NOW });
  expect(await getDeskEvent(scope, id)).toBeNull();
  expect(await findPreview(scope, id, NOW)).toBeNull();
  const speaker = await db.speaker.findFirstOrThrow({ where: { eventId: id } });
  expect(await findPartRow(speaker.id)).toBeNull();
  expect(await restoreEvent(scope, id, NOW)).toEqual({ ok: true });
  expect(await findDeletedEvent(scope, id)).toBeNull();
  expect(await seen()).toMatchObject({
    counts: { drafts: 1, deleted: 0 },
    drafts: 1,
    calendar: 1,
    found: 1,
    begun: true,
  });
  expect(await getDeskEvent(scope, id)).toMatchObject({ sessions: [{ title: { fr: "Accueil" } }] });
});

test("nothing is done with what was thrown away, and PostgreSQL never has it published", async () => {
  await deleteEvent(scope, id, NOW);
  const event = { kind: "RALLY", title: { fr: "Autre" }, date: "2026-12-05" } as const;
  expect(await editEvent(scope, id, event, NOW)).toEqual(gone);
  expect(await publishEvent(scope, id, NOW)).toEqual(gone);
  expect(await duplicateEvent(scope, id, {}, NOW)).toEqual(gone);
  expect(await cancelEvent(scope, id, { reason: { fr: "Non." } }, NOW)).toEqual(gone);
  expect(await addWalkIn(scope, id, {}, after(NOW, days(60)))).toEqual(gone);
  expect(await deleteEvent(scope, id, NOW)).toEqual(gone);
  await expect(db.event.update({ where: { id }, data: { publishedAt: NOW } })).rejects.toThrow();
});

test("the group that was asked to hold it along hears nothing of it any more", async () => {
  const guest = await someScope(await someGroup());
  const { slug } = await db.group.findUniqueOrThrow({ where: { id: guest.groupId } });
  const asked = await inviteHost(scope, id, slug, NOW);
  expect([(await listHosting([guest], NOW)).length, (await listNeeds([guest], NOW)).length]).toEqual([1, 1]);
  await deleteEvent(scope, id, NOW);
  expect([(await listHosting([guest], NOW)).length, (await listNeeds([guest], NOW)).length]).toEqual([0, 0]);
  expect(await findScopeOfHosting([guest], asked.ok ? asked.hostId : "")).toBeNull();
});

test("what is published stays, and what somebody answered", async () => {
  await publishEvent(scope, id, NOW);
  expect(await deleteEvent(scope, id, NOW)).toEqual({ ok: false, reason: "event_published" });
  await db.event.update({ where: { id }, data: { publishedAt: null } });
  await manyContacts(scope.groupId, 1);
  const { id: contactId } = await db.contact.findFirstOrThrow({
    where: { groups: { some: { groupId: scope.groupId } } },
  });
  await db.rsvp.create({ data: { id: newId(), eventId: id, contactId, status: "CANCELLED" } });
  expect(await deleteEvent(scope, id, NOW)).toEqual({ ok: false, reason: "people_registered" });
  expect(await db.event.findUnique({ where: { id } })).toMatchObject({ deletedAt: null });
});

test("after 30 days it is gone for good, not a moment sooner", async () => {
  await deleteEvent(scope, id, NOW);
  await forgetDeletedEvents(after(NOW, days(30)));
  expect(await db.event.count({ where: { id } })).toBe(1);
  await forgetDeletedEvents(after(NOW, days(30) + 1));
  expect(await db.event.count({ where: { id } })).toBe(0);
});
