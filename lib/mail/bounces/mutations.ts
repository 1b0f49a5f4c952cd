import { db, Prisma, type Tx } from "../../db";
import { after, days } from "../../time";
import { failureSays, saysOfAddress } from "./rules";

/** As many troubles in a row, and no message to many is sent to an address any more. */
const TROUBLES = 5;
/** A mail that has not come back within this arrived. */
const COMES_BACK_WITHIN = days(5);

/** Whether a mail arrived since the last trouble of "Suppression" s. */
const arrivedSince = (now: Date) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Delivery" a JOIN "Contact" c ON c.id = a."contactId" WHERE c."emailIndex" = s."emailIndex"
    AND a."failedAt" IS NULL AND a."sentAt" > s."updatedAt" AND a."sentAt" < ${after(now, -COMES_BACK_WITHIN)}::timestamptz)`;

/**
 * Writes down what mails taught of their addresses, as a statement or a part of one. `heard` selects "contactId" and
 * says: "gone" and "complained" suppress at once, "trouble" the fifth time in a row; a mail that arrived since the last
 * one begins the row anew. Null says nothing. Troubles are counted on the row as it is once it is ours, so that of two
 * at the same moment none is lost.
 */
export const suppressSql = (heard: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  INSERT INTO "Suppression" AS s ("emailIndex", "softBounces", "suppressedAt", reason, "updatedAt")
  SELECT DISTINCT ON (c."emailIndex") c."emailIndex", (h.says = 'trouble')::int,
    CASE WHEN h.says <> 'trouble' THEN ${now}::timestamptz END,
    CASE h.says WHEN 'complained' THEN 'complained' WHEN 'gone' THEN 'bounced' END, ${now}::timestamptz
  FROM (${heard}) h JOIN "Contact" c ON c.id = h."contactId"
  WHERE h.says IS NOT NULL ORDER BY c."emailIndex"
  ON CONFLICT ("emailIndex") DO UPDATE SET ("softBounces", "suppressedAt", reason, "updatedAt") = (
    SELECT troubles,
      coalesce(s."suppressedAt", EXCLUDED."suppressedAt", CASE WHEN troubles >= ${TROUBLES}::int THEN EXCLUDED."updatedAt" END),
      CASE WHEN EXCLUDED.reason = 'complained' THEN EXCLUDED.reason
        ELSE coalesce(s.reason, EXCLUDED.reason, CASE WHEN troubles >= ${TROUBLES}::int THEN 'bounced' END) END,
      EXCLUDED."updatedAt"
    FROM (SELECT CASE WHEN ${arrivedSince(now)} THEN 0 ELSE s."softBounces" END + EXCLUDED."softBounces" AS troubles) counted)`;

const heardOf = (contactId: string, says: string) =>
  Prisma.sql`SELECT ${contactId}::uuid AS "contactId", ${says}::text AS says`;

/** Writes down what a server's refusal of one mail taught of its address. */
export async function noteRefusal(contactId: string, failure: string, now: Date): Promise<void> {
  const says = failureSays(failure);
  if (says) await db.$executeRaw(suppressSql(heardOf(contactId, says), now));
}

/**
 * Notes that a mail which had left came back, and what that teaches of its address. Once per mail: told again, or told
 * of one that was never sent, it changes nothing and answers false.
 */
export async function noteBounce(
  tx: Tx,
  { deliveryId, status }: { deliveryId: string; status: string },
  now: Date,
): Promise<boolean> {
  const [mail] = await tx.$queryRaw<{ contactId: string | null }[]>`
    UPDATE "Delivery" SET "failedAt" = ${now}, failure = ${`bounced ${status}`}
    WHERE id = ${deliveryId}::uuid AND "failedAt" IS NULL AND "claimedAt" IS NOT NULL RETURNING "contactId"`;
  if (!mail) return false;
  const says = saysOfAddress(status);
  if (says && mail.contactId) await tx.$executeRaw(suppressSql(heardOf(mail.contactId, says), now));
  return true;
}

/** Notes that a reader called a mail spam: no message to many goes there any more, and no organizer can change it. */
export const noteComplaint = (tx: Tx, contactId: string, now: Date): Promise<number> =>
  tx.$executeRaw(suppressSql(heardOf(contactId, "complained"), now));

/** Forgets that an address refused mails: its holder proved it anew, or organizers try it again. A complaint stays. */
export const tryAddressAgain = (tx: Tx, contactId: string): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM "Suppression" s USING "Contact" c WHERE c.id = ${contactId}::uuid AND s."emailIndex" = c."emailIndex"
      AND coalesce(s.reason, 'bounced') = 'bounced'`;
