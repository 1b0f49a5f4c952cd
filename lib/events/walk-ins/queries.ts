import { canTickAttendance } from "@/lib/auth/rules";
import { eventsIn, type Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { unsealOptional } from "@/lib/privacy/sealed";

export type WalkIn = { id: string; name: string | null; at: Date };

/** Who came to an event of the scope's group without having answered, latest first. */
export async function listWalkIns(scope: Scope, eventId: string): Promise<WalkIn[]> {
  if (!canTickAttendance(scope.role)) return [];
  const rows = await db.walkIn.findMany({
    where: { eventId, event: eventsIn(scope) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, sealedName: true, at: true },
  });
  return rows.map(({ id, sealedName, at }) => ({ id, name: unsealOptional("WalkIn.sealedName", id, sealedName), at }));
}
