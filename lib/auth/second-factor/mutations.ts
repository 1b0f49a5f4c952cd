import { db, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import type { FactorChange } from "@/lib/jobs/jobs";
import { isDemo } from "@/lib/mail/queries";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { keyedHash } from "@/lib/privacy/keys";
import { seal, unsealOptional } from "@/lib/privacy/sealed";
import { after, minutes } from "@/lib/time";
import { endEverySignInIn } from "../sign-ins/mutations";
import { matchingStep, newRecoveryCode } from "./totp";

/** Whoever has no second factor of any kind. */
export const NO_FACTOR = { totpSince: null, passkeys: { none: {} } } as const;

/** Whose second factor, in which of their sign-ins. */
export type Who = { id: string; signInId: string };

/** Codes that may be tried in a window; a right one empties it. */
export const TRIES = { codes: 5, window: minutes(15) };
const RECOVERY_CODES = 10;

const recoveryHash = (organizerId: string, code: string) =>
  new Uint8Array(keyedHash("sign-in", `recovery|${organizerId}|${code.replace("-", "")}`));

/** Who changed whose factor: oneself, an owner in a group's name, or nobody: who runs the server. */
type By = { organizerId: string | null; groupId: string | null };

/** Puts a change of somebody's factor on record, and tells them by mail: who did not do it themselves learns of it. */
export async function tell(tx: Tx, organizerId: string, change: FactorChange, by: By, now: Date): Promise<void> {
  const act = change === "helped" ? "factor.removed" : (`factor.${change}` as const);
  await recordAudit(tx, { ...by, act, subjectId: organizerId, count: null }, now);
  await enqueue(tx, "auth.factor-mail", { organizerId, change });
}

/** By the holder of the factor. */
export const bySelf = (organizerId: string): By => ({ organizerId, groupId: null });

/** Locks somebody and with them their factors of every kind, so that of two who change or give one the second sees what the first did. */
export const lockFactors = (tx: Tx, id: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM "Organizer" WHERE id = ${id}::uuid FOR UPDATE`;

/**
 * Whether this sign-in may add a factor: the first one, or another with one that it has given. Locks the organizer, so
 * that of two at the same moment only one is the first. Null: it may not.
 */
export async function mayAddFactor(tx: Tx, { id, signInId }: Who): Promise<{ first: boolean } | null> {
  await lockFactors(tx, id);
  if (await tx.organizer.count({ where: { id, ...NO_FACTOR } })) return { first: true };
  const given = await tx.signIn.count({ where: { id: signInId, organizerId: id, secondFactorAt: { not: null } } });
  return given ? { first: false } : null;
}

/** Gives a factor just added for this sign-in. Answers ten recovery codes in clear for the only time, with the first. */
export async function added(tx: Tx, who: Who, first: boolean, now: Date): Promise<string[]> {
  await markGiven(tx, who, now);
  return first ? makeRecoveryCodes(tx, who.id) : [];
}

/**
 * Sets an app up once its first code is right, and gives the factor for this sign-in; the recovery codes, when it is
 * the first factor. Never in place of an app that is there: that one must be removed first, with its proof.
 */
export async function setUpTotp(
  who: Who,
  { secret, code }: { secret: string; code: string },
  now: Date,
): Promise<{ ok: true; codes: string[] } | { ok: false; reason: "wrong_code" | "set_already" }> {
  const step = matchingStep(secret, code, now);
  if (step === null) return { ok: false, reason: "wrong_code" };
  return transaction(async (tx) => {
    const may = await mayAddFactor(tx, who);
    if (!may) return { ok: false, reason: "set_already" };
    const sealedTotpSecret = seal("Organizer.sealedTotpSecret", who.id, secret);
    const { count } = await tx.organizer.updateMany({
      where: { id: who.id, totpSince: null },
      data: { sealedTotpSecret, totpSince: now, totpStep: step, factorTriesAt: [] },
    });
    if (count === 0) return { ok: false, reason: "set_already" };
    await tell(tx, who.id, "set", bySelf(who.id), now);
    return { ok: true, codes: await added(tx, who, may.first, now) };
  });
}

/** Ten new recovery codes in place of all older ones. For who has given the factor; the caller proves it. */
export const renewRecoveryCodes = ({ id }: Who, now: Date): Promise<string[]> =>
  transaction(async (tx) => {
    await lockFactors(tx, id);
    const codes = await makeRecoveryCodes(tx, id);
    await tell(tx, id, "renewed", bySelf(id), now);
    return codes;
  });

async function makeRecoveryCodes(tx: Tx, organizerId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { organizerId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), organizerId, codeHash: recoveryHash(organizerId, code) })),
  });
  return codes;
}

const NO_TOTP = { sealedTotpSecret: null, totpSince: null, totpStep: null };

/** Takes the app away. The caller proves that the factor was given. */
export async function removeTotp(who: Who, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.organizer.update({ where: { id: who.id }, data: NO_TOTP });
    await removed(tx, who);
    await tell(tx, who.id, "removed", bySelf(who.id), now);
  });
}

/**
 * After a factor was taken away: every other sign-in must give one anew, for it may have been given by that one; without
 * any left this sign-in too, and the recovery codes go.
 */
export async function removed(tx: Tx, { id, signInId }: Who): Promise<void> {
  const isLast = (await tx.organizer.count({ where: { id, ...NO_FACTOR } })) > 0;
  if (isLast) await tx.recoveryCode.deleteMany({ where: { organizerId: id } });
  const others = isLast ? {} : { id: { not: signInId } };
  await tx.signIn.updateMany({ where: { organizerId: id, ...others }, data: { secondFactorAt: null } });
}

/**
 * Takes every factor away from somebody who lost app, passkeys and codes, by an owner: that person is signed out
 * everywhere too, and sets up a new one after the next sign-in by mail. Within the caller's transaction; the caller
 * proves that the owner may.
 */
export async function removeFactorsOf(tx: Tx, organizerId: string, by: By, now: Date): Promise<void> {
  await tx.organizer.update({ where: { id: organizerId }, data: NO_TOTP });
  await tx.passkey.deleteMany({ where: { organizerId } });
  await tx.recoveryCode.deleteMany({ where: { organizerId } });
  await endEverySignInIn(tx, organizerId);
  await tell(tx, organizerId, "helped", by, now);
}

/**
 * Gives the second factor for one sign-in by an app's code or a recovery code, each good once. Five tries in 15 minutes,
 * counted before they are judged, so that guesses at the same moment are counted too.
 */
export async function giveSecondFactor(
  who: Who,
  code: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "wrong_code" | "too_many_tries" }> {
  if (!(await countTry(who.id, now))) return { ok: false, reason: "too_many_tries" };
  return transaction(async (tx) => {
    await lockFactors(tx, who.id);
    const byApp = await spendTotp(tx, who.id, code, now);
    if (!byApp && !(await spendRecoveryCode(tx, who.id, code))) return { ok: false, reason: "wrong_code" };
    await tx.organizer.update({ where: { id: who.id }, data: { factorTriesAt: [] } });
    await markGiven(tx, who, now);
    return { ok: true };
  });
}

/** Counts a try; false when the window is full. */
async function countTry(organizerId: string, now: Date): Promise<boolean> {
  const since = after(now, -TRIES.window);
  const granted = await db.$executeRaw`
    UPDATE "Organizer" SET "factorTriesAt" = array_append(
      ARRAY(SELECT t FROM unnest("factorTriesAt") AS t WHERE t > ${since}::timestamptz), ${now}::timestamptz)
    WHERE id = ${organizerId}::uuid
      AND (SELECT count(*) FROM unnest("factorTriesAt") AS t WHERE t > ${since}::timestamptz) < ${TRIES.codes}`;
  return granted === 1;
}

async function spendTotp(tx: Tx, id: string, code: string, now: Date): Promise<boolean> {
  const { sealedTotpSecret } = await tx.organizer.findUniqueOrThrow({
    where: { id },
    select: { sealedTotpSecret: true },
  });
  const secret = unsealOptional("Organizer.sealedTotpSecret", id, sealedTotpSecret);
  const step = secret === null ? null : matchingStep(secret, code, now);
  if (step === null) return false;
  const unused = { id, OR: [{ totpStep: null }, { totpStep: { lt: step } }] };
  return (await tx.organizer.updateMany({ where: unused, data: { totpStep: step } })).count > 0;
}

const spendRecoveryCode = async (tx: Tx, organizerId: string, code: string): Promise<boolean> =>
  (await tx.recoveryCode.deleteMany({ where: { organizerId, codeHash: recoveryHash(organizerId, code) } })).count > 0;

/** Notes that this sign-in has given the second factor. */
export async function markGiven(tx: Tx, { id, signInId }: Who, now: Date): Promise<void> {
  await tx.signIn.updateMany({ where: { id: signInId, organizerId: id }, data: { secondFactorAt: now } });
}

/** Lets one sign-in pass without a second factor: in the demo only, whose people are invented, and only where none is set up. */
export async function putOffSecondFactor(who: Who, now: Date): Promise<boolean> {
  if (!(await isDemo())) return false;
  const { count } = await db.signIn.updateMany({
    where: { id: who.signInId, organizerId: who.id, organizer: NO_FACTOR },
    data: { secondFactorAt: now },
  });
  return count > 0;
}
