import { db, type Tx } from "../db";
import { isLocale, type Locale } from "../local-text";
import { idOfLinkToken, isLinkToken, type LinkPurpose } from "../privacy/link-tokens";
import { unseal, unsealOptional } from "../privacy/sealed";

/** Who holds a mailed link, a recognised device or nothing. */
export type LinkHolder = {
  id: string;
  email: string;
  name: string | null;
  locale: Locale;
  onlyCity: string | null;
  linkVersion: number;
  confirmedAt: Date | null;
  createdAt: Date;
};

/** The contact whose link this is; null for a token that was never made here, was revoked, or is for another purpose. */
export async function findLinkHolder(token: string, purpose: LinkPurpose, from: Tx = db): Promise<LinkHolder | null> {
  const id = idOfLinkToken(token);
  if (!id) return null;
  const contact = await from.contact.findUnique({
    where: { id },
    select: {
      id: true,
      sealedEmail: true,
      sealedName: true,
      locale: true,
      onlyCity: true,
      linkVersion: true,
      confirmedAt: true,
      createdAt: true,
    },
  });
  if (!contact || !isLinkToken(token, purpose, id, contact.linkVersion)) return null;
  const { sealedEmail, sealedName, locale, ...rest } = contact;
  return {
    ...rest,
    email: unseal("Contact.sealedEmail", id, sealedEmail),
    name: unsealOptional("Contact.sealedName", id, sealedName),
    locale: isLocale(locale) ? locale : "fr",
  };
}

/** Whether a person ever had to do with the group of this row: by an act of theirs, or by a message of its that left for them. */
export async function hasDealtWith(from: Tx, groupContactId: string): Promise<boolean> {
  const [row] = await from.$queryRaw<{ dealt: boolean }[]>`
    SELECT NOT g."byHand" OR EXISTS (
      SELECT 1 FROM "Delivery" d JOIN "Broadcast" b ON b.id = d."broadcastId"
      WHERE d."contactId" = g."contactId" AND b."groupId" = g."groupId" AND d."claimedAt" IS NOT NULL) AS dealt
    FROM "GroupContact" g WHERE g.id = ${groupContactId}::uuid`;
  return row?.dealt ?? false;
}
