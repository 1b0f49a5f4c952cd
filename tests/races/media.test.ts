import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { forgetUnusedAttachments, uploadAttachment } from "@/lib/media/attachments/mutations";
import { isOwnAttachment } from "@/lib/media/attachments/queries";
import { attachmentFile, hasRoom, picturesFolder } from "@/lib/media/files";
import { addMedia, forgetRemovedPictures, removePicture } from "@/lib/media/mutations";
import { isOwnPicture } from "@/lib/media/queries";
import { draftResource } from "@/lib/resources/drafts/mutations";
import { after, days } from "@/lib/time";
import { behind } from "../helpers/behind";
import { NOW, someGroup, someScope } from "../helpers/organizers";

const home = mkdtempSync(path.join(tmpdir(), "cortege-races-"));
let scope: Scope;

beforeAll(async () => {
  process.env.CORTEGE_DATA = home;
  rereadEnv();
  await hasRoom(picturesFolder());
  scope = await someScope(await someGroup());
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function aPicture(): Promise<string> {
  const sizes = { path: `/media/${newId()}`, width: 480, height: 320, widths: [480] };
  const added = await addMedia(scope, { ...sizes, alt: { fr: "Une place" } });
  if (!added.ok) throw new Error(added.reason);
  return added.mediaId;
}

async function aFile(): Promise<string> {
  const sent = await uploadAttachment(scope, Buffer.from("%PDF-1.4\n%%EOF\n"), "tract.pdf", NOW);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.attachmentId;
}

test("a removed picture that is taken back while what was removed is deleted keeps its files", async () => {
  const id = await aPicture();
  await removePicture(scope, id, NOW);
  const file = path.join(picturesFolder(), `${id}-480.webp`);
  writeFileSync(file, "");
  await behind(
    (tx) => tx.media.update({ where: { id }, data: { removedAt: null } }),
    () => forgetRemovedPictures(after(NOW, days(31))),
  );
  expect(await db.media.count({ where: { id } })).toBe(1);
  expect(existsSync(file)).toBe(true);
});

test("a file that a resource begins to offer while unused files are deleted stays, and stays offered", async () => {
  const attachmentId = await aFile();
  const made = await draftResource(
    scope,
    { kind: "BROCHURE", title: { fr: "Un tract" }, url: "https://example.org" },
    NOW,
  );
  if (!made.ok) throw new Error(made.reason);
  const where = { id: made.resourceId };
  await behind(
    (tx) => tx.resource.update({ where, data: { attachmentId } }),
    () => forgetUnusedAttachments(after(NOW, days(2))),
  );
  expect(await db.resource.findUnique({ where })).toMatchObject({ attachmentId });
  expect(existsSync(attachmentFile(attachmentId))).toBe(true);
});

test("a picture that a text is about to show is removed by nobody meanwhile, nor an unused file deleted", async () => {
  const [picture, file] = [await aPicture(), await aFile()];
  const { groupId } = scope;
  const [title, slug] = [{ fr: "Une place" }, `place-${newId()}`];
  const post = { id: newId(), groupId, title, slug };
  const removed = await behind(
    (tx) => isOwnPicture(tx, groupId, picture),
    () => removePicture(scope, picture, NOW),
    (tx) => tx.post.create({ data: { ...post, pictureId: picture } }),
  );
  expect(removed).toEqual({ ok: false, reason: "picture_used" });
  const resource = { id: newId(), groupId, title, slug, kind: "BROCHURE" } as const;
  await behind(
    (tx) => isOwnAttachment(tx, groupId, file),
    () => forgetUnusedAttachments(after(NOW, days(2))),
    (tx) => tx.resource.create({ data: { ...resource, attachmentId: file } }),
  );
  expect(await db.attachment.count({ where: { id: file } })).toBe(1);
});
