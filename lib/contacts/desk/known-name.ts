import { unsealOptional } from "@/lib/privacy/sealed";

/** What a group knows of a name: what it wrote itself, else what the person told it. */
export const knownName = (row: {
  id: string;
  byHand: boolean;
  sealedName: Uint8Array | null;
  contact: { id: string; sealedName: Uint8Array | null };
}): string | null =>
  unsealOptional("GroupContact.sealedName", row.id, row.sealedName) ??
  (row.byHand ? null : unsealOptional("Contact.sealedName", row.contact.id, row.contact.sealedName));
