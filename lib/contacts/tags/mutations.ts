import { type Tx, transaction } from "@/lib/db";

type Tagged = { groupId: string; ids: readonly string[]; tag: string; add: boolean };

/** Adds a tag to, or takes it off, rows of a group, and answers those that changed. Tags stay sorted, so an undo leaves no trace. */
export async function writeTag(tx: Tx, { groupId, ids, tag, add }: Tagged): Promise<string[]> {
  if (add)
    await tx.$executeRaw`
      INSERT INTO "GroupTag" ("groupId", tag) VALUES (${groupId}::uuid, ${tag}) ON CONFLICT DO NOTHING`;
  const changed = add
    ? await tx.$queryRaw<{ id: string }[]>`
        UPDATE "GroupContact" SET tags = ARRAY(SELECT DISTINCT unnest(coalesce(tags, '{}') || ${tag}::text) ORDER BY 1)
        WHERE "groupId" = ${groupId}::uuid AND id = ANY(${ids}::uuid[]) AND NOT ${tag} = ANY(coalesce(tags, '{}')) RETURNING id`
    : await tx.$queryRaw<{ id: string }[]>`
        UPDATE "GroupContact" SET tags = array_remove(tags, ${tag})
        WHERE "groupId" = ${groupId}::uuid AND id = ANY(${ids}::uuid[]) AND ${tag} = ANY(tags) RETURNING id`;
  return changed.map(({ id }) => id);
}

/** Proposes no longer what nobody is tagged with any more. */
export const forgetUnusedTags = (): Promise<void> =>
  transaction(async (tx) => {
    await tx.$executeRaw`
      DELETE FROM "GroupTag" t WHERE NOT EXISTS (
        SELECT 1 FROM "GroupContact" g WHERE g."groupId" = t."groupId" AND g.tags @> ARRAY[t.tag])`;
  });
