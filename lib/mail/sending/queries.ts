import { db } from "../../db";
import type { RecipientRow } from "../recipient";

/** Messages to many whose time has come and that nobody sends at this moment, oldest first. */
export async function findDueBroadcasts(now: Date): Promise<string[]> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Broadcast"
    WHERE "scheduledAt" <= ${now} AND "finishedAt" IS NULL AND "stoppedAt" IS NULL AND "pausedAt" IS NULL
      AND ("waitsUntil" IS NULL OR "waitsUntil" <= ${now})
      AND ("heldBy" IS NULL OR "heldUntil" < clock_timestamp())
    ORDER BY "scheduledAt", id LIMIT 20`;
  return due.map(({ id }) => id);
}

/** A copy that waits, with what it takes to address it. */
export type WaitingCopy = RecipientRow & { deliveryId: string; createdAt: Date; tries: number };

/** The next copies of a message that nobody has claimed, after a copy's id. */
export const listWaitingCopies = (
  broadcastId: string,
  after: string | null,
  size: number,
  now: Date,
): Promise<WaitingCopy[]> =>
  db.$queryRaw<WaitingCopy[]>`
    SELECT d.id AS "deliveryId", d."createdAt", d.tries, c.id, c."sealedEmail", c."sealedName", c.locale, c."linkVersion",
      c."confirmedAt"
    FROM "Delivery" d JOIN "Contact" c ON c.id = d."contactId"
    WHERE d."broadcastId" = ${broadcastId}::uuid AND d."claimedAt" IS NULL AND d."droppedAt" IS NULL
      AND (d."nextTryAt" IS NULL OR d."nextTryAt" <= ${now}) AND d.id > ${after ?? "00000000-0000-0000-0000-000000000000"}::uuid
    ORDER BY d.id LIMIT ${size}`;
