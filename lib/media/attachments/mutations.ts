import { writeFile } from "node:fs/promises";
import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, type Scope } from "@/lib/auth/scope";
import { db, Prisma, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { after, days } from "@/lib/time";
import { attachmentFile, attachmentFilesBefore, attachmentsFolder, deleteAttachmentFiles, hasRoom } from "../files";
import { isWholePdf, MAX_UPLOAD_BYTES, type UploadRefusal, uploadKind } from "../rules";

type Kept = { ok: true; attachmentId: string; name: string; bytes: number };

/** A file that nothing names for this long was sent and not kept; one without a row is left of an upload that was cut off. */
const UNUSED_KEPT = days(1);

const refused = (reason: UploadRefusal["reason"]): UploadRefusal => ({ ok: false, reason });

/** Takes a PDF for the group's library, as it is: what its author's program wrote into it stays in it. */
export async function uploadAttachment(
  scope: Scope,
  bytes: Uint8Array,
  fileName: string,
  now: Date,
): Promise<Kept | Forbidden | UploadRefusal> {
  if (!canPublish(scope.role)) return forbidden;
  if (bytes.byteLength > MAX_UPLOAD_BYTES) return refused("too_large");
  if (uploadKind(bytes) !== "pdf") return refused("kind_unknown");
  if (!isWholePdf(bytes)) return refused("unreadable");
  if (!(await hasRoom(attachmentsFolder()))) return refused("disk_full");
  const row = { id: newId(), groupId: scope.groupId, name: nameOf(fileName), bytes: bytes.byteLength, createdAt: now };
  await writeFile(attachmentFile(row.id), bytes);
  await transaction((tx) => tx.attachment.create({ data: row }));
  return { ok: true, attachmentId: row.id, name: row.name, bytes: row.bytes };
}

/** A file's name without its ending, folders and signs that nobody sees. */
const nameOf = (fileName: string): string =>
  fileName
    .replace(/^.*[/\\]/s, "")
    .replace(/\.pdf$/i, "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "")
    .trim()
    .slice(0, 120) || "document";

const unused = (before: Date) => Prisma.sql`a."createdAt" < ${before}
  AND NOT EXISTS (SELECT 1 FROM "Resource" WHERE "attachmentId" = a.id)
  AND NOT EXISTS (SELECT 1 FROM "Revision" WHERE content->>'attachmentId' = a.id::text)`;

/**
 * Deletes the files that no resource offers and no version of one could bring back, a day after they were sent. They are
 * locked before it is looked again whether a resource offers them: a deletion that waits for one does not see it.
 */
export async function forgetUnusedAttachments(now: Date): Promise<void> {
  const before = after(now, -UNUSED_KEPT);
  const gone = await transaction(async (tx) => {
    const held = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Attachment" a WHERE ${unused(before)} ORDER BY id FOR UPDATE`;
    return tx.$queryRaw<{ id: string }[]>`
      DELETE FROM "Attachment" a WHERE id = ANY(${held.map(({ id }) => id)}::uuid[]) AND ${unused(before)} RETURNING id`;
  });
  await deleteAttachmentFiles(gone.map(({ id }) => id));
  const lying = await attachmentFilesBefore(before);
  const known = await db.attachment.findMany({ where: { id: { in: lying } }, select: { id: true } });
  const owned = new Set(known.map(({ id }) => id));
  await deleteAttachmentFiles(lying.filter((id) => !owned.has(id)));
}
