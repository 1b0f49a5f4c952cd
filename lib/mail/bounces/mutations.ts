import { db, Prisma, type Tx } from "../../db";
import { after, days } from "../../time";
import { failureSays, saysOfAddress } from "./rules";

/** As many troubles in a row, and no message to many is sent to an address any more. */
const TROUBLES = 5;
/** A mail that has not come back within this arrived. */
const COMES_BACK_WITHIN = days(5);

const arrivedSince = (now: Date) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Delivery" a WHERE a."contactId" = c.id AND a."failedAt" IS NULL
    AND a."sentAt" > b."updatedAt" AND a."sentAt" < ${after(now, -COMES_BACK_WITHIN)}::timestamptz)`;

/**
 * Writes down what mails taught of their addresses, as a statement or a part of one. `heard` selects "contactId" and
 * says: "gone" and "complained" suppress at once, "trouble" the fifth time in a row; a mail that arrived since the last
 * one begins the row anew. Null says nothing.
 */
export const suppressSql = (heard: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  INSERT INTO "Suppression" AS s ("emailIndex", "softBounces", "suppressedAt", reason, "updatedAt")
  SELECT "emailIndex", troubles,
    CASE WHEN says <> 'trouble' OR troubles >= ${TROUBLES}::int THEN ${now}::timestamptz END,
    CASE WHEN says = 'complained' THEN says WHEN says = 'gone' OR troubles >= ${TROUBLES}::int THEN 'bounced' END,
    ${now}::timestamptz
  FROM (
    SELECT DISTINCT ON (c."emailIndex") c."emailIndex", h.says,
      (CASE WHEN ${arrivedSince(now)} THEN 0 ELSE coalesce(b."softBounces", 0) END)
        + (CASE WHEN h.says = 'trouble' THEN 1 ELSE 0 END) AS troubles
    FROM (${heard}) h JOIN "Contact" c ON c.id = h."contactId"
    LEFT JOIN "Suppression" b ON b."emailIndex" = c."emailIndex"
    WHERE h.says IS NOT NULL ORDER BY c."emailIndex") learned
  ON CONFLICT ("emailIndex") DO UPDATE SET "softBounces" = EXCLUDED."softBounces", "updatedAt" = EXCLUDED."updatedAt",
    "suppressedAt" = coalesce(s."suppressedAt", EXCLUDED."suppressedAt"),
    reason = CASE WHEN EXCLUDED.reason = 'complained' THEN EXCLUDED.reason ELSE coalesce(s.reason, EXCLUDED.reason) END`;

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
