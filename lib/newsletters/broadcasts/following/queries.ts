import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { isId } from "@/lib/ids";
import { openRecipient, recipientColumns } from "@/lib/mail/recipient";
import type { Fate, FatedCopy } from "./rules";

const AT_MOST = 500;

const WHERE: Record<Fate, Prisma.DeliveryWhereInput> = {
  unsure: { uncertainAt: { not: null }, sentAt: null, failedAt: null },
  refused: { failedAt: { not: null } },
  dropped: { droppedAt: { not: null } },
};

/** Whose copies met a fate, by time; 500 at most. Only people.ts calls this: it puts each look on the audit trail. */
export async function listFated({ groupId, role }: Scope, broadcastId: string, fate: Fate): Promise<FatedCopy[]> {
  if (!canSeePeople(role) || !isId(broadcastId)) return [];
  const copies = await db.delivery.findMany({
    where: { broadcastId, broadcast: { groupId }, ...WHERE[fate] },
    select: {
      id: true,
      failedAt: true,
      uncertainAt: true,
      droppedAt: true,
      claimedAt: true,
      dropped: true,
      failure: true,
      createdAt: true,
      contact: { select: recipientColumns },
    },
    orderBy: [{ claimedAt: "asc" }, { id: "asc" }],
    take: AT_MOST,
  });
  return copies.flatMap(({ id, contact, failure, dropped, createdAt, ...times }) => {
    if (!contact) return [];
    const { name, address, contactId } = openRecipient(contact);
    const at = times.claimedAt ?? times.failedAt ?? times.droppedAt ?? createdAt;
    return [{ id, contactId, name, address, at, why: dropped ?? failure }];
  });
}
