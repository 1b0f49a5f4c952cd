import { dropCopies } from "@/lib/mail/sending/mutations";
import { takeUpAgain, unsubscribe } from "@/lib/newsletters/mutations";
import { asHolder, type MeOutcome } from "../mutations";
import { lastStop } from "../queries";

/** Ends every subscription and all messages of organizers about events and of groups: what waits to leave does not. */
export const stopAllMails = (token: string, now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id: contactId }) => {
    const running = { contactId, mailsStoppedAt: null };
    const [letters, answers, groups] = [
      await tx.subscription.findMany({ where: { contactId, unsubscribedAt: null, confirmedAt: { not: null } } }),
      await tx.rsvp.findMany({ where: running, select: { eventId: true } }),
      await tx.groupContact.findMany({ where: running, select: { groupId: true } }),
    ];
    for (const { id: subscriptionId } of letters) await unsubscribe(tx, { subscriptionId, contactId }, now);
    await tx.rsvp.updateMany({ where: running, data: { mailsStoppedAt: now } });
    await tx.groupContact.updateMany({ where: { contactId, mailsStoppedAt: null }, data: { mailsStoppedAt: now } });
    for (const { eventId: id } of answers) await dropCopies(tx, contactId, { of: "event", id }, now);
    for (const { groupId: id } of groups) await dropCopies(tx, contactId, { of: "group", id }, now);
    return { ok: true, done: "all_stopped" };
  });

/** Takes the last stop back, whole, as if nothing had been; a message that left meanwhile does not come any more. */
export const takeBackStop = (token: string, now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id: contactId }) => {
    const at = await lastStop(contactId, now, tx);
    if (!at) return { ok: false, status: 409, reason: "too_late" };
    const [where, data] = [{ contactId, mailsStoppedAt: at }, { mailsStoppedAt: null }];
    await tx.rsvp.updateMany({ where, data });
    await tx.groupContact.updateMany({ where, data });
    await takeUpAgain(tx, contactId, at);
    return { ok: true, done: "stop_taken_back" };
  });
