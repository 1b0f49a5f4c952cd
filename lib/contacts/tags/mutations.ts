import { Prisma, type Tx, transaction } from "@/lib/db";

type Tagged = { groupId: string; ids: readonly string[]; tag: string; add: boolean };

/**
 * Adds a tag to, or takes it off, rows of a group, and answers those that changed. Tags stay sorted, so an undo leaves no
 * trace. One that is proposed already is locked all the same, so that it is not forgotten before somebody is seen to have it.
 */
export async function writeTag(tx: Tx, { groupId, ids, tag, add }: Tagged): Promise<string[]> {
  if (add)
    await tx.$executeRaw`
      INSERT INTO "GroupTag" ("groupId", tag) VALUES (${groupId}::uuid, ${tag})
      ON CONFLICT ("groupId", tag) DO UPDATE SET tag = EXCLUDED.tag`;
  const changed = add
    ? await tx.$queryRaw<{ id: string }[]>`
        UPDATE "GroupContact" SET tags = ARRAY(SELECT DISTINCT unnest(coalesce(tags, '{}') || ${tag}::text) ORDER BY 1)
        WHERE "groupId" = ${groupId}::uuid AND id = ANY(${ids}::uuid[]) AND NOT ${tag} = ANY(coalesce(tags, '{}')) RETURNING id`
    : await tx.$queryRaw<{ id: string }[]>`
        UPDATE "GroupContact" SET tags = array_remove(tags, ${tag})
        WHERE "groupId" = ${groupId}::uuid AND id = ANY(${ids}::uuid[]) AND ${tag} = ANY(tags) RETURNING id`;
  return changed.map(({ id }) => id);
}

const unused = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM "GroupContact" g WHERE g."groupId" = t."groupId" AND g.tags @> ARRAY[t.tag])`;

/** Proposes no longer what nobody is tagged with any more: looked at again once those who are giving these tags are done. */
export const forgetUnusedTags = (): Promise<void> =>
  transaction(async (tx) => {
    const held = await tx.$queryRaw<{ groupId: string; tag: string }[]>`
      SELECT "groupId", tag FROM "GroupTag" t WHERE ${unused} ORDER BY "groupId", tag FOR UPDATE`;
    const [groups, tags] = [held.map(({ groupId }) => groupId), held.map(({ tag }) => tag)];
    await tx.$executeRaw`
      DELETE FROM "GroupTag" t USING unnest(${groups}::uuid[], ${tags}::text[]) AS held ("groupId", tag)
      WHERE t."groupId" = held."groupId" AND t.tag = held.tag AND ${unused}`;
  });
