import type { Address } from "../../addresses";
import { db, type Tx, transaction } from "../../db";
import { newId } from "../../ids";
import { enqueue } from "../../jobs/enqueue";
import { addressIndex } from "../../privacy/blind-index";
import { after, minutes } from "../../time";
import {
  CODE_ATTEMPTS,
  CODE_TERM,
  codeHash,
  cookieTokenHash,
  keyTokenHash,
  LINK_TERM,
  MAIL_BUDGET,
  newCode,
  newToken,
} from "./tokens";

/**
 * Makes one way in for an organizer: a link's token and a six-digit code, both good once, and returns them in clear for
 * the only time. The link lives 30 minutes, or `linkTerm` milliseconds (then without a code: nobody mails it).
 */
export async function createSignInKey(
  organizerId: string,
  now: Date,
  linkTerm?: number,
): Promise<{ token: string; code: string }> {
  const token = newToken();
  const code = newCode();
  await db.signInKey.create({
    data: {
      id: newId(),
      organizerId,
      tokenHash: keyTokenHash(token),
      codeHash: linkTerm === undefined ? codeHash(organizerId, code) : null,
      createdAt: now,
      expiresAt: after(now, linkTerm ?? LINK_TERM),
    },
  });
  return { token, code };
}

/**
 * Mails a way in to the organizer of this address, three times in 15 minutes at most. Tells nothing: unknown address,
 * spent budget and success end the same way; the caller hides the time it takes.
 */
export async function requestSignIn(address: Address, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const windowStart = after(now, -MAIL_BUDGET.window);
    // One statement counts and notes, so that posts at the same moment cannot pass together.
    const granted = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Organizer" SET "signInMailsAt" = array_append(
        ARRAY(SELECT t FROM unnest("signInMailsAt") AS t WHERE t > ${windowStart}::timestamptz), ${now}::timestamptz)
      WHERE "emailIndex" = ${addressIndex(address)}
        AND (SELECT count(*) FROM unnest("signInMailsAt") AS t WHERE t > ${windowStart}::timestamptz) < ${MAIL_BUDGET.mails}
      RETURNING id`;
    for (const { id } of granted) await enqueue(tx, "auth.sign-in-mail", { organizerId: id });
  });
}

/**
 * Tries a six-digit code. One statement counts the attempt and compares, so that parallel guesses are counted too.
 * A right code is traded for a fresh link token, good once, which next-auth then uses up; null for anything else.
 */
export async function tradeCode(address: Address, code: string, now: Date): Promise<string | null> {
  const organizer = await db.organizer.findUnique({
    where: { emailIndex: addressIndex(address) },
    select: { id: true },
  });
  if (!organizer) return null;
  const token = newToken();
  const hash = codeHash(organizer.id, code);
  const tried = await db.$queryRaw<{ right: boolean }[]>`
    UPDATE "SignInKey" SET
      attempts = attempts + 1,
      "tokenHash" = CASE WHEN "codeHash" = ${hash} THEN ${keyTokenHash(token)} ELSE "tokenHash" END,
      "codeHash" = CASE WHEN "codeHash" = ${hash} THEN NULL ELSE "codeHash" END
    WHERE "organizerId" = ${organizer.id}::uuid AND "usedAt" IS NULL AND "codeHash" IS NOT NULL
      AND attempts < ${CODE_ATTEMPTS} AND "createdAt" > ${after(now, -CODE_TERM)}::timestamptz
    RETURNING "codeHash" IS NULL AS right`;
  return tried.some((row) => row.right) ? token : null;
}

/** Uses a mailed key up; of two uses at the same moment one wins. `tokenHash` is next-auth's hexadecimal form. */
export async function consumeSignInKey(tokenHash: string, now: Date) {
  const used = await db.$queryRaw<{ organizerId: string; expiresAt: Date }[]>`
    UPDATE "SignInKey" SET "usedAt" = ${now}::timestamptz
    WHERE "tokenHash" = decode(${tokenHash}, 'hex') AND "usedAt" IS NULL AND "expiresAt" > ${now}::timestamptz
    RETURNING "organizerId", "expiresAt"`;
  return used[0] ?? null;
}

/**
 * Records a signed-in browser; the row holds only the hash of the cookie's token. In the demo an owner's first
 * sign-in needs no second factor: its people are invented, and whoever tries it holds the start's link in their hand.
 */
export async function startSignIn(input: { token: string; organizerId: string; expiresAt: Date }, now: Date) {
  await transaction(async (tx) => {
    const { organizerId, expiresAt } = input;
    const tokenHash = cookieTokenHash(input.token);
    const isTrial = await tx.instance.count({ where: { demo: true } });
    const owner = { id: organizerId, roles: { some: { name: "OWNER" as const } } };
    const first = await tx.organizer.count({
      where: { ...owner, lastSignInAt: null, totpSince: null, passkeys: { none: {} } },
    });
    const secondFactorAt = isTrial && first ? now : null;
    await tx.signIn.create({
      data: { id: newId(), tokenHash, organizerId, expiresAt, createdAt: now, secondFactorAt },
    });
    await tx.organizer.update({ where: { id: organizerId }, data: { lastSignInAt: now } });
  });
}

/** How exact the time is at which a browser was last seen. */
const SEEN_EVERY = minutes(5);

/** Notes that a signed-in browser was here, and what it calls itself; at most once in five minutes, so that reading pages writes little. */
export async function noteSeen(
  signIn: { id: string; lastSeenAt: Date | null },
  device: () => Promise<string>,
  now: Date,
): Promise<void> {
  if (signIn.lastSeenAt && signIn.lastSeenAt > after(now, -SEEN_EVERY)) return;
  await db.signIn.updateMany({ where: { id: signIn.id }, data: { lastSeenAt: now, device: await device() } });
}

/** Signs one of an organizer's own browsers out. */
export async function endOwnSignIn(organizerId: string, id: string): Promise<void> {
  await db.signIn.deleteMany({ where: { id, organizerId } });
}

/** Signs all of an organizer's browsers out but one, and closes the mailed ways in. */
export async function endOtherSignIns(organizerId: string, keptId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.signIn.deleteMany({ where: { organizerId, id: { not: keptId } } });
    await tx.signInKey.deleteMany({ where: { organizerId } });
  });
}

/** Signs one browser out; harmless when it is out already. */
export async function endSignIn(token: string): Promise<void> {
  await db.signIn.deleteMany({ where: { tokenHash: cookieTokenHash(token) } });
}

/** Signs an organizer out everywhere and closes every mailed way in: for a role taken away. */
export const endEverySignIn = (organizerId: string): Promise<void> =>
  transaction((tx) => endEverySignInIn(tx, organizerId));

/** The same within the caller's transaction. */
export async function endEverySignInIn(tx: Tx, organizerId: string): Promise<void> {
  await tx.signIn.deleteMany({ where: { organizerId } });
  await tx.signInKey.deleteMany({ where: { organizerId } });
}
