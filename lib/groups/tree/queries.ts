import type { Tx } from "@/lib/db";

/** The ids of a group and of every group above it, the group itself first. */
export async function lineOf(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE line AS (
      SELECT id, "parentId", 0 AS height FROM "Group" WHERE id = ${groupId}::uuid
      UNION ALL
      SELECT parent.id, parent."parentId", height + 1 FROM "Group" parent JOIN line ON parent.id = line."parentId"
    )
    SELECT id FROM line ORDER BY height`;
  return rows.map((row) => row.id);
}
