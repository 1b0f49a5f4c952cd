import { db } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { isLocale, type Locale } from "@/lib/local-text";
import type { MailContent, MailMessage } from "@/lib/mail/message";
import { deliver } from "@/lib/mail/mutations";
import { findSender } from "@/lib/mail/queries";
import { openRecipient, recipientColumns } from "@/lib/mail/recipient";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { findInAudience, stillWanted } from "./audience/queries";
import { composeCopy, messageColumns } from "./preview/queries";
import { copyKey, spreadCopies } from "./spreading/mutations";

export const broadcastJobs: JobHandlers = {
  "newsletters.broadcast": spreadCopies,
  "newsletters.broadcast-copy": sendCopy,
  "newsletters.broadcast-test": sendTest,
};

/**
 * Sends one person's copy, never twice. Nothing for who was erased (their copy went with them), cancelled or stopped such
 * messages meanwhile, or once the message was stopped.
 */
async function sendCopy(
  { broadcastId, contactId }: JobPayloads["newsletters.broadcast-copy"],
  now: Date,
): Promise<void> {
  const key = copyKey(broadcastId, contactId);
  const select = { sentAt: true, broadcast: { select: messageColumns }, contact: { select: recipientColumns } };
  const copy = await db.delivery.findUnique({ where: { key }, select });
  if (!copy?.broadcast || !copy.contact || copy.sentAt || copy.broadcast.stoppedAt) return;
  const { broadcast, contact } = copy;
  const answer = await findInAudience(broadcast.audience, contactId);
  if (!answer) {
    await db.delivery.deleteMany({ where: { key, claimedAt: null } });
    return;
  }
  const to = openRecipient(contact);
  const makeMessage = async () => {
    const mail = await composeCopy(broadcast, to);
    const token = to.meUrl.slice(to.meUrl.lastIndexOf("/") + 1);
    const url = urlIn("fr", `/api/public/me/${token}/rsvps/${answer.id}/one-click`);
    const headers = { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
    const address = { address: to.address, ...(to.name ? { name: to.name } : {}) };
    return { ...(await addressed(broadcast, mail, address, to.locale)), headers };
  };
  const rules = { resend: false, wanted: stillWanted(broadcastId, answer.id) };
  await deliver({ key, kind: "broadcast", contactId }, makeMessage, now, rules);
}

type Message = NonNullable<Parameters<typeof composeCopy>[0]>;

async function addressed(
  { groupId, event }: Message,
  mail: MailContent | null,
  to: MailMessage["to"],
  locale: Locale,
): Promise<MailMessage> {
  if (!mail) throw new Error("A message without words was sent");
  const { brand, replyTo } = await findSender(groupId, locale);
  return { ...mail, to, from: { name: brand.name }, replyTo: event?.contactEmail ?? replyTo, locale };
}

/** A message as a test to whoever writes it; its link leads to the desk, so that nothing of anybody can be changed by it. */
async function sendTest(
  { broadcastId, organizerId, askedAt }: JobPayloads["newsletters.broadcast-test"],
  now: Date,
): Promise<void> {
  const [message, organizer] = await Promise.all([
    db.broadcast.findUnique({ where: { id: broadcastId }, select: messageColumns }),
    db.organizer.findUnique({
      where: { id: organizerId },
      select: { sealedEmail: true, sealedName: true, locale: true, roles: { select: { groupId: true } } },
    }),
  ]);
  if (!message || !organizer?.roles.some(({ groupId }) => groupId === message.groupId)) return;
  const locale = isLocale(organizer.locale) ? organizer.locale : "fr";
  const name = unsealOptional("Organizer.sealedName", organizerId, organizer.sealedName);
  const mail = await composeCopy(message, {
    name,
    locale,
    meUrl: urlIn(locale, `/organize/broadcasts/${broadcastId}`),
    test: true,
  });
  if (!mail) return;
  const address = unseal("Organizer.sealedEmail", organizerId, organizer.sealedEmail);
  const key = `broadcast-test:${broadcastId}:${organizerId}:${askedAt}`;
  await deliver({ key, kind: "broadcast.test" }, () => addressed(message, mail, { address }, locale), now);
}
