import { type Address, parseAddress } from "@/lib/addresses";
import { canExportPeople, canSeePeople, canTickAttendance } from "@/lib/auth/rules";
import { eventsIn, type Scope } from "@/lib/auth/scope";
import { knownName } from "@/lib/contacts/desk/known-name";
import { type Cursor, nameMatcher, readCursor, writeCursor } from "@/lib/contacts/desk/rules";
import { db, Prisma } from "@/lib/db";
import { addressIndex } from "@/lib/privacy/blind-index";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { after as later } from "@/lib/time";
import type { RsvpStatus } from "@/prisma/generated/enums";
import type { AnswerFilter, PeopleFilter } from "./rules";
import { inDoorOrder, REFUSED_LATELY } from "./rules";

/** One confirmed answer, with who gave it. Whoever only ticks at the door gets no address. */
export type PersonComing = {
  rsvpId: string;
  name: string | null;
  email: string | null;
  status: RsvpStatus;
  guests: number;
  /** Since when this holds. */
  since: Date;
  /** A place is offered until then. */
  offeredUntil: Date | null;
  attendedAt: Date | null;
};

/** A mail about a confirmed answer was refused for good, lately. */
const isRefused = (now: Date) => Prisma.sql`r.status <> 'PENDING' AND EXISTS (
  SELECT 1 FROM "Delivery" d WHERE d."contactId" = r."contactId" AND d.key LIKE 'rsvp:' || r.id || ':%'
    AND d."failedAt" IS NOT NULL AND d."createdAt" > ${later(now, -REFUSED_LATELY)})`;

const WHERE: Record<AnswerFilter, Prisma.Sql> = {
  all: Prisma.sql`r.status <> 'PENDING'`,
  going: Prisma.sql`r.status = 'GOING'`,
  maybe: Prisma.sql`r.status = 'MAYBE'`,
  waiting: Prisma.sql`r.status = 'WAITLISTED'`,
  cancelled: Prisma.sql`r.status = 'CANCELLED'`,
  came: Prisma.sql`r."attendedAt" IS NOT NULL AND r.status <> 'PENDING'`,
};

type Row = Cursor & {
  status: RsvpStatus;
  places: number;
  since: Date;
  offeredUntil: Date | null;
  attendedAt: Date | null;
  sealedName: Uint8Array | null;
  contactId: string;
  sealedEmail: Uint8Array;
  rowId: string;
  knowsName: boolean;
  own: Uint8Array | null;
  told: Uint8Array | null;
};
type Question = { show: PeopleFilter; q?: string; now?: Date };
type Part = { order: "newest" | "oldest"; from: Cursor | null; take: number | null };

/** The address that is asked for whole; whoever gets no address cannot ask for one either. */
function addressWanted({ role }: Scope, q = ""): Address | null {
  const address = parseAddress(q);
  return address.ok && canSeePeople(role) ? address.value : null;
}

/** Answers to an event of the scope's group, after a place in their order: by index, however deep. */
function readRows(scope: Scope, eventId: string, question: Question, { order, from, take }: Part): Promise<Row[]> {
  const { show, q, now = new Date() } = question;
  const [direction, beyond] = order === "newest" ? [Prisma.sql`DESC`, Prisma.sql`<`] : [Prisma.sql`ASC`, Prisma.sql`>`];
  if (scope.eventIds.length && !scope.eventIds.includes(eventId)) return Promise.resolve([]);
  const address = addressWanted(scope, q);
  const shown = show === "refused" ? isRefused(now) : WHERE[show];
  const conditions = [shown, Prisma.sql`r."eventId" = ${eventId}::uuid AND e."groupId" = ${scope.groupId}::uuid`];
  if (address) conditions.push(Prisma.sql`c."emailIndex" = ${addressIndex(address)}`);
  if (from) conditions.push(Prisma.sql`(r."createdAt", r.id) ${beyond} (${from.createdAt}, ${from.id}::uuid)`);
  return db.$queryRaw<Row[]>`
    SELECT r.id, r."createdAt", r.status, r.places, r."offeredUntil", r."attendedAt", r."sealedName",
      coalesce(r."cancelledAt", r."waitlistedAt", r."confirmedAt", r."createdAt") AS since,
      c.id AS "contactId", c."sealedEmail", c."sealedName" AS told,
      g.id AS "rowId", g."sealedName" AS own, coalesce(g."knowsName", false) AS "knowsName"
    FROM "Rsvp" r JOIN "Event" e ON e.id = r."eventId" JOIN "Contact" c ON c.id = r."contactId"
    LEFT JOIN "GroupContact" g ON g."contactId" = c.id AND g."groupId" = e."groupId"
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY r."createdAt" ${direction}, r.id ${direction} LIMIT ${take}::int`;
}

/** What they told this event, else what its group knows. */
const nameOf = ({ id, sealedName, rowId, knowsName, own, contactId, told }: Row): string | null =>
  unsealOptional("Rsvp.sealedName", id, sealedName) ??
  knownName({ id: rowId, knowsName, sealedName: own, contact: { id: contactId, sealedName: told } });

/** Tells whether an answer is of somebody whose name is looked for; null when none is. */
function matcherFor(scope: Scope, q = ""): ((row: Row) => boolean) | null {
  if (!q || addressWanted(scope, q)) return null;
  const matches = nameMatcher(q);
  return (row) => matches(nameOf(row));
}

const opened = ({ role }: Scope, row: Row): PersonComing => ({
  rsvpId: row.id,
  name: nameOf(row),
  email: canSeePeople(role) ? unseal("Contact.sealedEmail", row.contactId, row.sealedEmail) : null,
  status: row.status,
  guests: row.places - 1,
  since: row.since,
  offeredUntil: row.offeredUntil,
  attendedAt: row.attendedAt,
});

/**
 * Who answered an event of the scope's group, names opened, in the order the door needs. Nobody whose address is not
 * confirmed is among them. Only people.ts calls this: it puts each look on the audit trail.
 */
export async function listPeople(
  scope: Scope,
  eventId: string,
  show: PeopleFilter,
  q = "",
  now = new Date(),
): Promise<PersonComing[]> {
  if (!canTickAttendance(scope.role)) return [];
  const rows = await readRows(scope, eventId, { show, q, now }, { order: "oldest", from: null, take: null });
  const matches = matcherFor(scope, q);
  return inDoorOrder((matches ? rows.filter(matches) : rows).map((row) => opened(scope, row)));
}

export type PeoplePage = {
  people: PersonComing[];
  /** The place to go on from; null at the end. */
  next: string | null;
  /** How many names were opened to find these; null when none was looked for. */
  scanned: number | null;
};

/** Lines on a page. */
export const PAGE_SIZE = 100;
/** Names opened at once, and at most for one page. */
const CHUNK = 2000;
const MOST_SCANNED = 6 * CHUNK;

/**
 * A page of the same list by when they first answered; a name is looked for among so many, then the page says where to go
 * on. Null for a role that sees nobody.
 */
export async function listPeoplePage(
  scope: Scope,
  eventId: string,
  { order, after, ...question }: Question & { order: Part["order"]; after?: string },
  size = PAGE_SIZE,
): Promise<PeoplePage | null> {
  if (!canTickAttendance(scope.role)) return null;
  const matches = matcherFor(scope, question.q);
  const people: PersonComing[] = [];
  const page = (next: Cursor | null) => ({ people, next: next && writeCursor(next), scanned: matches && scanned });
  let [place, scanned]: [Cursor | null, number] = [after ? readCursor(after) : null, 0];
  const take = matches ? CHUNK : size + 1;
  for (;;) {
    const rows = await readRows(scope, eventId, question, { order, from: place, take });
    for (const row of rows) {
      if (people.length === size) return page(place);
      place = row;
      scanned++;
      if (!matches || matches(row)) people.push(opened(scope, row));
    }
    if (rows.length < take) return page(null);
    if (scanned >= MOST_SCANNED) return page(place);
  }
}

export type PeopleTotals = {
  coming: number;
  maybe: number;
  waiting: number;
  cancelled: number;
  unconfirmed: number;
  came: number;
  /** Who came without having answered. */
  walkIns: number;
  /** Lines of the list under each filter. */
  answers: Record<PeopleFilter, number>;
};

/** The figures above the list: people for who comes and waits (companions counted), answers for the rest; null for what the scope does not reach. */
export async function countPeople(scope: Scope, eventId: string, now = new Date()): Promise<PeopleTotals | null> {
  if (!canTickAttendance(scope.role)) return null;
  const where = { eventId, event: eventsIn(scope) };
  if (!(await db.event.count({ where: { id: eventId, AND: eventsIn(scope) } }))) return null;
  const [groups, came, walkIns, refused] = await Promise.all([
    db.rsvp.groupBy({ by: ["status"], where, _sum: { places: true }, _count: true }),
    db.rsvp.count({ where: { ...where, attendedAt: { not: null }, status: { not: "PENDING" } } }),
    db.walkIn.count({ where }),
    countRefused([eventId], now),
  ]);
  const of = (status: RsvpStatus) => groups.find((group) => group.status === status);
  const count = (status: RsvpStatus) => of(status)?._count ?? 0;
  const [going, maybe, waiting, cancelled] = [count("GOING"), count("MAYBE"), count("WAITLISTED"), count("CANCELLED")];
  return {
    coming: of("GOING")?._sum.places ?? 0,
    waiting: of("WAITLISTED")?._sum.places ?? 0,
    maybe,
    cancelled,
    unconfirmed: count("PENDING"),
    came,
    walkIns,
    answers: {
      all: going + maybe + waiting + cancelled,
      going,
      maybe,
      waiting,
      cancelled,
      came,
      refused: refused.get(eventId) ?? 0,
    },
  };
}

/** How many people answered whose mails about it were refused for good lately, by event: as many as the list shows. */
export async function countRefused(eventIds: string[], now: Date): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ eventId: string; count: number }[]>`
    SELECT r."eventId", count(*)::int AS count FROM "Rsvp" r
    WHERE r."eventId" = ANY(${eventIds}::uuid[]) AND ${isRefused(now)}
    GROUP BY r."eventId"`;
  return new Map(rows.map(({ eventId, count }) => [eventId, count]));
}

/** How many people wait for a place, companions counted, by event. */
export async function countWaiting(eventIds: string[]): Promise<Map<string, number>> {
  const where = { eventId: { in: eventIds }, status: "WAITLISTED" as const };
  const rows = await db.rsvp.groupBy({ by: ["eventId"], where, _sum: { places: true } });
  return new Map(rows.map(({ eventId, _sum }) => [eventId, _sum.places ?? 0]));
}

/** Whether this scope may take the list of an event's people out of the house: the event is its group's, the role allows it. */
export async function mayExport(scope: Scope, eventId: string): Promise<boolean> {
  if (!canExportPeople(scope.role)) return false;
  return (await db.event.count({ where: { id: eventId, groupId: scope.groupId } })) > 0;
}
