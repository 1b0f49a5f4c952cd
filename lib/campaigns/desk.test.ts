import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { writePost } from "@/lib/publishing/mutations";
import { findPost } from "@/lib/publishing/queries";
import { searchDesk } from "@/lib/search/queries";
import { markEditing } from "@/lib/texts/editing/mutations";
import {
  deleteText,
  forgetDeletedTexts,
  publishText,
  restoreText,
  scheduleText,
  withdrawText,
} from "@/lib/texts/mutations";
import { listRevisions } from "@/lib/texts/revisions/queries";
import { TEXT_STATES, textState } from "@/lib/texts/rules";
import { after, days, hours, minutes } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { jobsWaiting } from "@/tests/helpers/story";
import { readCampaignAsk } from "./desk/filter";
import { countDeskCampaigns, getDeskCampaign, listDeskCampaigns } from "./desk/queries";
import { draftCampaign, duplicateCampaign, editCampaign, restoreCampaignVersion } from "./drafts/mutations";
import { findCampaign, listCampaignSlugs, listCampaigns } from "./queries";
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

/** Where everybody finds a campaign: its page, the lists (the home page's is one), the site map, the line of its posts. */
async function seenIn({ id }: { id: string }, now = NOW) {
  const slug = (await db.campaign.findUnique({ where: { id } }))?.slug ?? "";
  const places = {
    page: (await findCampaign(slug, now)) !== null,
    list: (await listCampaigns(now, [scope.groupId])).some((campaign) => campaign.id === id),
    map: (await listCampaignSlugs(now)).some((line) => line.slug === slug),
  };
  return Object.entries(places).flatMap(([place, seen]) => (seen ? [place] : []));
}

const callsOf = async (id: string) => (await getDeskCampaign(scope, id))?.calls.map(({ title }) => title);

describe("a campaign on its way", () => {
  test("a draft is seen by nobody, a published one everywhere, a withdrawn one nowhere, and back", async () => {
    const campaign = await aCampaign();
    const state = async () => textState(await db.campaign.findUniqueOrThrow({ where: { id: campaign.id } }), NOW);
    expect(await seenIn(campaign)).toEqual([]);
    await publishText(scope, { campaignId: campaign.id }, NOW);
    expect(await seenIn(campaign)).toEqual(["page", "list", "map"]);
    await withdrawText(scope, { campaignId: campaign.id }, NOW);
    expect([await seenIn(campaign), await state()]).toEqual([[], "withdrawn"]);
    await publishText(scope, { campaignId: campaign.id }, NOW);
    expect(await state()).toBe("published");
  });

  test("a scheduled one appears at its moment and no sooner, a post names it only then, and the kept pages hear of it", async () => {
    const campaign = await aCampaign();
    const [text, at] = [{ campaignId: campaign.id }, after(NOW, hours(3))];
    const post = await writePost(scope, { slug: `p-${campaign.id}`, title: { fr: "Suite" }, ...text }, NOW);
    if (!post.ok) throw new Error(post.reason);
    await publishText(scope, { postId: post.postId }, NOW);
    const named = async (now: Date) => (await findPost(`p-${campaign.id}`, now))?.campaign?.slug;
    await scheduleText(scope, text, at, NOW);
    expect([await seenIn(campaign, after(at, -1)), await named(after(at, -1))]).toEqual([[], undefined]);
    expect(await seenIn(campaign, at)).toEqual(["page", "list", "map"]);
    expect(await named(at)).toMatch(/^rendez-nous-les-guichets/);
    const jobs = (await jobsWaiting("publishing.due")).filter(({ payload }) => payload.campaignId === campaign.id);
    expect(jobs.map((job) => job.run_at)).toEqual([at]);
  });

  test("one thrown away is nowhere, comes back as it was within 30 days, and is gone after", async () => {
    const campaign = await aCampaign();
    const text = { campaignId: campaign.id };
    await publishText(scope, text, NOW);
    await deleteText(scope, text, NOW);
    expect(await seenIn(campaign)).toEqual([]);
    await forgetDeletedTexts(after(NOW, days(29)));
    await restoreText(scope, text, NOW);
    expect(await seenIn(campaign)).toEqual(["page", "list", "map"]);
    await deleteText(scope, text, NOW);
    await forgetDeletedTexts(after(NOW, days(31)));
    expect(await db.campaign.count({ where: { id: campaign.id } })).toBe(0);
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

test("its history keeps the words with their calls, and each version comes back whole", async () => {
  const { id } = await aCampaign();
  await editCampaign(scope, id, { ...text, hashtag: "Ici", calls: [call("Trois")] }, after(NOW, minutes(1)));
  const [, origin] = await listRevisions(scope, { campaignId: id });
  await restoreCampaignVersion(scope, id, origin?.id ?? "", after(NOW, minutes(30)));
  expect(await callsOf(id)).toEqual([{ fr: "Un" }, { fr: "Deux" }]);
  expect((await getDeskCampaign(scope, id))?.hashtag).toBe(null);
  const [, edited] = await listRevisions(scope, { campaignId: id });
  await restoreCampaignVersion(scope, id, edited?.id ?? "", after(NOW, minutes(60)));
  expect(await getDeskCampaign(scope, id)).toMatchObject({ hashtag: "Ici", calls: [{ title: { fr: "Trois" } }] });
});

test("who opens a campaign is told of who has it open", async () => {
  const text = { campaignId: (await aCampaign()).id };
  expect(await markEditing(scope, text, NOW)).toEqual({ ok: true, others: [] });
  const answer = await markEditing(await someScope(scope.groupId, "WRITER"), text, NOW);
  expect(answer).toEqual({ ok: true, others: [{ name: "Camille", at: NOW }] });
});

test("a copy is a draft of its own address with the same words and calls", async () => {
  const { id, slug } = await aCampaign();
  await publishText(scope, { campaignId: id }, NOW);
  const made = await duplicateCampaign(scope, id, NOW);
  if (!made.ok) throw new Error(made.reason);
  const copy = await db.campaign.findUniqueOrThrow({ where: { id: made.campaignId } });
  expect(copy).toMatchObject({ title: text.title, publishedAt: null });
  expect(copy.slug).not.toBe(slug);
  expect(await callsOf(copy.id)).toEqual(await callsOf(id));
});

test("the list's tabs count what they show", async () => {
  for (const state of ["all", ...TEXT_STATES] as const) {
    const found = await listDeskCampaigns([scope], readCampaignAsk({ state }), NOW);
    expect((await countDeskCampaigns([scope], NOW))[state]).toBe(found.length);
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
    const human = campaignFormSchema.parse({
      ...text,
      hashtag: "#Rendez nous",
      startedOn: "4/2024",
      endedOn: "12/04/2024",
    });
    expect(human).toMatchObject({ hashtag: "RendezNous", startedOn: "2024-04", endedOn: "2024-04-12" });
    const spoken = campaignFormSchema.parse({ ...text, startedOn: "1er février 2026", endedOn: "3 April 2026" });
    expect(spoken).toMatchObject({ startedOn: "2026-02-01", endedOn: "2026-04-03" });
  });

  test("says what it cannot take beside its field", () => {
    expect(reasons({ hashtag: "deux-mots" })).toEqual([["hashtag", "hashtag.invalid"]]);
    expect(reasons({ startedOn: "31/02/2024" })).toEqual([["startedOn", "date.partial"]]);
    expect(reasons({ startedOn: "2024-13" })).toEqual([["startedOn", "date.partial"]]);
    expect(reasons({ startedOn: "2024-04", endedOn: "2023" })).toEqual([["endedOn", "time.ends_before"]]);
    for (const href of ["//evil.example", "javascript:alert(1)", "http://exemple.fr"])
      expect(reasons({ calls: [{ ...call("Un"), href }] })).toEqual([["calls.0.href", "href.invalid"]]);
  });
});
