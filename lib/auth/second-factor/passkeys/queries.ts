import { db } from "@/lib/db";
import { unseal } from "@/lib/privacy/sealed";

/** An organizer's passkeys as they call them, oldest first. */
export async function listPasskeys(organizerId: string) {
  const passkeys = await db.passkey.findMany({
    where: { organizerId },
    select: { id: true, sealedName: true, createdAt: true, usedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return passkeys.map(({ sealedName, ...rest }) => ({
    ...rest,
    name: unseal("Passkey.sealedName", rest.id, sealedName),
  }));
}

export type PasskeyLine = Awaited<ReturnType<typeof listPasskeys>>[number];

/** An organizer's passkeys as browsers are told of them. */
export async function knownPasskeys(organizerId: string): Promise<{ id: string; transports: string[] }[]> {
  const known = await db.passkey.findMany({ where: { organizerId }, select: { credentialId: true, transports: true } });
  return known.map(({ credentialId, transports }) => ({
    id: Buffer.from(credentialId).toString("base64url"),
    transports,
  }));
}
