import { db, Prisma, type Tx } from "@/lib/db";
import { keyedHash } from "@/lib/privacy/keys";

/** What a sign-up form is answered: where to go on, or why not. Refusals are keys of messages/ under `refusals`. */
export type SignUpAnswer = { ok: true; page: string; created: boolean; body: Record<string, string> };
export type SignUpRefusal = {
  ok: false;
  status: 404 | 409 | 410 | 422;
  reason: string;
  fields?: Record<string, string>;
};
export type SignUpOutcome = SignUpAnswer | SignUpRefusal;

/** An idempotency key a browser made, for one form. */
export type PostedKey = { form: string; key: string | undefined };

const hashOf = ({ form, key }: PostedKey) => new Uint8Array(keyedHash("posted-key", `${form}|${key}`));

/** The answer that was given to this key; null for a new one, and for a form without a key. */
export async function findPostedAnswer(posted: PostedKey, from: Tx = db): Promise<SignUpAnswer | null> {
  if (!posted.key) return null;
  const row = await from.postedKey.findUnique({ where: { keyHash: hashOf(posted) }, select: { answer: true } });
  return row ? (row.answer as SignUpAnswer) : null;
}

/** The statement that keeps the answer to a key; it returns a row only for a new key, or when there is none. */
export function keepPosted(posted: PostedKey, answer: SignUpAnswer, now: Date): Prisma.Sql {
  if (!posted.key) return Prisma.sql`SELECT 1`;
  return Prisma.sql`
    INSERT INTO "PostedKey" ("keyHash", answer, "createdAt")
    VALUES (${hashOf(posted)}, ${JSON.stringify(answer)}::jsonb, ${now}) ON CONFLICT DO NOTHING RETURNING 1`;
}

/**
 * Keeps the answer to a key in the transaction of the act; false when the key was used before, also by a transaction
 * that ran at the same time: then the act must be undone and the first answer given.
 */
export async function keepPostedAnswer(tx: Tx, posted: PostedKey, answer: SignUpAnswer, now: Date): Promise<boolean> {
  const kept = await tx.$queryRaw<unknown[]>(keepPosted(posted, answer, now));
  return kept.length === 1;
}
