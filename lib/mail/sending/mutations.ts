import { askOften, db, Prisma, type Tx, transaction } from "../../db";
import { suppressSql } from "../bounces/mutations";
import { failureSays } from "../bounces/rules";
import { HELD_FOR_SECONDS } from "./rules";

/** A copy in hand; `claimedAt` tells this claim from an earlier and a later one. */
export type Claim = { id: string; claimedAt: Date };

/** What became of a claimed copy; "unsent" was not handed over and waits again. */
export type Settled = Claim & {
  outcome: "accepted" | "refused" | "later" | "uncertain" | "unsent";
  failure?: string;
  /** Of "later": when it is tried again; without it, it is given up. */
  againAt?: Date | null;
};

/** A copy that was claimed and of which nothing is known yet, as a condition on "Delivery" d. */
const inHand = Prisma.sql`d."claimedAt" IS NOT NULL AND d."uncertainAt" IS NULL
  AND d."sentAt" IS NULL AND d."failedAt" IS NULL AND d."droppedAt" IS NULL`;

const mayLeave = Prisma.sql`"finishedAt" IS NULL AND "stoppedAt" IS NULL AND "pausedAt" IS NULL`;
const heldUntil = Prisma.sql`clock_timestamp() + make_interval(secs => ${HELD_FOR_SECONDS})`;

/**
 * Takes a message for a process; false when it may not be sent now or another process holds it. Copies that were in hand
 * and of which nothing was told are uncertain from then on: both are noted, or neither, for nobody would do it later.
 */
export const holdBroadcast = (id: string, holder: string, now: Date): Promise<boolean> =>
  transaction(async (tx) => {
    const held = await tx.$executeRaw`
      UPDATE "Broadcast" SET "heldBy" = ${holder}::uuid, "heldUntil" = ${heldUntil}, "waitsUntil" = NULL, "waitsFor" = NULL
      WHERE id = ${id}::uuid AND "scheduledAt" <= ${now} AND ${mayLeave}
        AND ("heldBy" IS NULL OR "heldBy" = ${holder}::uuid OR "heldUntil" < clock_timestamp())`;
    if (held)
      await tx.$executeRaw`UPDATE "Delivery" d SET "uncertainAt" = ${now} WHERE d."broadcastId" = ${id}::uuid AND ${inHand}`;
    return held === 1;
  });

/** Goes on holding a message; false when it may not be sent on, or was let go of: what is said too late takes nothing. */
export const keepBroadcast = async (id: string, holder: string): Promise<boolean> =>
  (await db.$executeRaw`
    UPDATE "Broadcast" SET "heldUntil" = ${heldUntil}
    WHERE id = ${id}::uuid AND "heldBy" = ${holder}::uuid AND ${mayLeave}`) === 1;

/**
 * Lets go of paused and stopped messages whose holder said nothing for too long, and marks what it had in hand as
 * uncertain: nobody takes such a message over, who would do it.
 */
export const releaseAbandoned = (now: Date): Promise<number> =>
  db.$executeRaw`
    WITH abandoned AS (
      UPDATE "Broadcast" SET "heldBy" = NULL, "heldUntil" = NULL
      WHERE "heldUntil" < clock_timestamp() AND ("stoppedAt" IS NOT NULL OR "pausedAt" IS NOT NULL) RETURNING id
    )
    UPDATE "Delivery" d SET "uncertainAt" = ${now} FROM abandoned
    WHERE d."broadcastId" = abandoned.id AND ${inHand}`;

/**
 * Records what became of copies and claims the next, in one statement: both are committed, or neither. A copy is
 * claimed only while the process holds its message, nobody paused or stopped it, the address is not suppressed and the
 * copy is due and still `wanted`; each copy once. What a refusal says of its address is written down with it. One that
 * another process found in hand stays uncertain unless it surely arrived or was refused: its message may be finished.
 */
export function settleAndClaim(
  { broadcastId, holder, wanted }: { broadcastId: string; holder: string; wanted: Prisma.Sql },
  settled: readonly Settled[],
  next: readonly string[],
  now: Date,
): Promise<Claim[]> {
  const rows = JSON.stringify(settled.map((copy) => ({ ...copy, againAt: copy.againAt ?? null, says: says(copy) })));
  return askOften<Claim>(Prisma.sql`
    WITH settled AS (
      UPDATE "Delivery" d SET
        "sentAt" = CASE WHEN s.outcome = 'accepted' THEN ${now}::timestamptz END,
        "failedAt" = CASE WHEN s.outcome = 'refused' OR (s.outcome = 'later' AND s."againAt" IS NULL) THEN ${now}::timestamptz END,
        "uncertainAt" = CASE WHEN s.outcome = 'uncertain' THEN ${now}::timestamptz END,
        "nextTryAt" = s."againAt",
        "claimedAt" = CASE WHEN s."againAt" IS NULL AND s.outcome <> 'unsent' THEN d."claimedAt" END,
        tries = CASE WHEN s.outcome = 'unsent' THEN d.tries - 1 ELSE d.tries END,
        failure = s.failure
      FROM jsonb_to_recordset(${rows}::jsonb) AS s(id uuid, "claimedAt" timestamptz, outcome text, failure text, "againAt" timestamptz, says text)
      WHERE d.id = ANY(${settled.map(({ id }) => id)}::uuid[]) AND d.id = s.id AND d."claimedAt" = s."claimedAt"
        AND d."sentAt" IS NULL AND d."failedAt" IS NULL
        AND (d."uncertainAt" IS NULL OR s.outcome IN ('accepted', 'refused'))
      RETURNING d."contactId", s.says
    ), learned AS (${suppressSql(Prisma.sql`SELECT * FROM settled`, now)}), held AS MATERIALIZED (
      SELECT id FROM "Broadcast" WHERE id = ${broadcastId}::uuid AND "heldBy" = ${holder}::uuid
        AND "pausedAt" IS NULL AND "stoppedAt" IS NULL FOR SHARE
    )
    UPDATE "Delivery" d SET "claimedAt" = clock_timestamp(), tries = d.tries + 1, "nextTryAt" = NULL
    FROM held, "Contact" c
    WHERE d.id = ANY(${[...next]}::uuid[]) AND d."broadcastId" = held.id
      AND c.id = d."contactId" AND d."claimedAt" IS NULL AND d."droppedAt" IS NULL
      AND (d."nextTryAt" IS NULL OR d."nextTryAt" <= ${now}) AND ${unsuppressed} AND (${wanted})
    RETURNING d.id, d."claimedAt"`);
}

/** What a copy that is given up says of its address. */
const says = ({ outcome, failure = "", againAt }: Settled) =>
  outcome === "refused" || (outcome === "later" && !againAt) ? failureSays(failure) : null;

const unsuppressed = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM "Suppression" s WHERE s."emailIndex" = c."emailIndex" AND s."suppressedAt" IS NOT NULL)`;

/** Notes of copies that were not claimed why they will not be: suppressed, or not wanted any more. The others still wait. */
export const dropUnwanted = (ids: readonly string[], wanted: Prisma.Sql, now: Date): Promise<number> =>
  db.$executeRaw`
    UPDATE "Delivery" d SET "droppedAt" = ${now},
      dropped = CASE WHEN ${unsuppressed} THEN 'unsubscribed' ELSE 'suppressed' END
    FROM "Contact" c
    WHERE d.id = ANY(${[...ids]}::uuid[]) AND c.id = d."contactId" AND d."claimedAt" IS NULL AND d."droppedAt" IS NULL
      AND NOT (${unsuppressed} AND (${wanted}))`;

const MESSAGES = {
  newsletter: (id: string) => Prisma.sql`b."newsletterId" = ${id}::uuid`,
  event: (id: string) => Prisma.sql`b."eventId" = ${id}::uuid`,
  group: (id: string) => Prisma.sql`b."groupId" = ${id}::uuid AND b."newsletterId" IS NULL AND b."eventId" IS NULL`,
};

/**
 * Takes away what waits for a reader who stops the messages of a newsletter, an event or a group, in the transaction
 * in which they stop them: a claim either came before it, or finds nothing to claim.
 */
export const dropCopies = (
  tx: Tx,
  contactId: string,
  { of, id }: { of: keyof typeof MESSAGES; id: string },
  now: Date,
): Promise<number> =>
  tx.$executeRaw`
    UPDATE "Delivery" d SET "droppedAt" = ${now}, dropped = 'unsubscribed' FROM "Broadcast" b
    WHERE d."contactId" = ${contactId}::uuid AND b.id = d."broadcastId" AND ${MESSAGES[of](id)}
      AND d."claimedAt" IS NULL AND d."droppedAt" IS NULL`;

/** Why a process lets go of a message it holds. */
export type Rest = { for: "ending" } | { for: "quota" | "server"; until: Date } | { for: "refusals" } | { for: "done" };

/**
 * Lets go of a message: for a while, paused for refusals, or for good when every copy was made and none is left; until
 * the first is due again when all were put off. Answers whether it is finished. The message is locked before its copies
 * are looked for: a statement that waits for a lock sees the new message and, of other tables, what was there before it
 * waited, so copies just made would be missed.
 */
export const restBroadcast = (id: string, holder: string, rest: Rest, now: Date): Promise<boolean> =>
  transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Broadcast" WHERE id = ${id}::uuid FOR UPDATE`;
    const next = rest.for === "done" ? await nextTryOf(tx, id) : null;
    return letGo(tx, id, holder, next ? { for: "later", until: next } : rest, now);
  });

type Later = { for: "later"; until: Date };

async function letGo(tx: Tx, id: string, holder: string, rest: Rest | Later, now: Date): Promise<boolean> {
  const until = "until" in rest ? rest.until : null;
  const [after] = await tx.$queryRaw<{ finishedAt: Date | null }[]>`
    UPDATE "Broadcast" b SET "heldBy" = NULL, "heldUntil" = NULL,
      "waitsUntil" = ${until}::timestamptz, "waitsFor" = ${until && rest.for}::text,
      "pausedAt" = CASE WHEN ${rest.for === "refusals"} THEN ${now}::timestamptz ELSE b."pausedAt" END,
      "pausedFor" = CASE WHEN ${rest.for === "refusals"} THEN 'refusals' ELSE b."pausedFor" END,
      "finishedAt" = CASE WHEN ${rest.for === "done"} AND b."spreadAt" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "Delivery" d WHERE d."broadcastId" = b.id AND d."claimedAt" IS NULL AND d."droppedAt" IS NULL
      ) THEN ${now}::timestamptz END
    WHERE b.id = ${id}::uuid AND b."heldBy" = ${holder}::uuid
    RETURNING b."finishedAt"`;
  return after?.finishedAt != null;
}

/** When the first copy of a message is due again; null when none waits, when one is due, and while copies are still made. */
async function nextTryOf(tx: Tx, broadcastId: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT min(d."nextTryAt") AS at FROM "Delivery" d JOIN "Broadcast" b ON b.id = d."broadcastId"
    WHERE b.id = ${broadcastId}::uuid AND b."spreadAt" IS NOT NULL AND d."claimedAt" IS NULL AND d."droppedAt" IS NULL
    HAVING bool_and(d."nextTryAt" IS NOT NULL)`;
  return row?.at ?? null;
}
