import { transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import type { JobPayloads } from "@/lib/jobs/jobs";
import { listAudience } from "../audience/queries";
import { lockBroadcast } from "../mutations";

/** How many copies one transaction makes. */
const AT_ONCE = 2000;

/** Names one person's copy: there is one, however often the message is handed out. */
export const copyKey = (broadcastId: string, contactId: string) => `broadcast:${broadcastId}:${contactId}`;

/**
 * Makes the next copies of a message, which the engine sends from then on, and asks for itself for the rest. A message
 * that was stopped, taken back or sent anew meanwhile makes none. Safe to run twice.
 */
export const spreadCopies = (
  { broadcastId, scheduledAt, after }: JobPayloads["newsletters.broadcast"],
  now: Date,
): Promise<void> =>
  transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId);
    if (!broadcast || broadcast.stoppedAt || broadcast.scheduledAt?.toISOString() !== scheduledAt) return;
    const contactIds = await listAudience(broadcast.audience, { after, size: AT_ONCE }, tx);
    const copy = { kind: "broadcast", broadcastId, createdAt: now };
    await tx.delivery.createMany({
      data: contactIds.map((contactId) => ({
        ...copy,
        id: newId(),
        key: copyKey(broadcastId, contactId),
        contactId,
      })),
      skipDuplicates: true,
    });
    const last = contactIds.at(-1);
    if (last && contactIds.length === AT_ONCE)
      await enqueue(tx, "newsletters.broadcast", { broadcastId, scheduledAt, after: last });
    else await tx.broadcast.update({ where: { id: broadcastId }, data: { spreadAt: broadcast.spreadAt ?? now } });
  });
