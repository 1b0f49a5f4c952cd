import { beforeEach, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { after, days } from "@/lib/time";
import type { ConsentPurpose } from "@/prisma/generated/enums";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, anEvent } from "@/tests/helpers/story";
import { countAudience, findInAudience, listAudience, wantedSql } from "./queries";

let scope: Scope;

beforeEach(async () => {
  scope = await someScope(await someGroup());
});

async function somebody(): Promise<string> {
  const [id, address] = [newId(), someAddress()];
  const sealedEmail = seal("Contact.sealedEmail", id, address.display);
  await db.contact.create({ data: { id, sealedEmail, emailIndex: addressIndex(address), confirmedAt: NOW } });
  return id;
}

async function reader(newsletterId: string, more: object = {}): Promise<string> {
  const contactId = await somebody();
  await db.subscription.create({ data: { id: newId(), newsletterId, contactId, confirmedAt: NOW, ...more } });
  return contactId;
}

type Given = { purpose?: ConsentPurpose; tags?: string[]; groupId?: string; more?: object; consent?: object };

async function known({ purpose = "CONTACT", tags = [], groupId, more, consent }: Given = {}) {
  const [id, contactId] = [newId(), await somebody()];
  await db.groupContact.create({ data: { id, groupId: groupId ?? scope.groupId, contactId, tags, ...more } });
  const text = { textVersion: "contact-1", textLocale: "fr", how: "paper", givenAt: NOW, subjectId: newId() };
  await db.consent.create({ data: { id: newId(), groupContactId: id, purpose, ...text, ...consent } });
  return { id, contactId };
}

const found = (audience: unknown) => listAudience(audience, { after: null, size: 100 });

/** Whose copy the engine would claim. */
async function wanted(audience: object, contactId: string): Promise<boolean> {
  const { id } = await db.broadcast.create({ data: { id: newId(), groupId: scope.groupId, audience } });
  await db.delivery.create({ data: { id: newId(), key: newId(), kind: "broadcast", broadcastId: id, contactId } });
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Delivery" d WHERE d."broadcastId" = ${id}::uuid AND ${wantedSql({ audience })}`;
  return rows.length === 1;
}

describe("subscribers", () => {
  test("are those whose subscription runs, by pages that meet each once", async () => {
    const { id: newsletterId } = await aNewsletter(scope.groupId);
    const readers = [await reader(newsletterId), await reader(newsletterId), await reader(newsletterId)];
    const gone = await reader(newsletterId, { unsubscribedAt: NOW });
    const waits = await reader(newsletterId, { confirmedAt: null });
    await reader((await aNewsletter(scope.groupId)).id);
    const audience = { kind: "subscribers", newsletterId };
    expect(await countAudience(audience)).toBe(3);
    const first = await listAudience(audience, { after: null, size: 2 });
    const rest = await listAudience(audience, { after: first.at(-1) ?? "", size: 2 });
    expect([...first, ...rest].toSorted()).toEqual(readers.toSorted());
    for (const other of [gone, waits]) {
      expect(await findInAudience(audience, other)).toBeNull();
      expect(await wanted(audience, other)).toBe(false);
    }
    expect(await wanted(audience, readers[0] ?? "")).toBe(true);
  });

  test("who want one a month wait nearly a month after the last one that reached them, of this newsletter", async () => {
    const { id: newsletterId } = await aNewsletter(scope.groupId);
    const [every, monthly] = [await reader(newsletterId), await reader(newsletterId, { pace: "monthly" })];
    const audience = { kind: "subscribers", newsletterId };
    const had = async (more: object, of: object = { newsletterId }) => {
      const { id: broadcastId } = await db.broadcast.create({
        data: { id: newId(), groupId: scope.groupId, audience, ...of },
      });
      for (const contactId of [every, monthly])
        await db.delivery.create({
          data: { id: newId(), key: newId(), kind: "broadcast", broadcastId, contactId, ...more },
        });
    };
    const daysAgo = (count: number) => after(new Date(), -days(count));
    await had({ sentAt: daysAgo(28) });
    await had({ sentAt: daysAgo(3), failedAt: daysAgo(2) });
    await had({ sentAt: daysAgo(3) }, {});
    expect(await found(audience)).toEqual([every, monthly].toSorted());
    expect(await wanted(audience, monthly)).toBe(true);
    await had({ sentAt: daysAgo(26) });
    expect(await found(audience)).toEqual([every]);
    expect([await wanted(audience, monthly), await wanted(audience, every)]).toEqual([false, true]);
  });

  test("can be narrowed to those to whom the newsletter's own group gave a tag", async () => {
    const { id: newsletterId } = await aNewsletter(scope.groupId);
    const [here, elsewhere] = [await reader(newsletterId), await reader(newsletterId)];
    const tags = ["rennes"];
    await db.groupContact.create({ data: { id: newId(), groupId: scope.groupId, contactId: here, tags } });
    await db.groupContact.create({ data: { id: newId(), groupId: await someGroup(), contactId: elsewhere, tags } });
    expect(await found({ kind: "subscribers", newsletterId, tag: "rennes" })).toEqual([here]);
  });
});

describe("contacts", () => {
  const all = (asked = "") => ({ kind: "contacts", groupId: scope.groupId, asked });

  test("are those who agreed to hear from the group, and no one who agreed to something else", async () => {
    const [noted, helps] = [await known(), await known({ purpose: "VOLUNTEER", consent: { confirmedAt: NOW } })];
    const others = [
      await known({ purpose: "VOLUNTEER" }),
      await known({ purpose: "NEWSLETTER", consent: { confirmedAt: NOW } }),
      await known({ purpose: "EVENT", consent: { confirmedAt: NOW } }),
      await known({ consent: { withdrawnAt: NOW } }),
      await known({ more: { mailsStoppedAt: NOW } }),
      await known({ groupId: await someGroup() }),
    ];
    expect(await found(all())).toEqual([noted.contactId, helps.contactId].toSorted());
    for (const { contactId } of others) expect(await wanted(all(), contactId)).toBe(false);
    const ids = [noted, ...others].map(({ id }) => id);
    expect(await found({ ...all(), ids })).toEqual([noted.contactId]);
    await db.groupContact.update({ where: { id: noted.id }, data: { mailsStoppedAt: NOW } });
    expect(await wanted(all(), noted.contactId)).toBe(false);
  });

  test("are narrowed by the list's own query; a search by name means nobody", async () => {
    const { contactId } = await known({ tags: ["presse"] });
    await known();
    expect(await found(all("?tag=presse"))).toEqual([contactId]);
    expect(await found(all("?q=camille"))).toEqual([]);
  });
});

describe("what is about some towns", () => {
  const inCity = (id: string, onlyCity: string) => db.contact.update({ where: { id }, data: { onlyCity } });

  test("leaves out, in counting and in claiming, who wants only another town; about none it reaches everybody", async () => {
    const { id: newsletterId } = await aNewsletter(scope.groupId);
    const [any, rennes, lyon] = [await reader(newsletterId), await reader(newsletterId), await reader(newsletterId)];
    await inCity(rennes, "Rennes");
    await inCity(lyon, "Lyon");
    const letter = { kind: "subscribers", newsletterId };
    expect(await countAudience({ ...letter, cities: [] })).toBe(3);
    const here = { ...letter, cities: ["rennes", "Brest"] };
    expect(await found(here)).toEqual([any, rennes].toSorted());
    expect([await wanted(here, lyon), await wanted(here, rennes), await wanted(here, any)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await wanted(letter, lyon)).toBe(true);
  });

  test("holds for a group's own messages, not for those about an event that was answered", async () => {
    const { contactId } = await known();
    await inCity(contactId, "Lyon");
    const all = { kind: "contacts", groupId: scope.groupId, asked: "", cities: ["Rennes"] };
    expect(await wanted(all, contactId)).toBe(false);
    const { id: eventId } = await anEvent(scope.groupId, { now: NOW });
    await db.rsvp.create({ data: { id: newId(), eventId, contactId, status: "GOING", confirmedAt: NOW } });
    expect(await wanted({ kind: "rsvps", eventId, show: "all" }, contactId)).toBe(true);
  });
});

test("who answered an event is wanted until they cancel or stop its messages, the ticked ones when they had cancelled too", async () => {
  const { id: eventId } = await anEvent(scope.groupId, { now: NOW });
  const [id, contactId] = [newId(), await somebody()];
  await db.rsvp.create({ data: { id, eventId, contactId, status: "GOING", confirmedAt: NOW } });
  const audience = { kind: "rsvps", eventId, show: "all" };
  expect(await wanted(audience, contactId)).toBe(true);
  await db.rsvp.update({ where: { id }, data: { status: "CANCELLED" } });
  expect(await wanted(audience, contactId)).toBe(false);
  expect(await wanted({ ...audience, ids: [id] }, contactId)).toBe(true);
  await db.rsvp.update({ where: { id }, data: { mailsStoppedAt: NOW } });
  expect(await wanted({ ...audience, ids: [id] }, contactId)).toBe(false);
});
