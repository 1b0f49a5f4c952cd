import type { z } from "zod";
import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { db, defined, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { picturePath } from "@/lib/picture";
import { UNDO_TERM } from "@/lib/texts/rules";
import { after, days } from "@/lib/time";
import { encodePicture } from "./encode";
import { deletePictureFiles, hasRoom, pictureFilesBefore, picturesFolder } from "./files";
import { isUsed } from "./queries";
import { MAX_UPLOAD_BYTES, type UploadRefusal, uploadKind } from "./rules";
import { type MediaInput, mediaSchema, type PictureWords } from "./schema";

export type MediaOutcome = { ok: true; mediaId: string } | Forbidden;
type Uploaded = { ok: true; mediaId: string; thumbnail: string };

/** A file without a row is a leftover of an upload that was cut off, once it is older than any upload. */
const LEFTOVER_AFTER = days(1);

/** Adds a picture whose sizes stand ready under its path, with the words for those who do not see it. */
export async function addMedia(scope: Scope, input: MediaInput): Promise<MediaOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  return keepPicture(scope, newId(), mediaSchema.parse(input));
}

type Kept = { ok: true; mediaId: string };

async function keepPicture({ groupId }: Scope, id: string, media: z.output<typeof mediaSchema>): Promise<Kept> {
  await transaction((tx) => tx.media.create({ data: { ...defined(media), id, groupId }, select: { id: true } }));
  return { ok: true, mediaId: id };
}

const refused = (reason: UploadRefusal["reason"]): UploadRefusal => ({ ok: false, reason });

/**
 * Takes an uploaded picture: read by its first bytes, written anew in the sizes pages need without its metadata. The
 * files stand before the row does, so that no page names a picture that is not there.
 */
export async function uploadPicture(
  scope: Scope,
  bytes: Uint8Array,
  { alt, credit }: PictureWords,
): Promise<Uploaded | Forbidden | UploadRefusal> {
  if (!canPublish(scope.role)) return forbidden;
  if (bytes.byteLength > MAX_UPLOAD_BYTES) return refused("too_large");
  if (uploadKind(bytes) !== "picture") return refused("kind_unknown");
  if (!(await hasRoom(picturesFolder()))) return refused("disk_full");
  const id = newId();
  const made = await encodePicture(bytes, picturesFolder(), id);
  if (!made) return refused("unreadable");
  const picture = { ...made, path: `/media/${id}`, alt, credit };
  return { ...(await keepPicture(scope, id, picture)), thumbnail: picturePath(picture, 0) };
}

/** Changes the words of one of the group's pictures, on every page that shows it. */
export async function describePicture(
  scope: Scope,
  mediaId: string,
  words: PictureWords,
): Promise<MediaOutcome | NotFound> {
  if (!canPublish(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const { count } = await tx.media.updateMany({
      where: { id: mediaId, groupId: scope.groupId },
      data: { alt: words.alt, credit: words.credit ?? null },
    });
    if (!count) return missing;
    await pageChanged(tx, "all");
    return { ok: true, mediaId };
  });
}

export type Used = { ok: false; reason: "picture_used" };

/** Removes one of the group's pictures that nothing shows; it can be taken back for 30 days. */
export async function removePicture(scope: Scope, mediaId: string, now: Date): Promise<MediaOutcome | NotFound | Used> {
  if (!canPublish(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const own = { id: mediaId, groupId: scope.groupId };
    const [found] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "Media" WHERE id = ${mediaId}::uuid AND "groupId" = ${scope.groupId}::uuid FOR UPDATE`;
    if (!found) return missing;
    if (await isUsed(mediaId, tx)) return { ok: false, reason: "picture_used" };
    await tx.media.updateMany({ where: { ...own, removedAt: null }, data: { removedAt: now } });
    return { ok: true, mediaId };
  });
}

/** Takes a removed picture back. */
export async function restorePicture(scope: Scope, mediaId: string): Promise<MediaOutcome | NotFound> {
  if (!canPublish(scope.role)) return forbidden;
  const where = { id: mediaId, groupId: scope.groupId };
  const { count } = await db.media.updateMany({ where, data: { removedAt: null } });
  return count ? { ok: true, mediaId } : missing;
}

/** Deletes pictures removed more than 30 days ago, and the files of uploads that were cut off. */
export async function forgetRemovedPictures(now: Date): Promise<void> {
  const gone = await db.$queryRaw<{ id: string }[]>`
    DELETE FROM "Media" WHERE "removedAt" < ${after(now, -UNDO_TERM)} RETURNING id`;
  await deletePictureFiles(gone.map(({ id }) => id));
  const lying = await pictureFilesBefore(after(now, -LEFTOVER_AFTER));
  const known = await db.media.findMany({ where: { id: { in: lying } }, select: { id: true } });
  const owned = new Set(known.map(({ id }) => id));
  await deletePictureFiles(lying.filter((id) => !owned.has(id)));
}
