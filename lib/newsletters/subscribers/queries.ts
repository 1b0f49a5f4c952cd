import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { knownName } from "@/lib/contacts/desk/known-name";
import { readCursor, writeCursor } from "@/lib/contacts/desk/rules";
import { db, type Prisma } from "@/lib/db";
import { unseal } from "@/lib/privacy/sealed";
import type { SubscriberState, SubscribersAsk } from "./filter";

/** Lines on a page. */
const PAGE_SIZE = 50;

/** The newsletters of the scope's group, the first one founded first. */
export async function listOwnNewsletters({ groupId, role }: Scope): Promise<{ id: string; title: unknown }[] | null> {
  if (!canSeePeople(role)) return null;
  return db.newsletter.findMany({
    where: { groupId },
    select: { id: true, title: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

const STATES: Record<SubscriberState, Prisma.SubscriptionWhereInput> = {
  running: { confirmedAt: { not: null }, unsubscribedAt: null },
  left: { unsubscribedAt: { not: null } },
  waiting: { confirmedAt: null, askedAt: { not: null } },
};

/** How many subscriptions of one newsletter stand how; null for who may not see, or when it is another group's. */
export async function countSubscribers({ groupId, role }: Scope, newsletterId: string) {
  if (!canSeePeople(role) || !(await db.newsletter.count({ where: { id: newsletterId, groupId } }))) return null;
  const count = (state: SubscriberState) => db.subscription.count({ where: { newsletterId, ...STATES[state] } });
  return { running: await count("running"), left: await count("left"), waiting: await count("waiting") };
}

function readPage({ groupId }: Scope, newsletterId: string, { state, after }: SubscribersAsk, take: number) {
  const from = after && readCursor(after);
  const place = from && {
    OR: [{ createdAt: { lt: from.createdAt } }, { createdAt: from.createdAt, id: { lt: from.id } }],
  };
  const own = { newsletterId, newsletter: { groupId }, contact: { groups: { some: { groupId } } } };
  const proof = { purpose: "NEWSLETTER", subjectId: newsletterId } as const;
  const groups = { where: { groupId }, include: { consents: { where: proof } } };
  const refused = { where: { kind: "newsletters.welcome", failedAt: { not: null } }, select: { key: true } } as const;
  return db.subscription.findMany({
    where: { AND: [own, STATES[state], ...(place ? [place] : [])] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
    include: { contact: { include: { groups, deliveries: refused } } },
  });
}

function openLine({ id, createdAt, askedAt, confirmedAt, unsubscribedAt, contact }: Row) {
  const [row] = contact.groups;
  if (!row) throw new Error("a subscriber whom the group does not know");
  const [consent] = row.consents;
  return {
    id,
    createdAt,
    contact: row.id,
    name: knownName({ ...row, contact }),
    email: unseal("Contact.sealedEmail", contact.id, contact.sealedEmail),
    since: unsubscribedAt ?? confirmedAt ?? askedAt ?? createdAt,
    /** A mail to this address about this newsletter was refused. */
    refused: contact.deliveries.some(({ key }) => key.includes(id)),
    proof: consent ? { text: consent.textVersion, how: consent.how, givenAt: consent.givenAt } : null,
  };
}

type Row = Awaited<ReturnType<typeof readPage>>[number];
export type SubscriberLine = ReturnType<typeof openLine>;
export type SubscriberPage = { people: SubscriberLine[]; next: string | null };

/**
 * A page of one newsletter's subscribers whom the group knows, latest first, with the proof of their consent. Who only
 * waits to confirm is shown when the group wrote them down itself, and else counts as a number: anybody may type any
 * address. Only people.ts calls this.
 */
export async function listSubscribers(
  scope: Scope,
  newsletterId: string,
  asked: SubscribersAsk,
  size = PAGE_SIZE,
): Promise<SubscriberPage | null> {
  if (!canSeePeople(scope.role)) return null;
  if (!(await db.newsletter.count({ where: { id: newsletterId, groupId: scope.groupId } }))) return null;
  const rows = await readPage(scope, newsletterId, asked, size + 1);
  const people = rows.slice(0, size).map(openLine);
  const last = people.at(-1);
  return { people, next: rows.length > size && last ? writeCursor(last) : null };
}
