import { db, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import type { FactorChange } from "@/lib/jobs/jobs";
import { isDemo } from "@/lib/mail/queries";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { keyedHash } from "@/lib/privacy/keys";
import { seal, unseal } from "@/lib/privacy/sealed";
import { after, minutes } from "@/lib/time";
import { endEverySignInIn } from "../sign-ins/mutations";
import { matchingStep, newRecoveryCode } from "./totp";

/** Whose second factor, in which of their sign-ins. */
type Who = { id: string; signInId: string };

/** Codes that may be tried in a window; a right one empties it. */
export const TRIES = { codes: 5, window: minutes(15) };
const RECOVERY_CODES = 10;

const recoveryHash = (organizerId: string, code: string) =>
  new Uint8Array(keyedHash("sign-in", `recovery|${organizerId}|${code.replace("-", "")}`));

/** Who changed whose factor: oneself, an owner in a group's name, or nobody: who runs the server. */
type By = { organizerId: string | null; groupId: string | null };

/** Puts a change of somebody's factor on record, and tells them by mail: who did not do it themselves learns of it. */
async function tell(tx: Tx, organizerId: string, change: FactorChange, by: By, now: Date): Promise<void> {
  const act = change === "helped" ? "factor.removed" : (`factor.${change}` as const);
  await recordAudit(tx, { ...by, act, subjectId: organizerId, count: null }, now);
  await enqueue(tx, "auth.factor-mail", { organizerId, change });
}

const bySelf = (organizerId: string): By => ({ organizerId, groupId: null });

/**
 * Sets a second factor up once an app's first code is right, and gives it for this sign-in. Answers ten recovery codes
 * in clear for the only time. Never in place of one that is there: that one must be removed first, with its proof.
 */
export async function setUpTotp(
  who: Who,
  { secret, code }: { secret: string; code: string },
  now: Date,
): Promise<{ ok: true; codes: string[] } | { ok: false; reason: "wrong_code" | "set_already" }> {
  const step = matchingStep(secret, code, now);
  if (step === null) return { ok: false, reason: "wrong_code" };
  return transaction(async (tx) => {
    const sealedTotpSecret = seal("Organizer.sealedTotpSecret", who.id, secret);
    const { count } = await tx.organizer.updateMany({
      where: { id: who.id, totpSince: null },
      data: { sealedTotpSecret, totpSince: now, totpStep: step, factorTriesAt: [] },
    });
    if (count === 0) return { ok: false, reason: "set_already" };
    await markGiven(tx, who, now);
    await tell(tx, who.id, "set", bySelf(who.id), now);
    return { ok: true, codes: await makeRecoveryCodes(tx, who.id) };
  });
}

/** Ten new recovery codes in place of all older ones. For who has given the factor; the caller proves it. */
export const renewRecoveryCodes = ({ id }: Who, now: Date): Promise<string[]> =>
  transaction(async (tx) => {
    await tell(tx, id, "renewed", bySelf(id), now);
    return makeRecoveryCodes(tx, id);
  });

async function makeRecoveryCodes(tx: Tx, organizerId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { organizerId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), organizerId, codeHash: recoveryHash(organizerId, code) })),
  });
  return codes;
}

/** Takes the second factor away, with its recovery codes; every sign-in must then give a new one. The caller proves that it was given. */
export async function removeTotp({ id }: Who, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await removeIn(tx, id);
    await tell(tx, id, "removed", bySelf(id), now);
  });
}

/**
 * The same for somebody who lost app and codes, by an owner: that person is signed out everywhere too, and sets up a new
 * one after the next sign-in by mail. Within the caller's transaction; the caller proves that the owner may.
 */
export async function removeTotpOf(tx: Tx, organizerId: string, by: By, now: Date): Promise<void> {
  await removeIn(tx, organizerId);
  await endEverySignInIn(tx, organizerId);
  await tell(tx, organizerId, "helped", by, now);
}

async function removeIn(tx: Tx, id: string): Promise<void> {
  const none = { sealedTotpSecret: null, totpSince: null, totpStep: null };
  await tx.organizer.update({ where: { id }, data: none });
  await tx.recoveryCode.deleteMany({ where: { organizerId: id } });
  await tx.signIn.updateMany({ where: { organizerId: id }, data: { secondFactorAt: null } });
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
  const secret = await countTry(who.id, now);
  if (secret === null) return { ok: false, reason: "too_many_tries" };
  return transaction(async (tx) => {
    const right = (await spendTotp(tx, who.id, secret, code, now)) || (await spendRecoveryCode(tx, who.id, code));
    if (!right) return { ok: false, reason: "wrong_code" };
    await tx.organizer.update({ where: { id: who.id }, data: { factorTriesAt: [] } });
    await markGiven(tx, who, now);
    return { ok: true };
  });
}

/** Counts a try and answers the secret; null when the window is full or there is no second factor. */
async function countTry(organizerId: string, now: Date): Promise<string | null> {
  const since = after(now, -TRIES.window);
  const granted = await db.$queryRaw<{ sealedTotpSecret: Uint8Array }[]>`
    UPDATE "Organizer" SET "factorTriesAt" = array_append(
      ARRAY(SELECT t FROM unnest("factorTriesAt") AS t WHERE t > ${since}::timestamptz), ${now}::timestamptz)
    WHERE id = ${organizerId}::uuid AND "sealedTotpSecret" IS NOT NULL
      AND (SELECT count(*) FROM unnest("factorTriesAt") AS t WHERE t > ${since}::timestamptz) < ${TRIES.codes}
    RETURNING "sealedTotpSecret"`;
  const sealed = granted[0]?.sealedTotpSecret;
  return sealed ? unseal("Organizer.sealedTotpSecret", organizerId, sealed) : null;
}

async function spendTotp(tx: Tx, id: string, secret: string, code: string, now: Date): Promise<boolean> {
  const step = matchingStep(secret, code, now);
  if (step === null) return false;
  const unused = { id, OR: [{ totpStep: null }, { totpStep: { lt: step } }] };
  return (await tx.organizer.updateMany({ where: unused, data: { totpStep: step } })).count > 0;
}

const spendRecoveryCode = async (tx: Tx, organizerId: string, code: string): Promise<boolean> =>
  (await tx.recoveryCode.deleteMany({ where: { organizerId, codeHash: recoveryHash(organizerId, code) } })).count > 0;

async function markGiven(tx: Tx, { id, signInId }: Who, now: Date): Promise<void> {
  await tx.signIn.updateMany({ where: { id: signInId, organizerId: id }, data: { secondFactorAt: now } });
}

/** Lets one sign-in pass without a second factor: in the demo only, whose people are invented, and only where none is set up. */
export async function putOffSecondFactor(who: Who, now: Date): Promise<boolean> {
  if (!(await isDemo())) return false;
  const { count } = await db.signIn.updateMany({
    where: { id: who.signInId, organizerId: who.id, organizer: { totpSince: null } },
    data: { secondFactorAt: now },
  });
  return count > 0;
}
