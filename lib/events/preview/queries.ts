import { canEditEvents } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { asPublicEvent, type PublicEvent, publicEventColumns } from "../detail/queries";

export type Preview = { event: PublicEvent; published: boolean };

/** An event of the scope's group as its page shows or will show it; null when the group has none, or the role may not write it. */
export async function findPreview(scope: Scope, eventId: string, now: Date): Promise<Preview | null> {
  if (!canEditEvents(scope.role)) return null;
  const where = { id: eventId, groupId: scope.groupId, deletedAt: null };
  const row = await db.event.findFirst({ where, select: publicEventColumns });
  return row && { event: asPublicEvent(row, now), published: row.publishedAt !== null };
}
