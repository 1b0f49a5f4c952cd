import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { grantRole } from "@/lib/groups/mutations";
import { verifyChain } from "@/lib/privacy/audit/queries";
import { after, days, minutes } from "@/lib/time";
import { addSomePasskey, someAuthenticator } from "@/tests/helpers/authenticator";
import { NOW, someAddress, someGroup, someSignIn } from "@/tests/helpers/organizers";
import { createOrganizer } from "../mutations";
import { removeTotp, setUpTotp } from "../second-factor/mutations";
import { askPasskey, givePasskey } from "../second-factor/passkeys/mutations";
import { listPasskeys } from "../second-factor/passkeys/queries";
import { newSecret, totpCode } from "../second-factor/totp";
import { consumeSignInKey, startSignIn } from "../sign-ins/mutations";
import { keyTokenHash, newToken } from "../sign-ins/tokens";
import { letOwnerIn } from "./mutations";

const keep = { dropFactor: false };

/** Somebody with a second factor who is signed in and owns so many groups, until then. */
async function someOwner(groups = 1, endsAt?: Date) {
  const address = someAddress();
  const { organizerId: id } = await createOrganizer({ email: address, name: "Camille" }, NOW);
  const owned = await Promise.all(Array.from({ length: groups }, () => someGroup()));
  for (const groupId of owned) await grantRole({ organizerId: id, groupId, name: "OWNER", endsAt }, NOW);
  const secret = newSecret();
  await setUpTotp({ id, signInId: id }, { secret, code: totpCode(secret, NOW) }, NOW);
  await startSignIn({ token: newToken(), organizerId: id, expiresAt: after(NOW, days(1)) }, NOW);
  return { id, address, owned };
}

const use = (token: string, when = NOW) => consumeSignInKey(Buffer.from(keyTokenHash(token)).toString("hex"), when);
const trailOf = (groupId: string) =>
  db.auditEntry.findMany({
    where: { groupId },
    orderBy: { id: "asc" },
    select: { act: true, organizerId: true, subjectId: true },
  });
const factorOf = (id: string) =>
  db.organizer.findUniqueOrThrow({
    where: { id },
    select: { totpSince: true, _count: { select: { recoveryCodes: true, signIns: true } } },
  });

test("an owner is let in by a link that works once and soon; the factor stays, every group they own has it on record", async () => {
  const { id, address, owned } = await someOwner(2);
  const token = (await letOwnerIn(address, keep, NOW)) ?? "";
  expect(await use(token, after(NOW, minutes(31)))).toBeNull();
  expect(await use(token)).toMatchObject({ organizerId: id });
  expect(await use(token)).toBeNull();
  expect(await factorOf(id)).toMatchObject({ totpSince: NOW, _count: { recoveryCodes: 10, signIns: 1 } });
  for (const groupId of owned)
    expect(await trailOf(groupId)).toEqual([{ act: "owner.let_in", organizerId: null, subjectId: id }]);
  expect(await verifyChain()).toMatchObject({ ok: true });
});

test("who asks for it has the factor dropped, is signed out elsewhere, and let in all the same", async () => {
  const { id, address, owned } = await someOwner();
  const token = (await letOwnerIn(address, { dropFactor: true }, NOW)) ?? "";
  expect(await factorOf(id)).toEqual({ totpSince: null, _count: { recoveryCodes: 0, signIns: 0 } });
  expect((await trailOf(owned[0] ?? "")).map(({ act }) => act)).toEqual(["owner.let_in", "factor.removed"]);
  expect(await use(token)).toMatchObject({ organizerId: id });
});

test("a passkey stays too, and goes with the factor when who asks for it has it dropped", async () => {
  const { id, address, owned } = await someOwner();
  await removeTotp(await someSignIn(id), NOW);
  const key = someAuthenticator();
  await addSomePasskey(await someSignIn(id), key, NOW);
  await letOwnerIn(address, keep, NOW);
  expect(await listPasskeys(id)).toHaveLength(1);
  const token = (await letOwnerIn(address, { dropFactor: true }, NOW)) ?? "";
  expect(await listPasskeys(id)).toEqual([]);
  expect(await factorOf(id)).toEqual({ totpSince: null, _count: { recoveryCodes: 0, signIns: 0 } });
  expect((await trailOf(owned[0] ?? "")).map(({ act }) => act).slice(-2)).toEqual(["owner.let_in", "factor.removed"]);
  expect(await use(token)).toMatchObject({ organizerId: id });
  const again = await someSignIn(id);
  expect(await givePasskey(again, key.sign((await askPasskey(again, NOW))?.challenge ?? ""), NOW)).toMatchObject({
    ok: false,
  });
});

test("nobody else is let in: no unknown address, no organizer, no owner whose role has ended", async () => {
  const { address } = await someOwner(1, after(NOW, days(1)));
  expect(await letOwnerIn(address, keep, after(NOW, days(2)))).toBeNull();
  expect(await letOwnerIn(someAddress(), keep, NOW)).toBeNull();
  const writer = someAddress();
  const { organizerId } = await createOrganizer({ email: writer, name: "Zoé" }, NOW);
  await grantRole({ organizerId, groupId: await someGroup(), name: "ORGANIZER" }, NOW);
  expect(await letOwnerIn(writer, keep, NOW)).toBeNull();
  expect(await db.signInKey.count({ where: { organizerId } })).toBe(0);
});
