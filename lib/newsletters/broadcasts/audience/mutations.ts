import type { Tx } from "@/lib/db";
import { dropCopies } from "@/lib/mail/sending/mutations";
import { unsubscribe } from "../../mutations";
import { audienceSchema } from "../rules";

/**
 * Ends for one person what a message belongs to: the newsletter's subscription, the messages about the event, or those
 * of the group. What ended before keeps its time. False when they have nothing of it.
 */
export async function endMessagesLike(tx: Tx, broadcastId: string, contactId: string, now: Date): Promise<boolean> {
  const broadcast = await tx.broadcast.findUnique({ where: { id: broadcastId }, select: { audience: true } });
  if (!broadcast) return false;
  const audience = audienceSchema.parse(broadcast.audience);
  if (audience.kind === "subscribers") {
    const where = { newsletterId_contactId: { newsletterId: audience.newsletterId, contactId } };
    const found = await tx.subscription.findUnique({ where, select: { id: true } });
    return found ? unsubscribe(tx, { subscriptionId: found.id, contactId }, now) : false;
  }
  const [running, data] = [{ mailsStoppedAt: null }, { mailsStoppedAt: now }];
  if (audience.kind === "rsvps") {
    const where = { eventId: audience.eventId, contactId };
    await tx.rsvp.updateMany({ where: { ...where, ...running }, data });
    await dropCopies(tx, contactId, { of: "event", id: audience.eventId }, now);
    return (await tx.rsvp.count({ where })) > 0;
  }
  return endGroupMessages(tx, audience.groupId, contactId, now);
}

/** Ends a group's own messages for one person; those about events and newsletters still come. False when it does not know them. */
export async function endGroupMessages(tx: Tx, groupId: string, contactId: string, now: Date): Promise<boolean> {
  const where = { groupId, contactId };
  await tx.groupContact.updateMany({ where: { ...where, mailsStoppedAt: null }, data: { mailsStoppedAt: now } });
  await dropCopies(tx, contactId, { of: "group", id: groupId }, now);
  return (await tx.groupContact.count({ where })) > 0;
}
