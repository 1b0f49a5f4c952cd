import { urlIn } from "@/lib/i18n/paths";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import type { Locale } from "@/lib/local-text";
import type { MailMessage } from "@/lib/mail/message";
import { deliver } from "@/lib/mail/mutations";
import { findSender } from "@/lib/mail/queries";
import { linkToken } from "@/lib/privacy/link-tokens";
import { eventFacts } from "../emails";
import { isOver } from "../rules";
import { partMail } from "./emails";
import { addressOf, findPartRow, type PartRow } from "./queries";
import { sessionLine } from "./rules";

export const partMailJobs: JobHandlers = { "events.part-mail": mailLink };

/** Mails a part's link once per time it was asked for; nothing when a newer mail was, or the address is forgotten, or all is over. */
async function mailLink({ partId, mailedAt, locale }: JobPayloads["events.part-mail"], now: Date): Promise<void> {
  const part = await findPartRow(partId);
  if (!part || part.linkMailedAt?.toISOString() !== mailedAt) return;
  const address = addressOf(part);
  if (!address || isOver(part.event, now) || part.event.cancelledAt) return;
  await deliver({ key: `part:${partId}:${mailedAt}`, kind: "part" }, () => compose(part, address, locale), now);
}

async function compose(part: PartRow, address: string, locale: Locale): Promise<MailMessage> {
  const { id, linkVersion, event, state, name, collective } = part;
  const { brand, replyTo } = await findSender(event.groupId, locale);
  const { contactName, contactEmail } = event;
  const mail = await partMail({
    locale,
    brand,
    url: urlIn(locale, `/part/${linkToken("part", id, linkVersion)}`),
    name: name ?? collective?.name ?? null,
    event: eventFacts(event, state === "CONFIRMED" ? "registered" : "public", locale),
    session: sessionLine(part, locale),
    contact: [contactName, contactEmail].filter(Boolean).join(", ") || null,
  });
  return { ...mail, to: { address }, from: { name: brand.name }, replyTo: contactEmail ?? replyTo, locale };
}
