import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { urlIn } from "@/lib/i18n/paths";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { isLocale } from "@/lib/local-text";
import { log } from "@/lib/log";
import { readMailbox } from "@/lib/mail/bounces/imap";
import { deliver } from "@/lib/mail/mutations";
import { findSender } from "@/lib/mail/queries";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { takeReport } from "./bounces/mutations";
import { greeting } from "./emails";
import { composeCopy, messageColumns } from "./preview/queries";
import { spreadCopies } from "./spreading/mutations";

export const broadcastJobs: JobHandlers = {
  "newsletters.broadcast": spreadCopies,
  "newsletters.broadcast-test": sendTest,
  "newsletters.bounces": readBounces,
};

/** Reads what came back since the last time. Read twice, or by two at once, a report does no more. */
async function readBounces(_: JobPayloads["newsletters.bounces"], now: Date): Promise<void> {
  const { imapUrl } = env().bounces;
  if (!imapUrl) return;
  const { read, left } = await readMailbox(imapUrl, async (raw) => (await takeReport(raw, now)) !== "unknown");
  if (read + left) log.info({ read, left }, "the mailbox of mails that came back was read");
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
    hello: greeting(locale, name),
    locale,
    meUrl: urlIn(locale, `/organize/broadcasts/${broadcastId}`),
    test: true,
  });
  if (!mail) return;
  const address = unseal("Organizer.sealedEmail", organizerId, organizer.sealedEmail);
  const key = `broadcast-test:${broadcastId}:${organizerId}:${askedAt}`;
  const { brand, replyTo } = await findSender(message.groupId, locale);
  const from = { name: brand.name };
  await deliver({ key, kind: "broadcast.test" }, () => ({ ...mail, to: { address }, from, replyTo, locale }), now);
}
