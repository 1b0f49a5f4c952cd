import { joinGroup, recordConsent, recordHistory, withdrawConsent } from "../contacts/mutations";
import type { Tx } from "../db";
import { newId } from "../ids";
import { enqueue } from "../jobs/enqueue";
import type { Locale } from "../local-text";
import { dropCopies } from "../mail/sending/mutations";

export type SubscriptionGiven = {
  newsletterId: string;
  contactId: string;
  /** The consent text as it was shown. */
  textVersion: string;
  textLocale: Locale;
  givenAt: Date;
};

/** Subscribes a person who proved to hold the address, with the proof of the consent; a welcome leaves by mail when it is new. */
export async function subscribe(tx: Tx, given: SubscriptionGiven, now: Date): Promise<void> {
  const { newsletterId, contactId, ...proof } = given;
  const [row] = await tx.$queryRaw<{ id: string; groupId: string; fresh: boolean }[]>`
    WITH before AS (
      SELECT id FROM "Subscription" WHERE "newsletterId" = ${newsletterId}::uuid AND "contactId" = ${contactId}::uuid
        AND "confirmedAt" IS NOT NULL AND "unsubscribedAt" IS NULL)
    INSERT INTO "Subscription" AS s (id, "newsletterId", "contactId", "createdAt", "confirmedAt")
    VALUES (${newId()}::uuid, ${newsletterId}::uuid, ${contactId}::uuid, ${now}, ${now})
    ON CONFLICT ("newsletterId", "contactId") DO UPDATE SET "askedAt" = NULL, "askedTextVersion" = NULL,
      "askedTextLocale" = NULL, "sealedAskedName" = NULL, "unsubscribedAt" = NULL,
      "confirmedAt" = CASE WHEN s."unsubscribedAt" IS NULL THEN coalesce(s."confirmedAt", ${now}) ELSE ${now} END
    RETURNING s.id, NOT EXISTS (SELECT 1 FROM before) AS fresh,
      (SELECT "groupId" FROM "Newsletter" n WHERE n.id = s."newsletterId") AS "groupId"`;
  if (!row?.fresh) return;
  const groupContactId = await joinGroup(tx, row.groupId, contactId, now);
  const consent = { purpose: "NEWSLETTER", subjectId: newsletterId, confirmedAt: now, ...proof } as const;
  await recordConsent(tx, groupContactId, consent);
  await recordHistory(tx, groupContactId, { kind: "newsletter.subscribed", subjectId: newsletterId, at: now });
  await enqueue(tx, "newsletters.welcome-mail", { subscriptionId: row.id });
}

/** Ends a subscription at once; harmless when it has ended. */
export async function unsubscribe(
  tx: Tx,
  given: { subscriptionId: string; contactId: string },
  now: Date,
): Promise<boolean> {
  const where = { id: given.subscriptionId, contactId: given.contactId };
  const found = await tx.subscription.findFirst({
    where,
    select: { newsletterId: true, unsubscribedAt: true, newsletter: { select: { groupId: true } } },
  });
  if (!found) return false;
  if (found.unsubscribedAt) return true;
  await tx.subscription.update({ where: { id: given.subscriptionId }, data: { unsubscribedAt: now, askedAt: null } });
  await dropCopies(tx, given.contactId, { of: "newsletter", id: found.newsletterId }, now);
  await withdrawConsent(tx, given.contactId, found.newsletterId, now);
  const groupContactId = await joinGroup(tx, found.newsletter.groupId, given.contactId, now);
  await recordHistory(tx, groupContactId, {
    kind: "newsletter.unsubscribed",
    subjectId: found.newsletterId,
    at: now,
  });
  return true;
}

/** Chooses how often a newsletter comes: every issue, or one a month at most. */
export async function choosePace(
  tx: Tx,
  given: { subscriptionId: string; contactId: string; pace: "all" | "monthly" },
): Promise<void> {
  const { subscriptionId: id, contactId, pace } = given;
  await tx.subscription.updateMany({ where: { id, contactId }, data: { pace } });
}

/** Takes up again every subscription that a person ended at `at`, by one button, as if nothing had been. */
export async function takeUpAgain(tx: Tx, contactId: string, at: Date): Promise<void> {
  const where = { contactId, unsubscribedAt: at };
  const ended = await tx.subscription.findMany({ where, select: { newsletterId: true } });
  const subjectId = { in: ended.map(({ newsletterId }) => newsletterId) };
  const of = { subjectId, groupContact: { contactId } };
  await tx.subscription.updateMany({ where, data: { unsubscribedAt: null } });
  await tx.consent.updateMany({ where: { ...of, withdrawnAt: at }, data: { withdrawnAt: null } });
  await tx.contactHistory.deleteMany({ where: { ...of, kind: "newsletter.unsubscribed", at } });
}

/**
 * Puts a subscription back that organizers ended by mistake at `since` or later, as if nothing had been. Whoever acted
 * themself meanwhile is left as they wished.
 */
export async function takeBackUnsubscription(tx: Tx, subscriptionId: string, since: Date): Promise<void> {
  const [found] = await tx.$queryRaw<{ newsletterId: string; contactId: string }[]>`
    SELECT s."newsletterId", s."contactId" FROM "Subscription" s JOIN "Contact" c ON c.id = s."contactId"
    WHERE s.id = ${subscriptionId}::uuid AND s."unsubscribedAt" >= ${since} AND c."lastActAt" <= s."unsubscribedAt"`;
  if (!found) return;
  const { newsletterId: subjectId, contactId } = found;
  const groupContact = { contactId };
  await tx.subscription.update({ where: { id: subscriptionId }, data: { unsubscribedAt: null } });
  await tx.consent.updateMany({
    where: { subjectId, groupContact, withdrawnAt: { gte: since } },
    data: { withdrawnAt: null },
  });
  const kind = "newsletter.unsubscribed";
  await tx.contactHistory.deleteMany({ where: { kind, subjectId, groupContact, at: { gte: since } } });
}
