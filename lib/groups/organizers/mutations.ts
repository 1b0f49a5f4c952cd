import type { Address } from "@/lib/addresses";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Locale } from "@/lib/local-text";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal, sealOptional } from "@/lib/privacy/sealed";

export type OrganizerInput = { email: Address; name?: string; locale: Locale };

/**
 * The organizer of this address, made when there is none yet; address and name are sealed. Without a role they can do
 * nothing: grantRole gives one. A known organizer stays as they are.
 */
export async function createOrganizer(input: OrganizerInput, now: Date): Promise<{ ok: true; organizerId: string }> {
  const { email, name, locale } = input;
  return transaction(async (tx) => {
    const id = newId();
    const emailIndex = addressIndex(email);
    const data = {
      id,
      emailIndex,
      locale,
      sealedEmail: seal("Organizer.sealedEmail", id, email.display),
      sealedName: sealOptional("Organizer.sealedName", id, name),
      createdAt: now,
    };
    await tx.organizer.createMany({ data: [data], skipDuplicates: true });
    const { id: organizerId } = await tx.organizer.findUniqueOrThrow({ where: { emailIndex }, select: { id: true } });
    return { ok: true, organizerId };
  });
}
