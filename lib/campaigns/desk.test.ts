import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { searchDesk } from "@/lib/search/queries";
import { after, minutes } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { readCampaignAsk } from "./desk/filter";
import { countDeskCampaigns, getDeskCampaign, listDeskCampaigns } from "./desk/queries";
import { draftCampaign, duplicateCampaign, editCampaign } from "./drafts/mutations";
import { publishCampaign, withdrawCampaign } from "./mutations";
import { findCampaign, listCampaignSlugs, listCampaigns } from "./queries";
import { campaignState } from "./rules";
import { campaignFormSchema } from "./schema";

let scope: Scope;
beforeAll(async () => {
  scope = await someScope(await someGroup(), "WRITER");
});

const call = (fr: string) => ({ kind: "COME" as const, title: { fr }, href: "/events" });
const text = { title: { fr: "Rendez-nous les guichets" }, calls: [call("Un"), call("Deux")] };

async function aCampaign(): Promise<{ id: string; slug: string }> {
  const made = await draftCampaign(scope, text, NOW);
  if (!made.ok) throw new Error(made.reason);
  return db.campaign.findUniqueOrThrow({ where: { id: made.campaignId }, select: { id: true, slug: true } });
}

/** Where everybody finds a campaign: its page, the lists (the home page's is one), the site map. */
async function seenIn({ id, slug }: { id: string; slug: string }) {
  const places = {
    page: (await findCampaign(slug)) !== null,
    list: (await listCampaigns([scope.groupId])).some((campaign) => campaign.id === id),
    map: (await listCampaignSlugs()).some((line) => line.slug === slug),
  };
  return Object.entries(places).flatMap(([place, seen]) => (seen ? [place] : []));
}

const callsOf = async (id: string) => (await getDeskCampaign(scope, id))?.calls.map(({ title }) => title);

describe("a campaign on its way", () => {
  test("a draft is seen by nobody, a published one everywhere, a withdrawn one nowhere, and back", async () => {
    const campaign = await aCampaign();
    const state = async () => campaignState(await db.campaign.findUniqueOrThrow({ where: { id: campaign.id } }));
    expect(await seenIn(campaign)).toEqual([]);
    await publishCampaign(scope, campaign.id, NOW);
    expect(await seenIn(campaign)).toEqual(["page", "list", "map"]);
    await withdrawCampaign(scope, campaign.id, NOW);
    expect([await seenIn(campaign), await state()]).toEqual([[], "withdrawn"]);
    await publishCampaign(scope, campaign.id, NOW);
    expect(await state()).toBe("published");
  });

  test("the desk's search opens its editor, whatever its state", async () => {
    const { id } = await aCampaign();
    const hits = await searchDesk([scope], "guichets");
    expect(hits.find((hit) => hit.id === id)?.path).toBe(`/organize/campaigns/${id}`);
  });
});

test("a save keeps the order of the calls, and one over somebody else's is refused", async () => {
  const { id } = await aCampaign();
  const seen = (await db.campaign.findUniqueOrThrow({ where: { id } })).updatedAt;
  const turned = { ...text, calls: [call("Deux"), call("Trois"), call("Un")] };
  expect(await editCampaign(scope, id, turned, NOW, seen)).toMatchObject({ ok: true });
  expect(await callsOf(id)).toEqual([{ fr: "Deux" }, { fr: "Trois" }, { fr: "Un" }]);
  const late = await editCampaign(scope, id, { ...text, calls: [] }, after(NOW, minutes(1)), seen);
  expect(late).toEqual({ ok: false, reason: "text_stale" });
  expect(await callsOf(id)).toHaveLength(3);
});

test("a copy is a draft of its own address with the same words and calls", async () => {
  const { id, slug } = await aCampaign();
  await publishCampaign(scope, id, NOW);
  const made = await duplicateCampaign(scope, id, NOW);
  if (!made.ok) throw new Error(made.reason);
  const copy = await db.campaign.findUniqueOrThrow({ where: { id: made.campaignId } });
  expect(copy).toMatchObject({ title: text.title, publishedAt: null });
  expect(copy.slug).not.toBe(slug);
  expect(await callsOf(copy.id)).toEqual(await callsOf(id));
});

test("the list's tabs count what they show", async () => {
  for (const state of ["all", "draft", "published", "withdrawn"] as const) {
    const found = await listDeskCampaigns([scope], readCampaignAsk({ state }));
    expect((await countDeskCampaigns([scope]))[state]).toBe(found.length);
    if (state !== "all") expect(found.filter((campaign) => campaign.state !== state)).toEqual([]);
  }
});

describe("the form", () => {
  const reasons = (typed: object) =>
    campaignFormSchema
      .safeParse({ ...text, ...typed })
      .error?.issues.map(({ path, message }) => [path.join("."), message]);

  test("takes a hashtag with its sign, and dates as far as they are known", () => {
    const read = campaignFormSchema.parse({ ...text, hashtag: " #RendezNous ", startedOn: "2024-04", endedOn: "2024" });
    expect(read).toMatchObject({ hashtag: "RendezNous", startedOn: "2024-04", endedOn: "2024" });
  });

  test("says what it cannot take beside its field", () => {
    expect(reasons({ hashtag: "deux mots" })).toEqual([["hashtag", "hashtag.invalid"]]);
    expect(reasons({ startedOn: "2024-13" })).toEqual([["startedOn", "date.invalid"]]);
    expect(reasons({ startedOn: "2024-04", endedOn: "2023" })).toEqual([["endedOn", "time.ends_before"]]);
    for (const href of ["//evil.example", "javascript:alert(1)", "http://exemple.fr"])
      expect(reasons({ calls: [{ ...call("Un"), href }] })).toEqual([["calls.0.href", "href.invalid"]]);
  });
});
