import { parseAddress } from "@/lib/addresses";
import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { nameMatcher } from "@/lib/contacts/desk/rules";
import { db, type Prisma } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import { isId } from "@/lib/ids";
import type { Locale } from "@/lib/local-text";
import type { MailContent } from "@/lib/mail/message";
import { fillMail } from "@/lib/mail/skeletons/slots";
import { addressIndex } from "@/lib/privacy/blind-index";
import { unseal } from "@/lib/privacy/sealed";
import { findInAudience, listAudience } from "../../broadcasts/audience/queries";
import { readerColumns, readerOf } from "../../broadcasts/preview/queries";
import { composeIssue, findIssue, type Issue } from "../composing/queries";
import { issueValues } from "../rules";

/** Names opened for one search. */
const MOST_SCANNED = 2000;
const MOST_FOUND = 12;

export type ReaderLine = { id: string; name: string | null; email: string };
export type IssueCopy = MailContent & { reader: ReaderLine; locale: Locale };

type Row = Prisma.ContactGetPayload<{ select: ReturnType<typeof readerColumns> }>;

const openLine = (contact: Row): ReaderLine => ({
  id: contact.id,
  name: readerOf(contact).name,
  email: unseal("Contact.sealedEmail", contact.id, contact.sealedEmail),
});

async function ownIssue({ groupId, role }: Scope, id: string): Promise<Issue | null> {
  if (!canSeePeople(role) || !isId(id)) return null;
  const issue = await findIssue(id);
  return issue?.groupId === groupId ? issue : null;
}

/** The people an issue goes to whose name has these words, or whose address it is. Only people.ts calls this. */
export async function findReaders(scope: Scope, id: string, asked: string): Promise<ReaderLine[] | null> {
  const issue = await ownIssue(scope, id);
  if (!issue) return null;
  const select = readerColumns(issue.groupId);
  const address = parseAddress(asked);
  if (address.ok) {
    const contact = await db.contact.findUnique({ where: { emailIndex: addressIndex(address.value) }, select });
    return contact && (await findInAudience(issue.audience, contact.id)) ? [openLine(contact)] : [];
  }
  const ids = await listAudience(issue.audience, { after: null, size: MOST_SCANNED });
  const rows = await db.contact.findMany({ where: { id: { in: ids } }, select });
  const matches = nameMatcher(asked);
  return rows
    .map(openLine)
    .filter(({ name }) => matches(name))
    .slice(0, MOST_FOUND);
}

/** An issue as one of its readers will get it, by the composer that sends, their own link left out. Only people.ts calls this. */
export async function findIssueCopy(
  scope: Scope,
  id: string,
  readerId: string | undefined,
  now: Date,
): Promise<IssueCopy | null> {
  const issue = await ownIssue(scope, id);
  if (!issue) return null;
  const chosen = readerId && isId(readerId) && (await findInAudience(issue.audience, readerId)) ? readerId : undefined;
  const contactId = chosen ?? (await listAudience(issue.audience, { after: null, size: 1 }))[0];
  const select = readerColumns(issue.groupId);
  const contact = contactId ? await db.contact.findUnique({ where: { id: contactId }, select }) : null;
  if (!contact) return null;
  const { locale } = readerOf(contact);
  const composed = await composeIssue(issue, locale, now);
  if (!composed) return null;
  const reader = openLine(contact);
  const hidden = urlIn(locale, "/me/…");
  const { subject, html, text } = fillMail(
    composed,
    issueValues({ name: reader.name, meUrl: hidden, oneClickUrl: hidden }),
  );
  return { subject, html, text, reader, locale };
}
