import { describe, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { draftCampaign } from "@/lib/campaigns/drafts/mutations";
import { db } from "@/lib/db";
import { duplicateEvent } from "@/lib/events/copies/mutations";
import { createEvent, publishEvent, withdrawEvent } from "@/lib/events/mutations";
import { newId } from "@/lib/ids";
import { draftPost } from "@/lib/publishing/drafts/mutations";
import { addResource } from "@/lib/resources/mutations";
import { publishText, scheduleText, withdrawText } from "@/lib/texts/mutations";
import type { PublicRef } from "@/lib/texts/rules";
import { after, days } from "@/lib/time";
import { NOW, someGroup, someScope } from "./helpers/organizers";

type Draft = { id: string; publish: () => Promise<unknown>; withdraw: () => Promise<unknown> };

const ofText = (scope: Scope, made: object): Draft => {
  const { ok: _, ...ref } = made as { ok: boolean } & PublicRef;
  const publish = () => publishText(scope, ref as PublicRef, NOW);
  return { id: Object.values(ref)[0] ?? "", publish, withdraw: () => withdrawText(scope, ref as PublicRef, NOW) };
};

async function ofEvent(scope: Scope, fr: string): Promise<Draft> {
  const made = await createEvent(scope, { kind: "RALLY", title: { fr }, date: "2027-05-01" }, NOW);
  const id = made.ok ? made.eventId : "";
  return { id, publish: () => publishEvent(scope, id, NOW), withdraw: () => withdrawEvent(scope, id, NOW) };
}

const KINDS: Record<string, (scope: Scope, fr: string) => Promise<Draft>> = {
  event: ofEvent,
  post: async (scope, fr) => ofText(scope, await draftPost(scope, { category: "NEWS", title: { fr } }, NOW)),
  campaign: async (scope, fr) => ofText(scope, await draftCampaign(scope, { title: { fr } }, NOW)),
  resource: async (scope, fr) =>
    ofText(scope, await addResource(scope, { kind: "BROCHURE", language: "fr", title: { fr } }, NOW)),
};

const slugOf = async (id: string): Promise<string> => {
  const where = { where: { id }, select: { slug: true } };
  const found = await Promise.all([
    db.event.findUnique(where),
    db.post.findUnique(where),
    db.campaign.findUnique(where),
    db.resource.findUnique(where),
  ]);
  return found.find((row) => row)?.slug ?? "";
};

const someOrganizer = async () => someScope(await someGroup(), "ORGANIZER");

describe.each(Object.entries(KINDS))("the address of a draft (%s)", (_, draft) => {
  test("tells no group that another one prepares the same; the first to go public gets the plain one, for good", async () => {
    const title = `Bloquer la gare ${newId().slice(-6)}`;
    const plain = title.toLowerCase().replaceAll(" ", "-");
    const [one, other] = [await draft(await someOrganizer(), title), await draft(await someOrganizer(), title)];
    const [hidden, probed] = [await slugOf(one.id), await slugOf(other.id)];
    expect(probed.replace(other.id, "")).toBe(hidden.replace(one.id, ""));
    await other.publish();
    expect(await slugOf(other.id)).toBe(plain);
    await one.publish();
    expect(await slugOf(one.id)).toMatch(new RegExp(`^${plain}-[0-9a-f]{8}$`));
    await other.withdraw();
    await other.publish();
    expect(await slugOf(other.id)).toBe(plain);
  });
});

test("a text that is scheduled has its address from then on; a copy has none yet", async () => {
  const scope = await someOrganizer();
  const title = { fr: `Appel ${newId().slice(-6)}` };
  const made = await draftPost(scope, { category: "NEWS", title }, NOW);
  const id = made.ok ? made.postId : "";
  await scheduleText(scope, { postId: id }, after(NOW, days(2)), NOW);
  expect(await slugOf(id)).toBe(title.fr.toLowerCase().replace(" ", "-"));
  const event = await ofEvent(scope, title.fr);
  await event.publish();
  const copy = await duplicateEvent(scope, event.id, { date: "2027-06-01" }, NOW);
  expect(copy).toMatchObject({ ok: true, slug: expect.stringContaining(copy.ok ? copy.eventId : "?") });
});
