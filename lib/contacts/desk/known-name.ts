import { unsealOptional } from "@/lib/privacy/sealed";

/** What a group knows of a name: what it wrote itself, else what the person told it; nothing they told others (P8). */
export const knownName = (row: {
  id: string;
  knowsName: boolean;
  sealedName: Uint8Array | null;
  contact: { id: string; sealedName: Uint8Array | null };
}): string | null =>
  unsealOptional("GroupContact.sealedName", row.id, row.sealedName) ??
  (row.knowsName ? unsealOptional("Contact.sealedName", row.contact.id, row.contact.sealedName) : null);
