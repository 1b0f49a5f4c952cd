import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Tx } from "@/lib/db";
import { type Locale, plainText } from "@/lib/local-text";
import { type Picture, pictureColumns, picturePath } from "@/lib/picture";

/** A picture to choose from: its words and its smallest size. */
export type PictureChoice = { id: string; alt: string; thumbnail: string };

/** A group's pictures, to choose from and add to. */
export type Gallery = { groupId: string; pictures: PictureChoice[] };

const NEWEST_FIRST = [{ createdAt: "desc" }, { id: "asc" }] as const;

/** The newest 200 pictures of a group, to choose from; null for who may not. */
export async function getGallery(scope: Scope, locale: Locale): Promise<Gallery | null> {
  if (!canPublish(scope.role)) return null;
  const { groupId } = scope;
  const rows = await db.media.findMany({
    where: { groupId, removedAt: null },
    select: { id: true, ...pictureColumns },
    orderBy: [...NEWEST_FIRST],
    take: 200,
  });
  const pictures = rows.map(({ id, alt, ...sizes }) => ({
    id,
    alt: plainText(alt, locale),
    thumbnail: picturePath(sizes, 0),
  }));
  return { groupId, pictures };
}

export type DeskPicture = Picture & { id: string; createdAt: Date; removedAt: Date | null; used: boolean };

const PAGE = 48;

/** A page of a group's pictures, newest first, the removed ones apart; null for who may not see them. */
export async function listPictures(
  scope: Scope,
  { page, removed }: { page: number; removed: boolean },
): Promise<{ pictures: DeskPicture[]; pages: number } | null> {
  if (!canPublish(scope.role)) return null;
  const where = { groupId: scope.groupId, removedAt: removed ? { not: null } : null };
  const [rows, total] = await Promise.all([
    db.media.findMany({
      where,
      select: { id: true, createdAt: true, removedAt: true, ...pictureColumns },
      orderBy: [...NEWEST_FIRST],
      skip: (page - 1) * PAGE,
      take: PAGE,
    }),
    db.media.count({ where }),
  ]);
  const used = await usedAmong(rows.map(({ id }) => id));
  const pictures = rows.map((row) => ({ ...row, used: used.has(row.id) }));
  return { pictures, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

/** Those of these pictures that a group, campaign, event, post or resource shows, also inside its text. */
async function usedAmong(ids: readonly string[], from: Tx = db): Promise<Set<string>> {
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM unnest(${ids}::uuid[]) AS m(id) WHERE
      EXISTS (SELECT 1 FROM "Group" WHERE "pictureId" = m.id) OR
      EXISTS (SELECT 1 FROM "Campaign" WHERE "pictureId" = m.id) OR
      EXISTS (SELECT 1 FROM "Event" WHERE "pictureId" = m.id) OR
      EXISTS (SELECT 1 FROM "Post" WHERE "pictureId" = m.id) OR
      EXISTS (SELECT 1 FROM "Resource" WHERE "pictureId" = m.id) OR
      EXISTS (SELECT 1 FROM "Media" own
        JOIN (SELECT "groupId", body::text AS text FROM "Post"
          UNION ALL SELECT "groupId", body::text FROM "Campaign"
          UNION ALL SELECT "groupId", body::text FROM "Resource"
          UNION ALL SELECT "groupId", body::text FROM "Page"
          UNION ALL SELECT "groupId", concat(body, report) FROM "Event") told USING ("groupId")
        WHERE own.id = m.id AND told.text LIKE '%/media/' || m.id || '-%')`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether what a form names is one of the group's pictures, which nobody removes before the form is kept; naming none is always right. */
export async function isOwnPicture(tx: Tx, groupId: string, id: string | undefined): Promise<boolean> {
  if (!id) return true;
  const own = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Media" WHERE id = ${id}::uuid AND "groupId" = ${groupId}::uuid AND "removedAt" IS NULL FOR KEY SHARE`;
  return own.length > 0;
}

/** Whether anything shows this picture. */
export const isUsed = async (id: string, from: Tx = db): Promise<boolean> => (await usedAmong([id], from)).has(id);
