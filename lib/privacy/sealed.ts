import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { subkey } from "./keys";

/**
 * A sealed value: version byte ‖ 12-byte nonce ‖ 16-byte tag ‖ AES-256-GCM ciphertext.
 * Its own type, so that using one as text, or storing text in its place, does not compile.
 */
export type Sealed = Uint8Array<ArrayBuffer> & { readonly sealed: unique symbol };

/** Where a sealed value lives: it opens there and nowhere else (additional data `table|column|row id`). */
export type SealedColumn =
  | "Organizer.sealedEmail"
  | "Organizer.sealedName"
  | "Organizer.sealedTotpSecret"
  | "Passkey.sealedName"
  | "Invitation.sealedEmail"
  | "Contact.sealedEmail"
  | "Contact.sealedName"
  | "GroupContact.sealedName"
  | "GroupContact.sealedPhone"
  | "GroupContact.sealedPostcode"
  | "ContactNote.sealedText"
  | "ContactMerge.sealedSnapshot"
  | "Rsvp.sealedName"
  | "Rsvp.sealedAskedName"
  | "WalkIn.sealedName"
  | "Speaker.sealedEmail"
  | "Speaker.sealedMessage"
  | "Participation.sealedEmail"
  | "Participation.sealedMessage"
  | "VolunteerOffer.sealedName"
  | "VolunteerOffer.sealedPhone"
  | "VolunteerOffer.sealedPostcode"
  | "VolunteerOffer.sealedAvailability"
  | "VolunteerOffer.sealedMessage"
  | "Subscription.sealedAskedName"
  | "IssueTest.sealedTo"
  | "FormDraft.sealedValues";

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

const additionalData = (column: SealedColumn, rowId: string) => Buffer.from(`${column.replace(".", "|")}|${rowId}`);

/** Seals `text` for one column of one row. Two seals of the same text differ. */
export function seal(column: SealedColumn, rowId: string, text: string): Sealed {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", subkey("seal"), nonce);
  cipher.setAAD(additionalData(column, rowId));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body])) as Sealed;
}

/** Seals what may be absent: empty text and undefined stay null. */
export const sealOptional = (column: SealedColumn, rowId: string, text: string | null | undefined): Sealed | null =>
  text ? seal(column, rowId, text) : null;

/** Opens a sealed value; throws when it was made for another place or under another key. */
export function unseal(column: SealedColumn, rowId: string, value: Uint8Array): string {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (bytes[0] !== VERSION) throw new Error(`${column}: unknown seal version`);
  const decipher = createDecipheriv("aes-256-gcm", subkey("seal"), bytes.subarray(1, 1 + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(additionalData(column, rowId));
  decipher.setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG));
  const text = decipher.update(bytes.subarray(1 + NONCE + TAG));
  decipher.final(); // GCM has no last block: this only checks the tag
  return text.toString("utf8");
}

/** Opens what may be absent. */
export const unsealOptional = (column: SealedColumn, rowId: string, value: Uint8Array | null): string | null =>
  value ? unseal(column, rowId, value) : null;

/** Copies a sealed value to another column or row: it must be opened and sealed anew. */
export const reseal = (from: [SealedColumn, string, Uint8Array], to: [SealedColumn, string]): Sealed =>
  seal(to[0], to[1], unseal(...from));
