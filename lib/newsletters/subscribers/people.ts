import { canExportPeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import type { SubscribersAsk } from "./filter";
import { countSubscribers, listSubscribers, type SubscriberLine, type SubscriberPage } from "./queries";

/** People in one piece of a file. */
const PIECE = 1000;

/** A page of a newsletter's subscribers, with the look on the audit trail first. */
export async function seeSubscribers(
  scope: Scope,
  newsletterId: string,
  asked: SubscribersAsk,
  now: Date,
): Promise<SubscriberPage | null> {
  const page = await listSubscribers(scope, newsletterId, asked);
  const { organizerId, groupId } = scope;
  const fact = { organizerId, groupId, act: "subscribers.viewed", subjectId: newsletterId } as const;
  if (page) await recordAuditNow({ ...fact, count: page.people.length }, now);
  return page;
}

/** All subscribers in one state, piece by piece, to take out of the house; null for who may not. On record before the first line. */
export async function exportSubscribers(
  scope: Scope,
  newsletterId: string,
  asked: SubscribersAsk,
  now: Date,
): Promise<AsyncGenerator<SubscriberLine[]> | null> {
  const counts = canExportPeople(scope.role) ? await countSubscribers(scope, newsletterId) : null;
  if (!counts) return null;
  const { organizerId, groupId } = scope;
  const fact = { organizerId, groupId, act: "subscribers.exported", subjectId: newsletterId } as const;
  await recordAuditNow({ ...fact, count: counts[asked.state] }, now);
  return pieces(scope, newsletterId, asked);
}

async function* pieces(scope: Scope, newsletterId: string, asked: SubscribersAsk): AsyncGenerator<SubscriberLine[]> {
  for (let place = {}; ; ) {
    const page = await listSubscribers(scope, newsletterId, { ...asked, after: undefined, ...place }, PIECE);
    if (page) yield page.people;
    if (!page?.next) return;
    place = { after: page.next };
  }
}
