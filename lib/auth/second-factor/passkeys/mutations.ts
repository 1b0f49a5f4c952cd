import { randomBytes } from "node:crypto";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { keyedHash } from "@/lib/privacy/keys";
import { seal } from "@/lib/privacy/sealed";
import { after, minutes } from "@/lib/time";
import { added, bySelf, lockFactors, markGiven, mayAddFactor, removed, tell, type Who } from "../mutations";
import { knownPasskeys } from "./queries";
import { passkeyParty } from "./rules";
import type { NewPasskey, Signed } from "./schema";

/** How long somebody may take with their key. */
const CHALLENGE_TERM = minutes(5);
/** More than anybody has pockets for. */
const MOST_PASSKEYS = 10;

type Refused<R extends string> = { ok: false; reason: R };
const refused = <R extends string>(reason: R): Refused<R> => ({ ok: false, reason });

const challengeHash = (challenge: string) => new Uint8Array(keyedHash("sign-in", `challenge|${challenge}`));

/** A new challenge for this sign-in, in place of any before. */
async function newChallenge({ id, signInId }: Who, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32));
  const hash = challengeHash(Buffer.from(challenge).toString("base64url"));
  const data = { challengeHash: hash, challengeUntil: after(now, CHALLENGE_TERM) };
  await db.signIn.updateMany({ where: { id: signInId, organizerId: id }, data });
  return challenge;
}

/** Uses up the challenge that an answer says it signed; null unless it is the one this sign-in was given, and in time. */
async function spendChallenge({ id, signInId }: Who, clientData: string, now: Date): Promise<string | null> {
  const challenge = challengeIn(clientData);
  if (!challenge) return null;
  const { count } = await db.signIn.updateMany({
    where: {
      id: signInId,
      organizerId: id,
      challengeHash: challengeHash(challenge),
      challengeUntil: { gt: now },
    },
    data: { challengeHash: null, challengeUntil: null },
  });
  return count ? challenge : null;
}

/** What an answer must be about: our challenge, used up by this, and our address. User verification is wished for, not asked. */
async function expect(who: Who, clientData: string, now: Date) {
  const party = passkeyParty(env().publicUrl);
  const expectedChallenge = await spendChallenge(who, clientData, now);
  if (!party || !expectedChallenge) return null;
  const { origin: expectedOrigin, id: expectedRPID } = party;
  return { expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: false };
}

function challengeIn(clientData: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, "base64url").toString());
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}

/** What a browser needs to make a passkey; null where passkeys cannot be. `account`: how the browser lists it. */
export async function askNewPasskey(who: Who, account: string, now: Date) {
  const { publicUrl } = env();
  const party = passkeyParty(publicUrl);
  if (!party) return null;
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: party.id,
    userID: new Uint8Array(keyedHash("sign-in", `passkey|${who.id}`)),
    userName: account,
    challenge: await newChallenge(who, now),
    attestationType: "none",
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
    excludeCredentials: await knownPasskeys(who.id),
  });
}

async function verifyNew(who: Who, made: NewPasskey["made"], now: Date) {
  const expected = await expect(who, made.response.clientDataJSON, now);
  return expected && verifyRegistrationResponse({ ...expected, response: made }).catch(() => null);
}

/**
 * Adds a passkey that answered our challenge, and gives the factor for this sign-in; answers recovery codes, when it is
 * the first factor.
 */
export async function addPasskey(
  who: Who,
  { name, made }: NewPasskey,
  now: Date,
): Promise<{ ok: true; codes: string[] } | Refused<"wrong_passkey" | "second_factor">> {
  const verified = await verifyNew(who, made, now);
  if (!verified?.verified) return refused("wrong_passkey");
  const { credential } = verified.registrationInfo;
  return transaction(async (tx) => {
    const may = await mayAddFactor(tx, who);
    if (!may) return refused("second_factor");
    const id = newId();
    const row = {
      id,
      organizerId: who.id,
      sealedName: seal("Passkey.sealedName", id, name),
      credentialId: new Uint8Array(Buffer.from(credential.id, "base64url")),
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: made.response.transports,
      createdAt: now,
    };
    const isFull = (await tx.passkey.count({ where: { organizerId: who.id } })) >= MOST_PASSKEYS;
    const kept = isFull ? 0 : (await tx.passkey.createMany({ data: row, skipDuplicates: true })).count;
    if (!kept) return refused("wrong_passkey");
    await tell(tx, who.id, "passkey_added", bySelf(who.id), now);
    return { ok: true, codes: await added(tx, who, may.first, now) };
  });
}

/** What a browser needs to have one of this organizer's passkeys sign; null where there is none. */
export async function askPasskey(who: Who, now: Date) {
  const party = passkeyParty(env().publicUrl);
  const allowCredentials = await knownPasskeys(who.id);
  if (!party || !allowCredentials.length) return null;
  const challenge = await newChallenge(who, now);
  return generateAuthenticationOptions({ rpID: party.id, challenge, allowCredentials, userVerification: "preferred" });
}

/** Gives the second factor for one sign-in by a passkey's signature of our challenge. A count that does not rise is refused. */
export async function givePasskey(
  who: Who,
  signed: Signed,
  now: Date,
): Promise<{ ok: true } | Refused<"wrong_passkey">> {
  const expected = await expect(who, signed.response.clientDataJSON, now);
  const credentialId = new Uint8Array(Buffer.from(signed.id, "base64url"));
  const passkey = await db.passkey.findFirst({ where: { credentialId, organizerId: who.id } });
  if (!expected || !passkey) return refused("wrong_passkey");
  const { id, publicKey, counter } = passkey;
  const verified = await verifyAuthenticationResponse({
    ...expected,
    response: signed,
    credential: { id: signed.id, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
  }).catch(() => null);
  if (!verified?.verified) return refused("wrong_passkey");
  const { newCounter } = verified.authenticationInfo;
  return transaction(async (tx) => {
    const data = { counter: newCounter, usedAt: now };
    const { count } = await tx.passkey.updateMany({ where: { id, organizerId: who.id, counter }, data });
    if (!count) return refused("wrong_passkey");
    await markGiven(tx, who, now);
    return { ok: true };
  });
}

/** Takes one passkey away. The caller proves that the factor was given. */
export async function removePasskey(who: Who, id: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await lockFactors(tx, who.id);
    const { count } = await tx.passkey.deleteMany({ where: { id, organizerId: who.id } });
    if (!count) return;
    await removed(tx, who);
    await tell(tx, who.id, "passkey_removed", bySelf(who.id), now);
  });
}
