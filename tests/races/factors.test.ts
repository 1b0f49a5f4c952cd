import { beforeEach, expect, test } from "vitest";
import { setUpTotp } from "@/lib/auth/second-factor/mutations";
import { removePasskey } from "@/lib/auth/second-factor/passkeys/mutations";
import { newSecret, totpCode } from "@/lib/auth/second-factor/totp";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { seal } from "@/lib/privacy/sealed";
import { behind } from "../helpers/behind";
import { NOW, someGroup, someScope, someSignIn } from "../helpers/organizers";

let who: Awaited<ReturnType<typeof someSignIn>>;

beforeEach(async () => {
  who = await someSignIn((await someScope(await someGroup())).organizerId);
  const secret = newSecret();
  await setUpTotp(who, { secret, code: totpCode(secret, NOW) }, NOW);
});

const noTotp = (tx: Tx) =>
  tx.organizer.update({ where: { id: who.id }, data: { sealedTotpSecret: null, totpSince: null, totpStep: null } });
const given = async ({ signInId }: { signInId: string }) =>
  (await db.signIn.findUniqueOrThrow({ where: { id: signInId } })).secondFactorAt !== null;

test("the last app and the last passkey taken away at the same moment leave neither recovery codes nor a factor given", async () => {
  const id = newId();
  const bytes = new Uint8Array(Buffer.from(id));
  const sealedName = seal("Passkey.sealedName", id, "Clé");
  await db.passkey.create({
    data: { id, organizerId: who.id, sealedName, credentialId: bytes, publicKey: bytes, counter: 0, createdAt: NOW },
  });
  await behind(noTotp, () => removePasskey(who, id, NOW));
  expect(await db.recoveryCode.count({ where: { organizerId: who.id } })).toBe(0);
  expect(await given(who)).toBe(false);
});
