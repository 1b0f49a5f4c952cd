import { urlIn } from "../i18n/paths";
import { isLocale, type Locale } from "../local-text";
import { linkToken } from "../privacy/link-tokens";
import { unseal, unsealOptional } from "../privacy/sealed";

/** What a job selects of the contact it writes to. */
export const recipientColumns = {
  id: true,
  sealedEmail: true,
  sealedName: true,
  locale: true,
  linkVersion: true,
  confirmedAt: true,
} as const;

export type RecipientRow = {
  id: string;
  sealedEmail: Uint8Array;
  sealedName: Uint8Array | null;
  locale: string;
  linkVersion: number;
  confirmedAt: Date | null;
};

/** A contact, opened for one mail. */
export type Recipient = {
  contactId: string;
  address: string;
  /** Only of a person who proved the address: before that, somebody else may have typed the name. */
  name: string | null;
  locale: Locale;
  /** Where an address that was only typed is confirmed or refused. */
  confirmUrl: string;
  /** Where the proven person sees and changes everything of theirs. */
  meUrl: string;
};

/** Opens a contact's address and makes their links, for one mail. */
export function openRecipient(row: RecipientRow): Recipient {
  const locale = isLocale(row.locale) ? row.locale : "fr";
  const link = (purpose: "confirm" | "me") =>
    urlIn(locale, `/${purpose}/${linkToken(purpose, row.id, row.linkVersion)}`);
  return {
    contactId: row.id,
    address: unseal("Contact.sealedEmail", row.id, row.sealedEmail),
    name: row.confirmedAt ? unsealOptional("Contact.sealedName", row.id, row.sealedName) : null,
    locale,
    confirmUrl: link("confirm"),
    meUrl: link("me"),
  };
}
