import { db } from "@/lib/db";

/** Whether an organizer has a second factor, since when, and how many recovery codes are left. */
export async function findSecondFactor(organizerId: string): Promise<{ since: Date | null; codesLeft: number }> {
  const { totpSince, _count } = await db.organizer.findUniqueOrThrow({
    where: { id: organizerId },
    select: { totpSince: true, _count: { select: { recoveryCodes: true } } },
  });
  return { since: totpSince, codesLeft: _count.recoveryCodes };
}
