import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { after, days, hours, minutes } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { jobsWaiting } from "@/tests/helpers/story";
import { deletePost, forgetDeletedPosts, restorePost } from "./deleted/mutations";
import { readPostAsk } from "./desk/filter";
import { countDeskPosts, listDeskPosts } from "./desk/queries";
import { draftPost, duplicatePost, editPost } from "./drafts/mutations";
import { markEditing } from "./editing/mutations";
import { publishPost, schedulePost, withdrawPost } from "./mutations";
import { countPostsByCategory, findPost, listPostSlugs, listPosts, listWholePosts } from "./queries";
import { listRevisions } from "./revisions/queries";
import { restoreRevision } from "./revisions/restoring/mutations";
import { completeness, postState } from "./rules";

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
async function seenIn({ id, slug }: { id: string; slug: string }, now: Date) {
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

const stateOf = async (id: string, now: Date) => postState(await db.post.findUniqueOrThrow({ where: { id } }), now);

describe("a post on its way", () => {
  test("a draft is seen by nobody, a published one everywhere, a withdrawn one nowhere", async () => {
    const post = await aPost();
    expect(await seenIn(post, NOW)).toEqual([]);
    await publishPost(scope, post.id, NOW);
    expect(await seenIn(post, NOW)).toEqual(EVERYWHERE);
    await withdrawPost(scope, post.id, NOW);
    expect(await seenIn(post, NOW)).toEqual([]);
    expect(await stateOf(post.id, NOW)).toBe("withdrawn");
  });

  test("a scheduled one appears at its moment and no sooner, and the kept pages hear of it then", async () => {
    const post = await aPost();
    const at = after(NOW, hours(3));
    expect(await schedulePost(scope, post.id, NOW, NOW)).toEqual({ ok: false, reason: "date_past" });
    await schedulePost(scope, post.id, at, NOW);
    expect(await stateOf(post.id, NOW)).toBe("scheduled");
    expect(await seenIn(post, after(at, -1))).toEqual([]);
    expect((await countPostsByCategory(after(at, -1))).get("NEWS") ?? 0).toBe(0);
    expect(await seenIn(post, at)).toEqual(EVERYWHERE);
    const jobs = (await jobsWaiting("publishing.due")).filter((job) => job.payload.postId === post.id);
    expect(jobs.map((job) => job.run_at)).toEqual([at]);
    await withdrawPost(scope, post.id, NOW);
    expect(await stateOf(post.id, NOW)).toBe("draft");
  });

  test("one thrown away is nowhere, comes back as it was within 30 days, and is gone after", async () => {
    const post = await aPost();
    await publishPost(scope, post.id, NOW);
    await deletePost(scope, post.id, NOW);
    expect(await seenIn(post, NOW)).toEqual([]);
    await forgetDeletedPosts(after(NOW, days(29)));
    await restorePost(scope, post.id, NOW);
    expect(await seenIn(post, NOW)).toEqual(EVERYWHERE);
    await deletePost(scope, post.id, NOW);
    await forgetDeletedPosts(after(NOW, days(31)));
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
  await publishPost(scope, id, NOW);
  const made = await duplicatePost(scope, id, NOW);
  if (!made.ok) throw new Error(made.reason);
  const copy = await db.post.findUniqueOrThrow({ where: { id: made.postId } });
  expect(copy).toMatchObject({ body: text.body, publishedAt: null });
  expect(copy.slug).not.toBe(slug);
});

test("the list's tabs count what they show", async () => {
  await deletePost(scope, (await aPost()).id, NOW);
  await schedulePost(scope, (await aPost()).id, after(NOW, hours(3)), NOW);
  const withdrawn = await aPost();
  await publishPost(scope, withdrawn.id, NOW);
  await withdrawPost(scope, withdrawn.id, NOW);
  for (const state of ["all", "draft", "scheduled", "published", "withdrawn", "deleted"] as const) {
    const asked = readPostAsk({ state });
    const { total, posts } = await listDeskPosts([scope], asked, NOW);
    expect((await countDeskPosts([scope], asked, NOW))[state]).toBe(total);
    const shown = new Set(posts.map((post) => post.state));
    if (state === "all") expect(shown).not.toContain("deleted");
    else expect([...shown]).toEqual([state]);
  }
});

test("a language is complete when it has all that is written in any", () => {
  expect(completeness([{ fr: "a", en: "b" }, { fr: "c" }])).toEqual({ fr: "whole", en: "part" });
  expect(completeness([{ fr: "a" }, {}])).toEqual({ fr: "whole", en: "none" });
});

test("the history keeps what was there before the first save and one entry per sitting, and each comes back whole", async () => {
  const { id } = await aPost();
  const save = (fr: string, now: Date) => editPost(scope, id, { ...text, body: { fr } }, now);
  await save("Un", after(NOW, minutes(1)));
  await save("Un mot", after(NOW, minutes(2)));
  await save("Plus tard", after(NOW, minutes(30)));
  const history = await listRevisions(scope, id);
  expect(history.map(({ name }) => name)).toEqual(["Camille", "Camille", null]);
  const other = await someScope(scope.groupId, "WRITER");
  await editPost(other, id, { ...text, body: { fr: "D’une autre" } }, after(NOW, minutes(31)));
  expect(await listRevisions(scope, id)).toHaveLength(4);
  const bodyNow = async () => (await db.post.findUniqueOrThrow({ where: { id } })).body;
  await restoreRevision(scope, history[2]?.id ?? "", after(NOW, minutes(60)));
  expect(await bodyNow()).toEqual(text.body);
  await restoreRevision(scope, history[1]?.id ?? "", after(NOW, minutes(61)));
  expect(await bodyNow()).toEqual({ fr: "Un mot" });
});

test("who opens a text is told of who has it open, and no longer once they left", async () => {
  const { id } = await aPost();
  const other = await someScope(scope.groupId, "WRITER");
  await markEditing(other, (await aPost()).id, NOW);
  expect(await markEditing(scope, id, NOW)).toEqual({ ok: true, others: [] });
  expect(await markEditing(other, id, NOW)).toEqual({ ok: true, others: [{ name: "Camille", at: NOW }] });
  expect(await markEditing(other, id, after(NOW, minutes(3)))).toEqual({ ok: true, others: [] });
});
