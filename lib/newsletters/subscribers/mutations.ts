import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { lockContacts } from "@/lib/contacts/mutations";
import { transaction } from "@/lib/db";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { unsubscribe } from "../mutations";

export type UnsubscribeOutcome = { ok: true } | Forbidden | NotFound;

/**
 * Ends a subscription to one of the group's newsletters because the person asked for it. There is no undo: only they
 * can subscribe again.
 */
export async function unsubscribeOnRequest(
  scope: Scope,
  subscriptionId: string,
  now: Date,
): Promise<UnsubscribeOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  return transaction(async (tx) => {
    const where = { id: subscriptionId, newsletter: { groupId }, contact: { groups: { some: { groupId } } } };
    const found = await tx.subscription.findFirst({ where, select: { contactId: true } });
    if (!found) return missing;
    await lockContacts(tx, [found.contactId]);
    await unsubscribe(tx, { subscriptionId, contactId: found.contactId }, now);
    const fact = { organizerId, groupId, act: "subscriber.unsubscribed", subjectId: subscriptionId, count: 1 } as const;
    await recordAudit(tx, fact, now);
    return { ok: true };
  });
}
