import { db, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { isDemo } from "@/lib/mail/queries";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { keyedHash } from "@/lib/privacy/keys";
import { seal, unseal } from "@/lib/privacy/sealed";
import { after, minutes } from "@/lib/time";
import { matchingStep, newRecoveryCode } from "./totp";

/** Whose second factor, in which of their sign-ins. */
type Who = { id: string; signInId: string };

/** Codes that may be tried in a window; a right one empties it. */
export const TRIES = { codes: 5, window: minutes(15) };
const RECOVERY_CODES = 10;

const recoveryHash = (organizerId: string, code: string) =>
  new Uint8Array(keyedHash("sign-in", `recovery|${organizerId}|${code.replace("-", "")}`));

const fact = (organizerId: string, act: "factor.set" | "factor.removed") =>
  ({ organizerId, groupId: null, act, subjectId: organizerId, count: null }) as const;

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
    await recordAudit(tx, fact(who.id, "factor.set"), now);
    return { ok: true, codes: await makeRecoveryCodes(tx, who.id) };
  });
}

/** Ten new recovery codes in place of all older ones. For who has given the factor; the caller proves it. */
export const renewRecoveryCodes = ({ id }: Who): Promise<string[]> => transaction((tx) => makeRecoveryCodes(tx, id));

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
    const none = { sealedTotpSecret: null, totpSince: null, totpStep: null };
    await tx.organizer.update({ where: { id }, data: none });
    await tx.recoveryCode.deleteMany({ where: { organizerId: id } });
    await tx.signIn.updateMany({ where: { organizerId: id }, data: { secondFactorAt: null } });
    await recordAudit(tx, fact(id, "factor.removed"), now);
  });
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
