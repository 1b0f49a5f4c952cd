import { canEditEvents } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { asPublicEvent, type PublicEvent, publicEventColumns } from "../detail/queries";

/** A draft of the scope's group as its page will show it; null when the group has no such draft, or the role may not write it. */
export async function findDraftEvent(scope: Scope, eventId: string): Promise<PublicEvent | null> {
  if (!canEditEvents(scope.role)) return null;
  const where = { id: eventId, groupId: scope.groupId, publishedAt: null };
  const row = await db.event.findFirst({ where, select: publicEventColumns });
  return row && asPublicEvent(row);
}
