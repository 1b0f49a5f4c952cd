import { db } from "../db";
import { urlIn } from "../i18n/paths";
import type { JobHandlers, JobPayloads } from "../jobs/jobs";
import { plainText } from "../local-text";
import { deliver } from "../mail/mutations";
import { findSender } from "../mail/queries";
import { openRecipient, type Recipient, recipientColumns } from "../mail/recipient";
import { newsletterWelcomeMail } from "./emails";

export const newsletterMailJobs: JobHandlers = { "newsletters.welcome-mail": welcomeSubscriber };

/** Welcomes a person whose subscription runs, once for each time it began; one that ended meanwhile hears nothing. */
async function welcomeSubscriber(
  { subscriptionId }: JobPayloads["newsletters.welcome-mail"],
  now: Date,
): Promise<void> {
  const subscription = await db.subscription.findUnique({
    where: { id: subscriptionId },
    select: {
      confirmedAt: true,
      unsubscribedAt: true,
      contact: { select: recipientColumns },
      newsletter: { select: { title: true, groupId: true, group: { select: { name: true } } } },
    },
  });
  if (!subscription?.confirmedAt || subscription.unsubscribedAt) return;
  const to = openRecipient(subscription.contact);
  const { newsletter } = subscription;
  const makeMessage = async () => {
    const { brand, replyTo } = await findSender(newsletter.groupId, to.locale);
    const title = plainText(newsletter.title, to.locale);
    const group = plainText(newsletter.group.name, to.locale);
    return {
      ...(await newsletterWelcomeMail({ locale: to.locale, brand, name: to.name, title, group, meUrl: to.meUrl })),
      to: { address: to.address, ...(to.name ? { name: to.name } : {}) },
      from: { name: brand.name },
      replyTo,
      headers: unsubscribeHeaders(to, subscriptionId),
      locale: to.locale,
    };
  };
  const key = `newsletter-welcome:${subscriptionId}:${subscription.confirmedAt.toISOString()}`;
  await deliver({ key, kind: "newsletters.welcome", contactId: to.contactId }, makeMessage, now);
}

/** One click in the mail program ends the subscription (RFC 8058): a POST to this address acts, a GET shows the person's page. */
function unsubscribeHeaders(to: Recipient, subscriptionId: string): Record<string, string> {
  const token = to.meUrl.slice(to.meUrl.lastIndexOf("/") + 1);
  return {
    "List-Unsubscribe": `<${urlIn("fr", `/api/public/me/${token}/subscriptions/${subscriptionId}/one-click`)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
