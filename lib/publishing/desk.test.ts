import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
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
import { textState } from "@/lib/texts/rules";
import { after, days, hours, minutes } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { jobsWaiting } from "@/tests/helpers/story";
import { readPostAsk } from "./desk/filter";
import { countDeskPosts, listDeskPosts } from "./desk/queries";
import { draftPost, duplicatePost, editPost, restorePostVersion } from "./drafts/mutations";
import { countPostsByCategory, findPost, listPostSlugs, listPosts, listWholePosts } from "./queries";

let scope: Scope;
beforeAll(async () => {
  scope = await someScope(await someGroup(), "WRITER");
});

const text = { category: "NEWS" as const, title: { fr: "Où en sommes-nous ?" }, body: { fr: "Ici." } };

async function aPost(): Promise<{ id: string; slug: string }> {
  const made = await draftPost(scope, text, NOW);
  if (!made.ok) throw new Error(made.reason);
  return db.post.findUniqueOrThrow({ where: { id: made.postId }, select: { id: true, slug: true } });
}

/** Where everybody finds a post: its page, the lists, the feed, the site map. */
async function seenIn({ id }: { id: string }, now: Date) {
  const slug = (await db.post.findUnique({ where: { id } }))?.slug ?? "";
  const group = { groupIds: [scope.groupId] };
  const has = (posts: { id: string }[]) => posts.some((post) => post.id === id);
  const places = {
    page: (await findPost(slug, now)) !== null,
    list: has((await listPosts(group, now, { size: 500 })).posts),
    feed: has(await listWholePosts(group, now, 500)),
    map: (await listPostSlugs(now)).some((line) => line.slug === slug),
  };
  return Object.entries(places).flatMap(([place, seen]) => (seen ? [place] : []));
}
const EVERYWHERE = ["page", "list", "feed", "map"];

const stateOf = async (id: string, now: Date) => textState(await db.post.findUniqueOrThrow({ where: { id } }), now);

describe("a post on its way", () => {
  test("a draft is seen by nobody, a published one everywhere, a withdrawn one nowhere", async () => {
    const post = await aPost();
    expect(await seenIn(post, NOW)).toEqual([]);
    await publishText(scope, { postId: post.id }, NOW);
    expect(await seenIn(post, NOW)).toEqual(EVERYWHERE);
    await withdrawText(scope, { postId: post.id }, NOW);
    expect(await seenIn(post, NOW)).toEqual([]);
    expect(await stateOf(post.id, NOW)).toBe("withdrawn");
  });

  test("a scheduled one appears at its moment and no sooner, and the kept pages hear of it then", async () => {
    const post = await aPost();
    const at = after(NOW, hours(3));
    expect(await scheduleText(scope, { postId: post.id }, NOW, NOW)).toEqual({ ok: false, reason: "date_past" });
    await scheduleText(scope, { postId: post.id }, at, NOW);
    expect(await stateOf(post.id, NOW)).toBe("scheduled");
    expect(await seenIn(post, after(at, -1))).toEqual([]);
    expect((await countPostsByCategory(after(at, -1))).get("NEWS") ?? 0).toBe(0);
    expect(await seenIn(post, at)).toEqual(EVERYWHERE);
    const jobs = (await jobsWaiting("publishing.due")).filter((job) => job.payload.postId === post.id);
    expect(jobs.map((job) => job.run_at)).toEqual([at]);
    await withdrawText(scope, { postId: post.id }, NOW);
    expect(await stateOf(post.id, NOW)).toBe("draft");
  });

  test("one thrown away is nowhere, comes back as it was within 30 days, and is gone after", async () => {
    const post = await aPost();
    await publishText(scope, { postId: post.id }, NOW);
    await deleteText(scope, { postId: post.id }, NOW);
    expect(await seenIn(post, NOW)).toEqual([]);
    await forgetDeletedTexts(after(NOW, days(29)));
    await restoreText(scope, { postId: post.id }, NOW);
    expect(await seenIn(post, NOW)).toEqual(EVERYWHERE);
    await deleteText(scope, { postId: post.id }, NOW);
    await forgetDeletedTexts(after(NOW, days(31)));
    expect(await db.post.count({ where: { id: post.id } })).toBe(0);
  });
});

test("a save over somebody else's is refused, and nothing of theirs is lost", async () => {
  const { id } = await aPost();
  const seen = (await db.post.findUniqueOrThrow({ where: { id } })).updatedAt;
  expect(await editPost(scope, id, { ...text, title: { fr: "Premier" } }, NOW, seen)).toMatchObject({ ok: true });
  const late = await editPost(scope, id, { ...text, title: { fr: "Second" } }, NOW, seen);
  expect(late).toEqual({ ok: false, reason: "text_stale" });
  expect(await db.post.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: { fr: "Premier" } });
});

test("a copy is a draft of its own address with the same words", async () => {
  const { id, slug } = await aPost();
  await publishText(scope, { postId: id }, NOW);
  const made = await duplicatePost(scope, id, NOW);
  if (!made.ok) throw new Error(made.reason);
  const copy = await db.post.findUniqueOrThrow({ where: { id: made.postId } });
  expect(copy).toMatchObject({ body: text.body, publishedAt: null });
  expect(copy.slug).not.toBe(slug);
});

test("the list's tabs count what they show", async () => {
  await deleteText(scope, { postId: (await aPost()).id }, NOW);
  await scheduleText(scope, { postId: (await aPost()).id }, after(NOW, hours(3)), NOW);
  const withdrawn = await aPost();
  await publishText(scope, { postId: withdrawn.id }, NOW);
  await withdrawText(scope, { postId: withdrawn.id }, NOW);
  for (const state of ["all", "draft", "scheduled", "published", "withdrawn", "deleted"] as const) {
    const asked = readPostAsk({ state });
    const { total, posts } = await listDeskPosts([scope], asked, NOW);
    expect((await countDeskPosts([scope], asked, NOW))[state]).toBe(total);
    const shown = new Set(posts.map((post) => post.state));
    if (state === "all") expect(shown).not.toContain("deleted");
    else expect([...shown]).toEqual([state]);
  }
});

test("the history keeps what was there before the first save and one entry per sitting, and each comes back whole", async () => {
  const { id } = await aPost();
  const save = (fr: string, now: Date) => editPost(scope, id, { ...text, body: { fr } }, now);
  await save("Un", after(NOW, minutes(1)));
  await save("Un mot", after(NOW, minutes(2)));
  await save("Plus tard", after(NOW, minutes(30)));
  const history = await listRevisions(scope, { postId: id });
  expect(history.map(({ name }) => name)).toEqual(["Camille", "Camille", null]);
  const other = await someScope(scope.groupId, "WRITER");
  await editPost(other, id, { ...text, body: { fr: "D’une autre" } }, after(NOW, minutes(31)));
  expect(await listRevisions(scope, { postId: id })).toHaveLength(4);
  const bodyNow = async () => (await db.post.findUniqueOrThrow({ where: { id } })).body;
  await restorePostVersion(scope, id, history[2]?.id ?? "", after(NOW, minutes(60)));
  expect(await bodyNow()).toEqual(text.body);
  await restorePostVersion(scope, id, history[1]?.id ?? "", after(NOW, minutes(61)));
  expect(await bodyNow()).toEqual({ fr: "Un mot" });
});

test("who opens a text is told of who has it open, and no longer once they left", async () => {
  const { id } = await aPost();
  const other = await someScope(scope.groupId, "WRITER");
  await markEditing(other, { postId: (await aPost()).id }, NOW);
  expect(await markEditing(scope, { postId: id }, NOW)).toEqual({ ok: true, others: [] });
  expect(await markEditing(other, { postId: id }, NOW)).toEqual({ ok: true, others: [{ name: "Camille", at: NOW }] });
  expect(await markEditing(other, { postId: id }, after(NOW, minutes(3)))).toEqual({ ok: true, others: [] });
});
