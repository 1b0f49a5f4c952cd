import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { countPeople, listPeople } from "@/lib/events/people/queries";
import { addWalkIn, removeWalkIn } from "@/lib/events/walk-ins/mutations";
import { listWalkIns } from "@/lib/events/walk-ins/queries";
import { purge } from "@/lib/purge/mutations";
import { after, days } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, jobsWaiting, mailedToken } from "@/tests/helpers/story";
import { confirmEverything } from "../confirming/mutations";
import { addByHand } from "./mutations";

test("who is added with an address is asked by mail: nothing is taken and no name shown until they confirm", async () => {
  const groupId = await someGroup();
  const scope = await someScope(groupId);
  const { id } = await anEvent(groupId, { capacity: 5, now: NOW });
  const email = someAddress();
  const input = { email, name: "Awa", locale: "fr" as const };
  expect(await addByHand(scope, id, input, NOW)).toEqual({ ok: true });
  expect(await addByHand(scope, id, input, NOW)).toEqual({ ok: true });
  expect(await listPeople(scope, id, "all")).toEqual([]);
  expect(await db.event.findUnique({ where: { id } })).toMatchObject({ placesTaken: 0 });
  expect(await jobsWaiting("signups.confirmation-mail")).toHaveLength(1);
  await confirmEverything(await mailedToken("confirm", email.display), NOW);
  expect(await listPeople(scope, id, "all")).toMatchObject([{ name: "Awa", status: "GOING" }]);
  expect(await addByHand(scope, id, input, after(NOW, days(20)))).toEqual({ ok: false, reason: "event_over" });
});

test("who stands at the door counts at once, can be taken off, and is forgotten with the others, their number kept", async () => {
  const groupId = await someGroup();
  const greeter = await someScope(groupId, "GREETER");
  const { id, sortsAt } = await anEvent(groupId, { capacity: 1, now: NOW });
  expect(await addWalkIn(greeter, id, {}, NOW)).toEqual({ ok: false, reason: "not_begun" });
  await addWalkIn(greeter, id, { name: "Sacha" }, sortsAt);
  await addWalkIn(greeter, id, {}, after(sortsAt, 1000));
  expect(await countPeople(greeter, id)).toMatchObject({ walkIns: 2, came: 0 });
  const [nameless] = await listWalkIns(greeter, id);
  expect(nameless).toMatchObject({ name: null });
  expect(await removeWalkIn(greeter, nameless?.id ?? "", sortsAt)).toEqual({ ok: true });
  expect(await listWalkIns(greeter, id)).toMatchObject([{ name: "Sacha" }]);
  const acts = await db.auditEntry.findMany({ where: { groupId }, orderBy: { id: "asc" }, select: { act: true } });
  expect(acts.map(({ act }) => act)).toEqual(["walk-in.added", "walk-in.added", "walk-in.removed"]);
  await purge(after(sortsAt, days(40)));
  expect(await listWalkIns(greeter, id)).toEqual([]);
  expect(await db.event.findUnique({ where: { id } })).toMatchObject({ attendance: 1 });
});
