import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { after, days } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { hasRoom, picturesFolder } from "./files";
import { describePicture, forgetRemovedPictures, removePicture, restorePicture, uploadPicture } from "./mutations";
import { getGallery, listPictures } from "./queries";
import { MAX_UPLOAD_BYTES, uploadKind, widthsFor } from "./rules";

const home = mkdtempSync(path.join(tmpdir(), "cortege-media-"));
const words = { alt: { fr: "Une place pleine de lanternes" }, credit: "Camille" };
let scope: Scope;

beforeAll(async () => {
  process.env.CORTEGE_DATA = home;
  rereadEnv();
  scope = await someScope(await someGroup(), "WRITER");
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c2410c" } });

/** A telephone's photograph, taken upright: its place and its owner stand in its metadata. */
const photograph = () =>
  plain(2000, 1000)
    .jpeg()
    .withExif({ IFD0: { Artist: "CANARI-DUPONT", Software: "CANARI" }, IFD3: { GPSLatitude: "48/1 51/1 24/1" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const files = () => (existsSync(picturesFolder()) ? readdirSync(picturesFolder()).toSorted() : []);

async function uploaded(bytes: Uint8Array): Promise<string> {
  const outcome = await uploadPicture(scope, bytes, words);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.mediaId;
}

test("a photograph stands upright in three widths, and nothing of its place or owner is left in any", async () => {
  const bytes = await photograph();
  expect(bytes.includes("CANARI-DUPONT"), "control: it was in there").toBe(true);
  const id = await uploaded(bytes);
  expect(files()).toEqual([`${id}-1000.webp`, `${id}-480.webp`, `${id}-960.webp`]);
  const media = await db.media.findUniqueOrThrow({ where: { id } });
  expect(media).toMatchObject({ path: `/media/${id}`, width: 1000, height: 2000, widths: [480, 960, 1000] });
  expect(media).toMatchObject({ ...words, groupId: scope.groupId });
  for (const name of files()) {
    const file = readFileSync(path.join(picturesFolder(), name));
    expect(file.includes("CANARI")).toBe(false);
    const { format, exif, xmp, iptc, icc } = await sharp(file).metadata();
    expect({ format, exif, xmp, iptc, icc }).toEqual({ format: "webp" });
  }
});

test("widths are never larger than the picture", () => {
  expect([300, 480, 700, 1600, 4000].map(widthsFor)).toEqual([
    [300],
    [480],
    [480, 700],
    [480, 960, 1600],
    [480, 960, 1600],
  ]);
});

test("PNG and WebP are taken as well", async () => {
  for (const bytes of [await plain(500, 200).png().toBuffer(), await plain(500, 200).webp().toBuffer()])
    expect((await uploadPicture(scope, bytes, words)).ok).toBe(true);
});

test("what a file is called says nothing: its first bytes do", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const gif = await plain(9, 9).gif().toBuffer();
  const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
  for (const bytes of [svg, gif, heic, Buffer.from("%PDF-1.7"), Buffer.alloc(0)])
    expect(await uploadPicture(scope, bytes, words)).toEqual({ ok: false, reason: "kind_unknown" });
  expect([uploadKind(Buffer.from("%PDF-1.7")), uploadKind(svg)]).toEqual(["pdf", null]);
});

test("a broken picture, a disguised one and one of too many pixels are refused and leave no file", async () => {
  const before = files();
  const broken = (await plain(800, 800).jpeg().toBuffer()).subarray(0, 900);
  const disguised = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff]),
    Buffer.from("<svg><script>alert(1)</script></svg>"),
  ]);
  const bomb = await plain(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.byteLength).toBeLessThan(MAX_UPLOAD_BYTES);
  for (const bytes of [broken, disguised, bomb])
    expect(await uploadPicture(scope, bytes, words)).toEqual({ ok: false, reason: "unreadable" });
  expect(files()).toEqual(before);
});

test("more than 20 MB are refused, and everything is when the disk is nearly full", async () => {
  const large = Buffer.alloc(MAX_UPLOAD_BYTES + 1);
  expect(await uploadPicture(scope, large, words)).toEqual({ ok: false, reason: "too_large" });
  expect([await hasRoom(home), await hasRoom(home, Number.MAX_SAFE_INTEGER)]).toEqual([true, false]);
});

test("a picture that a page shows, also in its text, cannot be removed; another can be taken back", async () => {
  const id = await uploaded(await plain(500, 500).png().toBuffer());
  const title = { fr: "Essai" };
  const text = { groupId: scope.groupId, slug: `p-${id}`, category: "NEWS" as const, title };
  const post = await db.post.create({
    data: { ...text, id: newId(), body: { fr: `![Une place](/media/${id}-500.webp)` } },
  });
  expect(await removePicture(scope, id, NOW)).toEqual({ ok: false, reason: "picture_used" });
  await db.post.update({ where: { id: post.id }, data: { body: {}, pictureId: id } });
  expect(await removePicture(scope, id, NOW)).toEqual({ ok: false, reason: "picture_used" });
  await db.post.delete({ where: { id: post.id } });
  expect(await removePicture(scope, id, NOW)).toEqual({ ok: true, mediaId: id });
  expect((await getGallery(scope, "fr"))?.pictures.map((choice) => choice.id)).not.toContain(id);
  const thrown = await listPictures(scope, { page: 1, removed: true });
  expect(thrown?.pictures.map((picture) => picture.id)).toEqual([id]);
  await restorePicture(scope, id);
  expect((await getGallery(scope, "fr"))?.pictures[0]).toEqual({
    id,
    alt: words.alt.fr,
    thumbnail: `/media/${id}-480.webp`,
  });
});

test("thirty days after its removal a picture is gone with its files, and so is what a cut-off upload left", async () => {
  const id = await uploaded(await plain(500, 500).png().toBuffer());
  const kept = await uploaded(await plain(500, 500).png().toBuffer());
  const leftover = `${newId()}-480.webp`;
  const halfWritten = path.join(picturesFolder(), leftover);
  writeFileSync(halfWritten, "half");
  utimesSync(halfWritten, after(NOW, days(29)), after(NOW, days(29)));
  await removePicture(scope, id, NOW);
  await forgetRemovedPictures(after(NOW, days(29)));
  expect(files()).toEqual(expect.arrayContaining([`${id}-480.webp`, leftover]));
  await forgetRemovedPictures(after(NOW, days(31)));
  const left = files();
  expect(left).not.toContain(`${id}-480.webp`);
  expect(left).not.toContain(leftover);
  expect(left).toContain(`${kept}-480.webp`);
  expect(await db.media.count({ where: { id } })).toBe(0);
});

test("words can be changed by those who write for the group, and by nobody else", async () => {
  const id = await uploaded(await plain(500, 500).png().toBuffer());
  const better = { alt: { fr: "Mieux dit" } };
  expect(await describePicture(scope, id, better)).toEqual({ ok: true, mediaId: id });
  expect(await db.media.findUnique({ where: { id } })).toMatchObject({ alt: better.alt, credit: null });
  const stranger = await someScope(await someGroup());
  expect(await describePicture(stranger, id, better)).toEqual({ ok: false, reason: "not_found" });
  const greeter = await someScope(scope.groupId, "GREETER");
  expect(await uploadPicture(greeter, await plain(9, 9).png().toBuffer(), words)).toEqual({
    ok: false,
    reason: "forbidden",
  });
});
