import type { Tx } from "@/lib/db";

/** Whether what a form names is one of the group's files, which nobody deletes before the form is kept; naming none is always right. */
export async function isOwnAttachment(tx: Tx, groupId: string, id: string | undefined): Promise<boolean> {
  if (!id) return true;
  const own = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Attachment" WHERE id = ${id}::uuid AND "groupId" = ${groupId}::uuid FOR KEY SHARE`;
  return own.length > 0;
}
