import { lockContacts } from "@/lib/contacts/mutations";
import { transaction } from "@/lib/db";
import { noteBounce, noteComplaint } from "@/lib/mail/bounces/mutations";
import { type Report, readReport } from "@/lib/mail/bounces/reports";
import { endMessagesLike } from "../audience/mutations";

/**
 * Reads a mail that came back, as it came, and does what it asks for, once: a bounce is noted on its delivery and on its
 * address; a complaint also ends what the message belonged to. Answers what it was; one of a mail we never sent, or
 * whose reader was erased since, is unknown.
 */
export async function takeReport(raw: Uint8Array, now: Date): Promise<Report["about"]> {
  const report = await readReport(raw);
  if (!("deliveryId" in report)) return report.about;
  return transaction(async (tx) => {
    const mail = await tx.delivery.findUnique({
      where: { id: report.deliveryId },
      select: { contactId: true, broadcastId: true, claimedAt: true },
    });
    if (!mail?.contactId || !mail.claimedAt) return "unknown";
    await lockContacts(tx, [mail.contactId]);
    if (report.about === "bounce") await noteBounce(tx, report, now);
    else {
      await noteComplaint(tx, mail.contactId, now);
      if (mail.broadcastId) await endMessagesLike(tx, mail.broadcastId, mail.contactId, now);
    }
    return report.about;
  });
}
