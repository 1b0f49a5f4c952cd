import { db } from "../db";
import { eventFacts } from "../events/emails";
import { translator } from "../i18n/translator";
import type { JobHandlers, JobPayloads } from "../jobs/jobs";
import { type Locale, plainText, readText } from "../local-text";
import type { MailBrand } from "../mail/layout";
import type { MailContent } from "../mail/message";
import { deliver } from "../mail/mutations";
import { findSender } from "../mail/queries";
import { openRecipient, type Recipient, recipientColumns } from "../mail/recipient";
import { SKILLS } from "../volunteers/schema";
import { listWaiting, type Waiting } from "./confirming/queries";
import { confirmationMail, nothingToConfirmMail } from "./emails";

export const confirmationMailJobs: JobHandlers = { "signups.confirmation-mail": mailConfirmation };

/**
 * Mails one link to all that waits for an address, once for each time it was granted (P17): what was posted between the
 * grant and now is in it. When nothing waits any more, the mail says so: it comes in either case.
 */
async function mailConfirmation({ contactId }: JobPayloads["signups.confirmation-mail"], now: Date): Promise<void> {
  const contact = await db.contact.findUnique({
    where: { id: contactId },
    select: { ...recipientColumns, confirmationMailAt: true },
  });
  if (!contact?.confirmationMailAt) return;
  const to = openRecipient(contact);
  const key = `confirmation:${contactId}:${contact.confirmationMailAt.toISOString()}`;
  const makeMessage = async () => {
    const waiting = await listWaiting(contactId, now);
    const { brand } = await findSender(null, to.locale);
    return {
      ...(await contentOf(waiting, to, contact.confirmedAt !== null, brand)),
      to: { address: to.address },
      from: { name: brand.name },
      locale: to.locale,
    };
  };
  await deliver({ key, kind: "signups.confirmation", contactId }, makeMessage, now);
}

type Waits = Pick<Waiting, "rsvps" | "subscriptions" | "offers">;

function contentOf(waiting: Waits, to: Recipient, proven: boolean, brand: MailBrand): Promise<MailContent> {
  const { locale, confirmUrl, meUrl } = to;
  const { rsvps, subscriptions, offers } = waiting;
  if (rsvps.length + subscriptions.length + offers.length === 0)
    return nothingToConfirmMail({ locale, brand, meUrl: proven ? meUrl : null });
  const read = (json: unknown) => readText(json, locale) ?? { text: "", lang: locale, fallback: false };
  return confirmationMail({
    locale,
    brand,
    confirmUrl,
    rsvps: rsvps.map(({ event, ...rest }) => ({ ...rest, event: eventFacts(event, "public", locale) })),
    subscriptions: subscriptions.map(({ title, group }) => ({ title: read(title), group: plainText(group, locale) })),
    offers: offers.map(({ group, skills }) => ({ group: read(group), skills: skillWords(skills, locale) })),
  });
}

/** "accueil, cuisine, traduction": only what we ourselves offered to tick. */
function skillWords(skills: string[], locale: Locale): string {
  const t = translator(locale, "skills");
  return SKILLS.filter((skill) => skills.includes(skill))
    .map((skill) => t(skill))
    .join(", ");
}
