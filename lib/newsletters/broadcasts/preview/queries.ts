import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { eventFacts } from "@/lib/events/emails";
import { placeColumns, timeColumns } from "@/lib/events/queries";
import { urlIn } from "@/lib/i18n/paths";
import { isLocale, type Locale, readText } from "@/lib/local-text";
import type { MailContent } from "@/lib/mail/message";
import { findSender } from "@/lib/mail/queries";
import { unsealOptional } from "@/lib/privacy/sealed";
import { listAudience } from "../audience/queries";
import { broadcastMail, greeting } from "../emails";

/** What a copy is made of besides its reader. */
export const messageColumns = {
  groupId: true,
  eventId: true,
  subject: true,
  words: true,
  audience: true,
  scheduledAt: true,
  stoppedAt: true,
  event: { select: { slug: true, title: true, contactEmail: true, ...timeColumns, ...placeColumns } },
} satisfies Prisma.BroadcastSelect;

export type Message = Prisma.BroadcastGetPayload<{ select: typeof messageColumns }>;
type Reader = { hello: string; locale: Locale; meUrl: string; test?: boolean };

/** One reader's copy in their language, as it leaves; null while nothing is written. */
export async function composeCopy(message: Message, { locale, ...reader }: Reader): Promise<MailContent | null> {
  const [subject, words] = [readText(message.subject, locale), readText(message.words, locale)];
  if (!subject || !words || !message.event) return null;
  const { brand } = await findSender(message.groupId, locale);
  return broadcastMail({
    ...reader,
    locale,
    brand,
    subject,
    words,
    event: eventFacts(message.event, "public", locale),
  });
}

/** What a preview reads of one reader: themselves, and what the group that writes knows of them. */
export const readerColumns = (groupId: string) =>
  ({
    id: true,
    sealedEmail: true,
    sealedName: true,
    locale: true,
    confirmedAt: true,
    groups: { where: { groupId }, select: { byHand: true, knowsName: true, locale: true } },
  }) satisfies Prisma.ContactSelect;

type ReaderRow = Prisma.ContactGetPayload<{ select: ReturnType<typeof readerColumns> }>;

/**
 * The name and the language by which a mail speaks to its reader, as far as the group that writes was told them: what
 * they told other groups is not shown to it (P8).
 */
export function readerOf({ groups: [row], ...contact }: ReaderRow): { name: string | null; locale: Locale } {
  const told = row?.locale ?? (row && !row.byHand ? contact.locale : "fr");
  const knows = row?.knowsName && contact.confirmedAt;
  const name = knows ? unsealOptional("Contact.sealedName", contact.id, contact.sealedName) : null;
  return { name, locale: isLocale(told) ? told : "fr" };
}

export type PreviewedCopy = MailContent & { name: string | null; locale: Locale; eventId: string | null };

/** A message as one of its readers will get it, whose own link is left out. Only people.ts calls this: it puts each look on the audit trail. */
export async function findCopy({ groupId, role }: Scope, id: string): Promise<PreviewedCopy | null> {
  if (!canSeePeople(role)) return null;
  const message = await db.broadcast.findFirst({ where: { id, groupId }, select: messageColumns });
  const [contactId] = message ? await listAudience(message.audience, { after: null, size: 1 }) : [];
  if (!message || !contactId) return null;
  const contact = await db.contact.findUniqueOrThrow({ where: { id: contactId }, select: readerColumns(groupId) });
  const { name, locale } = readerOf(contact);
  const content = await composeCopy(message, { hello: greeting(locale, name), locale, meUrl: urlIn(locale, "/me/…") });
  if (!content) return null;
  return { ...content, name, locale, eventId: message.eventId };
}
