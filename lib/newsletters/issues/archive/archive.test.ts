import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { after, minutes } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter } from "@/tests/helpers/story";
import { draftIssue, editIssue } from "../mutations";
import { recordSent } from "../sending/mutations";
import { findArchive, findArchived, listArchivePaths } from "./queries";

let scope: Scope;
let letter: { id: string; slug: string };

beforeEach(async () => {
  scope = await someScope(await someGroup());
  letter = await aNewsletter(scope.groupId);
});

async function begun(subject: string, onWeb = true): Promise<string> {
  const made = await draftIssue(scope, { newsletter: letter.id }, NOW);
  if (!made.ok) throw new Error(made.reason);
  const issue = { subject: { fr: subject }, words: { fr: "Bonjour {prénom|à vous}, {prénom}." }, onWeb };
  await editIssue(scope, made.broadcastId, issue, NOW);
  return made.broadcastId;
}

const shown = async (now = NOW) => (await findArchive(letter.slug, now))?.issues.map(({ slug }) => slug);

test("shows what was sent, the latest first, without anybody's name; nothing opted out, stopped or still to leave", async () => {
  const [first, second, later, hidden] = [
    await begun("Un {prénom}"),
    await begun("Deux"),
    await begun("Trois"),
    await begun("Non", false),
  ];
  await begun("Brouillon");
  expect(await recordSent(scope, first, after(NOW, -minutes(9)))).toEqual({ ok: true });
  await recordSent(scope, second, after(NOW, -minutes(5)));
  await recordSent(scope, later, after(NOW, minutes(5)));
  await recordSent(scope, hidden, NOW);
  expect((await shown())?.map((slug) => slug.replace(/-[0-9a-f]{8}$/, ""))).toEqual(["deux", "un"]);
  expect(await shown(after(NOW, minutes(6)))).toHaveLength(3);
  const [, { slug = "" } = {}] = (await findArchive(letter.slug, NOW))?.issues ?? [];
  const read = await findArchived(letter.slug, slug, NOW);
  expect([read?.subject, read?.words]).toEqual([{ fr: "Un" }, { fr: "Bonjour à vous,." }]);
  expect(await findArchived((await aNewsletter(scope.groupId)).slug, slug, NOW)).toBeNull();
  expect((await listArchivePaths(NOW)).map(({ path }) => path)).toContain(`/newsletter/${letter.slug}/${slug}`);
  await db.broadcast.update({ where: { id: first }, data: { stoppedAt: NOW } });
  expect(await findArchived(letter.slug, slug, NOW)).toBeNull();
});

test("what has left is recorded once", async () => {
  const id = await begun("Un");
  await recordSent(scope, id, NOW);
  expect(await recordSent(scope, id, after(NOW, 1000))).toEqual({ ok: false, reason: "not_found" });
});
