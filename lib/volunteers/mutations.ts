import { countingAt } from "@/lib/groups/rules";
import { CONSENT_TEXTS } from "../contacts/consents/texts";
import { joinGroup, recordConsent, recordHistory } from "../contacts/mutations";
import type { Tx } from "../db";
import { enqueue } from "../jobs/enqueue";
import { isLocale } from "../local-text";
import { TOLD_OF_OFFERS } from "./rules";

/** Shows a confirmed offer of help to its group: a welcome to the person, a notice to each who greets, by mail. */
export async function confirmOffer(tx: Tx, offerId: string, now: Date): Promise<void> {
  const confirmed = await tx.volunteerOffer.updateMany({
    where: { id: offerId, confirmedAt: null },
    data: { confirmedAt: now },
  });
  if (confirmed.count === 0) return;
  const offer = await tx.volunteerOffer.findUniqueOrThrow({
    where: { id: offerId },
    select: { groupId: true, contactId: true, createdAt: true, locale: true },
  });
  const groupContactId = await joinGroup(tx, offer.groupId, offer.contactId, now);
  await recordConsent(tx, groupContactId, {
    purpose: "VOLUNTEER",
    subjectId: offerId,
    textVersion: CONSENT_TEXTS.VOLUNTEER.version,
    textLocale: isLocale(offer.locale) ? offer.locale : "fr",
    givenAt: offer.createdAt,
    confirmedAt: now,
  });
  await recordHistory(tx, groupContactId, { kind: "volunteer.offered", subjectId: offerId, at: now });
  await enqueue(tx, "volunteers.welcome-mail", { offerId });
  await tellGreeters(tx, offerId, offer.groupId, now);
}

async function tellGreeters(tx: Tx, offerId: string, groupId: string, now: Date): Promise<void> {
  const roles = await tx.role.findMany({
    where: { groupId, name: { in: TOLD_OF_OFFERS }, ...countingAt(now) },
    select: { organizerId: true },
  });
  for (const { organizerId } of roles) await enqueue(tx, "volunteers.notice-mail", { offerId, organizerId });
}

/** Takes an offer of help back: it is deleted. False when it is not this contact's. */
export async function withdrawOffer(tx: Tx, given: { offerId: string; contactId: string }): Promise<boolean> {
  const { count } = await tx.volunteerOffer.deleteMany({ where: { id: given.offerId, contactId: given.contactId } });
  return count === 1;
}
