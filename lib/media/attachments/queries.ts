import type { Tx } from "@/lib/db";

/** Whether what a form names is one of the group's files; naming none is always right. */
export const isOwnAttachment = async (tx: Tx, groupId: string, id: string | undefined): Promise<boolean> =>
  !id || (await tx.attachment.count({ where: { id, groupId } })) > 0;
