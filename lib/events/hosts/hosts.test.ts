import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { after, days } from "@/lib/time";
import { handlers } from "@/lib/worker/handlers";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, jobsWaiting } from "@/tests/helpers/story";
import { findScopeOfEvent } from "../desk/queries";
import { findPublicEvent } from "../detail/queries";
import { eventEntry } from "../feed";
import { countPeople, listPeople } from "../people/queries";
import { countEvents, listCalendarEvents, listEvents } from "../queries";
import { answerHosting, inviteHost, withdrawHost } from "./mutations";
import { listHosting, listHosts, listInvitableGroups } from "./queries";

let owner: Scope;
let guest: Scope;
let event: { id: string; slug: string };
let slug: string;

beforeEach(async () => {
  owner = await someScope(await someGroup());
  guest = await someScope(await someGroup(), "ORGANIZER");
  event = await anEvent(owner.groupId, { now: NOW });
  slug = (await db.group.findUniqueOrThrow({ where: { id: guest.groupId } })).slug;
});

async function invited(): Promise<string> {
  const asked = await inviteHost(owner, event.id, slug, NOW);
  if (!asked.ok) throw new Error(asked.reason);
  return asked.hostId;
}

const shownTo = async (groupId: string) => (await listEvents({ groupIds: [groupId] }, NOW)).events.map(({ id }) => id);
const hostsShown = async () => (await findPublicEvent(event.slug, NOW))?.hosts.map(({ id }) => id);

test("nothing shows before the other group accepts; then its name, its page, its calendar, its feed", async () => {
  const host = await invited();
  expect(await hostsShown()).toEqual([]);
  expect(await shownTo(guest.groupId)).toEqual([]);
  expect(await answerHosting(guest, host, "accept", NOW)).toEqual({ ok: true });
  expect(await hostsShown()).toEqual([guest.groupId]);
  expect(await shownTo(guest.groupId)).toEqual([event.id]);
  const filter = { groupIds: [guest.groupId] };
  expect(await listCalendarEvents(filter, NOW, NOW)).toMatchObject([{ id: event.id }]);
  expect(await countEvents(filter, NOW)).toEqual({ coming: 1, past: 0 });
  const both = { groupIds: [owner.groupId, guest.groupId] };
  expect((await listEvents(both, NOW)).events).toHaveLength(1);
  const found = await findPublicEvent(event.slug, NOW);
  expect(found && eventEntry(found, "fr").author).toMatch(/^Groupe \d+ et Groupe \d+$/);
});

test("either side ends it: the guest by declining, the owner by taking it back", async () => {
  const host = await invited();
  await answerHosting(guest, host, "accept", NOW);
  expect(await answerHosting(guest, host, "decline", NOW)).toEqual({ ok: true });
  expect(await shownTo(guest.groupId)).toEqual([]);
  expect(await inviteHost(owner, event.id, slug, NOW)).toEqual({ ok: false, reason: "host_asked" });
  await answerHosting(guest, host, "accept", NOW);
  expect(await withdrawHost(owner, host)).toEqual({ ok: true });
  expect(await hostsShown()).toEqual([]);
  expect(await answerHosting(guest, host, "accept", NOW)).toMatchObject({ reason: "not_found" });
});

test("who holds an event along learns nothing of who comes, and edits nothing", async () => {
  await answerHosting(guest, await invited(), "accept", NOW);
  expect(await findScopeOfEvent([guest], event.id)).toBeNull();
  expect(await listPeople(guest, event.id, "all")).toEqual([]);
  expect(await countPeople(guest, event.id)).toBeNull();
});

test("a held address stays the town for the group that is asked", async () => {
  await db.event.update({
    where: { id: event.id },
    data: { addressForRegistered: true, address: "12 rue du Port", placeName: "Chez Nour", city: "Rennes" },
  });
  await invited();
  const [line] = await listHosting([guest], NOW);
  expect(line?.event.city).toBe("Rennes");
  expect(JSON.stringify(line)).not.toMatch(/rue du Port|Chez Nour/);
});

test("one cannot invite oneself, twice, an unknown group, or to what is over; who answers must be of the group", async () => {
  const own = (await db.group.findUniqueOrThrow({ where: { id: owner.groupId } })).slug;
  const late = after(NOW, days(20));
  expect(await inviteHost(owner, event.id, own, NOW)).toMatchObject({ reason: "host_unknown" });
  expect(await inviteHost(owner, event.id, "personne", NOW)).toMatchObject({ reason: "host_unknown" });
  expect(await inviteHost(owner, event.id, slug, late)).toMatchObject({ reason: "event_over" });
  const host = await invited();
  expect((await listInvitableGroups(owner, event.id)).map((group) => group.slug)).not.toContain(slug);
  expect(await answerHosting(owner, host, "accept", NOW)).toMatchObject({ reason: "not_found" });
  expect(await withdrawHost(guest, host)).toMatchObject({ reason: "not_found" });
  expect(await answerHosting(guest, host, "accept", late)).toMatchObject({ reason: "event_over" });
});

test("each organizer of the group is written to once a day, and nobody once it is answered", async () => {
  await someScope(guest.groupId, "WRITER");
  const host = await invited();
  const mine = (await jobsWaiting("events.hosting-mail")).filter(({ payload }) => payload.hostId === host);
  expect(mine.map(({ payload }) => payload.organizerId)).toEqual([guest.organizerId]);
  const send = (hostId: string) =>
    handlers["events.hosting-mail"]?.({ hostId, organizerId: guest.organizerId }, after(NOW, 1));
  const sent = () =>
    db.delivery.count({ where: { key: { startsWith: `hosting:${event.id}:` }, sentAt: { not: null } } });
  await send(host);
  await withdrawHost(owner, host);
  await send(await invited());
  expect(await sent()).toBe(1);
  await db.delivery.deleteMany();
  const [line] = await listHosts(owner, event.id);
  await answerHosting(guest, line?.id ?? "", "decline", NOW);
  await send(line?.id ?? "");
  expect(await sent()).toBe(0);
});
