import { parseAddress } from "@/lib/addresses";
import { canExportPeople, canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, Prisma } from "@/lib/db";
import { addressIndex } from "@/lib/privacy/blind-index";
import { unseal } from "@/lib/privacy/sealed";
import { startOf } from "@/lib/time";
import { type ContactsAsk, PAGE_SIZE } from "./filter";
import { knownName } from "./known-name";
import { type Cursor, nameMatcher, readCursor, writeCursor } from "./rules";

/** Names opened at once, and at most for one answer: a long group is searched answer by answer. */
const CHUNK = 2500;
const MOST_SCANNED = 5 * CHUNK;

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
  /** How many names of the list are not opened yet. */
  left: number;
};

const running = (groupId: string) => Prisma.sql`
  SELECT 1 FROM "Subscription" s JOIN "Newsletter" n ON n.id = s."newsletterId" AND n."groupId" = ${groupId}::uuid
  WHERE s."contactId" = g."contactId" AND s."confirmedAt" IS NOT NULL AND s."unsubscribedAt" IS NULL`;
const offered = (groupId: string) => Prisma.sql`
  SELECT 1 FROM "VolunteerOffer" o
  WHERE o."contactId" = g."contactId" AND o."groupId" = ${groupId}::uuid AND o."confirmedAt" IS NOT NULL`;
const came = (groupId: string, eventId: string) => Prisma.sql`
  SELECT 1 FROM "Rsvp" r JOIN "Event" e ON e.id = r."eventId" AND e."groupId" = ${groupId}::uuid
  WHERE r."contactId" = g."contactId" AND r."eventId" = ${eventId}::uuid AND r."attendedAt" IS NOT NULL`;

/** Of "GroupContact" g, whom a filter means in the scope's group. */
export const contactsWhere = ({ groupId }: Scope, asked: ContactsAsk): Prisma.Sql => contactsOf(groupId, asked);

/** The same where no scope is at hand: a question that was frozen. Another group's newsletter or event means nobody. */
export function contactsOf(groupId: string, asked: ContactsAsk): Prisma.Sql {
  const { ids, q, tag, newsletter, event, volunteer, since } = asked;
  const address = parseAddress(q);
  const conditions = [Prisma.sql`g."groupId" = ${groupId}::uuid`];
  if (ids) conditions.push(Prisma.sql`g.id = ANY(${[...ids]}::uuid[])`);
  if (address.ok)
    conditions.push(
      Prisma.sql`g."contactId" = (SELECT id FROM "Contact" WHERE "emailIndex" = ${addressIndex(address.value)})`,
    );
  if (tag) conditions.push(Prisma.sql`g.tags @> ARRAY[${tag}]::text[]`);
  if (newsletter) conditions.push(Prisma.sql`EXISTS (${running(groupId)} AND s."newsletterId" = ${newsletter}::uuid)`);
  if (event) conditions.push(Prisma.sql`EXISTS (${came(groupId, event)})`);
  if (volunteer) conditions.push(Prisma.sql`EXISTS (${offered(groupId)})`);
  if (since) conditions.push(Prisma.sql`g."createdAt" >= ${startOf(since, "UTC")}`);
  return Prisma.join(conditions, " AND ");
}

/** The words to look for in names; null when none, or a whole address, is asked for. */
export const nameWanted = ({ q }: ContactsAsk): string | null => (q && !parseAddress(q).ok ? q : null);

/** `tags` is null where none was ever given. */
type Row = Parameters<typeof knownName>[0] &
  Cursor & { tags: string[] | null; sealedEmail: Uint8Array; subscribed: boolean; volunteer: boolean };

/** The list's rows after a place in it, in its order: by index, however deep. */
function inOrder(scope: Scope, asked: ContactsAsk, from: Cursor | null) {
  const [direction, beyond] =
    asked.sort === "oldest" ? [Prisma.sql`ASC`, Prisma.sql`>`] : [Prisma.sql`DESC`, Prisma.sql`<`];
  const place = from
    ? Prisma.sql`AND (g."createdAt", g.id) ${beyond} (${from.createdAt}, ${from.id}::uuid)`
    : Prisma.empty;
  return {
    where: Prisma.sql`WHERE ${contactsWhere(scope, asked)} ${place}`,
    order: Prisma.sql`ORDER BY g."createdAt" ${direction}, g.id ${direction}`,
  };
}

async function readPage(scope: Scope, asked: ContactsAsk, from: Cursor | null, take: number): Promise<Row[]> {
  const { where, order } = inOrder(scope, asked, from);
  const rows = await db.$queryRaw<(Row & { contactId: string; told: Uint8Array | null })[]>`
    SELECT g.id, g."createdAt", g."knowsName", g."sealedName", c.id AS "contactId", c."sealedName" AS told, g.tags,
      c."sealedEmail", EXISTS (${running(scope.groupId)}) AS subscribed, EXISTS (${offered(scope.groupId)}) AS volunteer
    FROM "GroupContact" g JOIN "Contact" c ON c.id = g."contactId" ${where} ${order} LIMIT ${take}`;
  return rows.map((row) => ({ ...row, contact: { id: row.contactId, sealedName: row.told } }));
}

type Named = { id: string; at: number; knowsName: boolean; own: string | null; contactId: string; told: string | null };

/** Names only, still sealed, as plain text and numbers: the driver takes twice as long over bytes and dates. */
function readNames(scope: Scope, asked: ContactsAsk, from: Cursor | null): Promise<Named[]> {
  const { where, order } = inOrder(scope, asked, from);
  return db.$queryRaw<Named[]>`
    SELECT g.id, (extract(epoch FROM g."createdAt") * 1000)::float8 AS at, g."knowsName",
      encode(g."sealedName", 'base64') AS own, c.id AS "contactId", encode(c."sealedName", 'base64') AS told
    FROM "GroupContact" g JOIN "Contact" c ON c.id = g."contactId" ${where} ${order} LIMIT ${CHUNK}`;
}

const bytes = (text: string | null) => (text === null ? null : Buffer.from(text, "base64"));

const nameOf = ({ id, knowsName, own, contactId, told }: Named): string | null =>
  knownName({ id, knowsName, sealedName: bytes(own), contact: { id: contactId, sealedName: bytes(told) } });

const openLine = (row: Row): ContactLine => ({
  id: row.id,
  name: knownName(row),
  email: unseal("Contact.sealedEmail", row.contact.id, row.sealedEmail),
  tags: row.tags ?? [],
  since: row.createdAt,
  subscribed: row.subscribed,
  volunteer: row.volunteer,
});

/**
 * A page of the group's contacts. A name is looked for by opening names within the filter, at most 12,500 for one answer,
 * which says where to go on and holds those `found` before. Null for a role that sees nobody. Only people.ts calls this:
 * it puts each look on the audit trail.
 */
export async function listContacts(scope: Scope, asked: ContactsAsk, size = PAGE_SIZE): Promise<ContactPage | null> {
  if (!canSeePeople(scope.role)) return null;
  const from = asked.after ? readCursor(asked.after) : null;
  const wanted = nameWanted(asked);
  if (wanted) return searchNames(scope, asked, { from, size, wanted });
  const rows = await readPage(scope, asked, from, size + 1);
  const last = rows.length > size ? rows[size - 1] : null;
  return { people: rows.slice(0, size).map(openLine), next: last ? writeCursor(last) : null, scanned: null, left: 0 };
}

async function searchNames(
  scope: Scope,
  asked: ContactsAsk,
  { from, size, wanted }: { from: Cursor | null; size: number; wanted: string },
): Promise<ContactPage> {
  const matches = nameMatcher(wanted);
  const ids = asked.found?.split(".") ?? [];
  let [cursor, scanned] = [from, 0];
  const found = async (next: Cursor | null): Promise<ContactPage> => ({
    people: (ids.length ? await readPage(scope, { ...asked, ids }, null, size) : []).map(openLine),
    next: next && writeCursor(next),
    scanned,
    left: next ? await countAfter(scope, asked, next) : 0,
  });
  for (let chunk = await readNames(scope, asked, cursor); ; ) {
    const last = chunk.at(-1);
    // The next names are read while these are opened.
    const coming =
      last && chunk.length === CHUNK && scanned + CHUNK < MOST_SCANNED ? readNames(scope, asked, placeOf(last)) : null;
    coming?.catch(() => undefined);
    for (const row of chunk) {
      if (ids.length >= size) return found(cursor);
      cursor = placeOf(row);
      scanned++;
      if (matches(nameOf(row))) ids.push(row.id);
    }
    if (chunk.length < CHUNK) return found(null);
    if (!coming) return found(cursor);
    chunk = await coming;
  }
}

const placeOf = ({ id, at }: Named): Cursor => ({ id, createdAt: new Date(at) });

async function countAfter(scope: Scope, asked: ContactsAsk, from: Cursor): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "GroupContact" g ${inOrder(scope, asked, from).where}`;
  return rows[0]?.count ?? 0;
}

/** How many contacts of the group a filter means, names aside; counted to the end, or no further than `most`. */
export async function countContacts(scope: Scope, asked: ContactsAsk, most?: number): Promise<number | null> {
  if (!canSeePeople(scope.role)) return null;
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM "GroupContact" g WHERE ${contactsWhere(scope, asked)} LIMIT ${most ?? null}::int) AS counted`;
  return rows[0]?.count ?? 0;
}

/** What the list can be filtered by: the group's tags, newsletters, and events that somebody came to. */
export async function listContactFilters({ groupId, role }: Scope) {
  if (!canSeePeople(role)) return null;
  const [tags, newsletters, events] = await Promise.all([
    db.groupTag.findMany({ where: { groupId }, orderBy: { tag: "asc" }, take: 200 }),
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
