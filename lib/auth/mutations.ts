import type { Address } from "../addresses";
import type { Tx } from "../db";
import { transaction } from "../db";
import { newId } from "../ids";
import type { Locale } from "../local-text";
import { addressIndex } from "../privacy/blind-index";
import { seal, sealOptional } from "../privacy/sealed";

export type OrganizerInput = { email: Address; name?: string | undefined; locale?: Locale | undefined };

/** The organizer of this address, made when there is none; a known one keeps the name they have. Without a role they may do nothing. */
export const createOrganizer = (input: OrganizerInput, now: Date): Promise<{ organizerId: string }> =>
  transaction((tx) => createOrganizerIn(tx, input, now));

/** The same within the caller's transaction. */
export async function createOrganizerIn(tx: Tx, { email, name, locale }: OrganizerInput, now: Date) {
  const id = newId();
  const emailIndex = addressIndex(email);
  const sealedEmail = seal("Organizer.sealedEmail", id, email.display);
  const sealedName = sealOptional("Organizer.sealedName", id, name);
  const data = { id, emailIndex, sealedEmail, sealedName, locale: locale ?? "fr", createdAt: now };
  await tx.organizer.createMany({ data: [data], skipDuplicates: true });
  const organizer = await tx.organizer.findUniqueOrThrow({ where: { emailIndex }, select: { id: true } });
  return { organizerId: organizer.id };
}
