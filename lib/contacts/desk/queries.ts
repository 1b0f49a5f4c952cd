import { parseAddress } from "@/lib/addresses";
import { canExportPeople, canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { addressIndex } from "@/lib/privacy/blind-index";
import { unseal } from "@/lib/privacy/sealed";
import { startOf } from "@/lib/time";
import type { ContactsAsk } from "./filter";
import { knownName } from "./known-name";
import { type Cursor, nameMatches, readCursor, writeCursor } from "./rules";

/** Lines on a page. */
export const PAGE_SIZE = 50;
/** Names opened at once, and at most for one page: a long group is searched page by page. */
const CHUNK = 1000;
const MOST_SCANNED = 20_000;

export type ContactLine = {
  id: string;
  name: string | null;
  email: string;
  tags: string[];
  since: Date;
  subscribed: boolean;
  volunteer: boolean;
};

export type ContactPage = {
  people: ContactLine[];
  /** The place to go on from; null at the end. */
  next: string | null;
  /** How many names were opened to find these; null when nothing was searched by name. */
  scanned: number | null;
};

const running = (groupId: string) => ({ newsletter: { groupId }, confirmedAt: { not: null }, unsubscribedAt: null });
const offered = (groupId: string) => ({ groupId, confirmedAt: { not: null } });

/** The contacts of the scope's group that a filter means. Another group's newsletter or event means nobody. */
export function contactsWhere({ groupId }: Scope, asked: ContactsAsk): Prisma.GroupContactWhereInput {
  const { ids, q, tag, newsletter, event, volunteer, since } = asked;
  const address = parseAddress(q);
  const contact: Prisma.ContactWhereInput[] = [
    ...(address.ok ? [{ emailIndex: addressIndex(address.value) }] : []),
    ...(newsletter ? [{ subscriptions: { some: { ...running(groupId), newsletterId: newsletter } } }] : []),
    ...(event ? [{ rsvps: { some: { eventId: event, event: { groupId }, attendedAt: { not: null } } } }] : []),
    ...(volunteer ? [{ volunteerOffers: { some: offered(groupId) } }] : []),
  ];
  return {
    groupId,
    ...(ids ? { id: { in: [...ids] } } : {}),
    ...(tag ? { tags: { has: tag } } : {}),
    ...(since ? { createdAt: { gte: startOf(since, "UTC") } } : {}),
    ...(contact.length ? { contact: { AND: contact } } : {}),
  };
}

/** The words to look for in names; null when none, or a whole address, is asked for. */
export const nameWanted = ({ q }: ContactsAsk): string | null => (q && !parseAddress(q).ok ? q : null);

function readPage(scope: Scope, asked: ContactsAsk, from: Cursor | null, take: number) {
  const { groupId } = scope;
  const direction = asked.sort === "oldest" ? "asc" : "desc";
  const beyond = direction === "asc" ? "gt" : "lt";
  const place = from && {
    OR: [{ createdAt: { [beyond]: from.createdAt } }, { createdAt: from.createdAt, id: { [beyond]: from.id } }],
  };
  return db.groupContact.findMany({
    where: { AND: [contactsWhere(scope, asked), ...(place ? [place] : [])] },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take,
    select: {
      id: true,
      tags: true,
      createdAt: true,
      byHand: true,
      sealedName: true,
      contact: {
        select: {
          id: true,
          sealedEmail: true,
          sealedName: true,
          subscriptions: { where: running(groupId), select: { id: true }, take: 1 },
          volunteerOffers: { where: offered(groupId), select: { id: true }, take: 1 },
        },
      },
    },
  });
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

const openLine = (row: Row): ContactLine => ({
  id: row.id,
  name: knownName(row),
  email: unseal("Contact.sealedEmail", row.contact.id, row.contact.sealedEmail),
  tags: row.tags,
  since: row.createdAt,
  subscribed: row.contact.subscriptions.length > 0,
  volunteer: row.contact.volunteerOffers.length > 0,
});

/**
 * A page of the group's contacts. A name is looked for by opening names within the filter, chunk by chunk and at most
 * 20,000; the page then says where to go on. Null for a role that sees nobody. Only people.ts calls this: it puts each
 * look on the audit trail.
 */
export async function listContacts(scope: Scope, asked: ContactsAsk, size = PAGE_SIZE): Promise<ContactPage | null> {
  if (!canSeePeople(scope.role)) return null;
  const wanted = nameWanted(asked);
  let cursor = asked.after ? readCursor(asked.after) : null;
  const found: Row[] = [];
  let scanned = 0;
  for (;;) {
    const chunk = await readPage(scope, asked, cursor, wanted ? CHUNK : size + 1);
    for (const row of chunk) {
      if (found.length === size) return page(found, cursor, wanted ? scanned : null);
      cursor = row;
      scanned++;
      if (!wanted || nameMatches(knownName(row), wanted)) found.push(row);
    }
    if (chunk.length < CHUNK) return page(found, null, wanted ? scanned : null);
    if (scanned >= MOST_SCANNED) return page(found, cursor, scanned);
  }
}

const page = (found: Row[], next: Cursor | null, scanned: number | null): ContactPage => ({
  people: found.map(openLine),
  next: next && writeCursor(next),
  scanned,
});

/** How many contacts of the group a filter means, names aside. */
export async function countContacts(scope: Scope, asked: ContactsAsk): Promise<number | null> {
  if (!canSeePeople(scope.role)) return null;
  return db.groupContact.count({ where: contactsWhere(scope, asked) });
}

/** What the list can be filtered by: the group's tags, newsletters, and events that somebody came to. */
export async function listContactFilters({ groupId, role }: Scope) {
  if (!canSeePeople(role)) return null;
  const [tags, newsletters, events] = await Promise.all([
    db.$queryRaw<{ tag: string }[]>`
      SELECT DISTINCT unnest(tags) AS tag FROM "GroupContact" WHERE "groupId" = ${groupId}::uuid ORDER BY 1 LIMIT 200`,
    db.newsletter.findMany({ where: { groupId }, select: { id: true, title: true }, orderBy: { createdAt: "asc" } }),
    db.event.findMany({
      where: { groupId, rsvps: { some: { attendedAt: { not: null } } } },
      select: { id: true, title: true, date: true },
      orderBy: { sortsAt: "desc" },
      take: 50,
    }),
  ]);
  return { tags: tags.map(({ tag }) => tag), newsletters, events };
}

/** Whether this role takes a list of people out of the house. */
export const mayExportContacts = (scope: Scope): boolean => canExportPeople(scope.role);
