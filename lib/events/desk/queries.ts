import { canEditEvents, canSeeEvents, canTickAttendance } from "@/lib/auth/rules";
import { eventsIn, type Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { isId } from "@/lib/ids";
import { type LocalText, localText } from "@/lib/local-text";
import { countWaiting } from "../people/queries";

/** The events an organizer sees, of one group if it is named: everything below looks among these and nowhere else. */
const seenBy = (scopes: readonly Scope[], groupId?: string) => ({
  OR: scopes.filter((scope) => canSeeEvents(scope.role) && (!groupId || scope.groupId === groupId)).map(eventsIn),
});

export type DeskFilter = {
  when: "coming" | "past" | "drafts" | "deleted";
  groupId?: string | undefined;
  page?: number;
};

export const PAGE_SIZE = 50;

/** What a line of the list shows. */
const lineColumns = {
  id: true,
  slug: true,
  title: true,
  kind: true,
  date: true,
  startsAt: true,
  sortsAt: true,
  endsAt: true,
  timeZone: true,
  city: true,
  publishedAt: true,
  cancelledAt: true,
  deletedAt: true,
  takesRsvps: true,
  capacity: true,
  placesTaken: true,
  attendance: true,
  attendanceApproximate: true,
  group: { select: { id: true, name: true, shortName: true } },
} satisfies Prisma.EventSelect;

/** The `where` of a tab of the list. What was thrown away stands in its own alone; it is never published. */
const inTab = (when: DeskFilter["when"], now: Date) =>
  ({
    coming: { publishedAt: { not: null }, overAt: { gt: now } },
    past: { publishedAt: { not: null }, overAt: { lte: now } },
    drafts: { publishedAt: null, deletedAt: null },
    deleted: { deletedAt: { not: null } },
  })[when];

/** The events of an organizer's groups, drafts too: coming ones soonest first, all others latest first. */
export async function listDeskEvents(scopes: readonly Scope[], filter: DeskFilter, now: Date) {
  const where = { ...seenBy(scopes, filter.groupId), ...inTab(filter.when, now) };
  const direction = filter.when === "coming" ? ("asc" as const) : ("desc" as const);
  const [events, total] = await Promise.all([
    db.event.findMany({
      where,
      orderBy: [{ sortsAt: direction }, { id: "asc" }],
      skip: ((filter.page ?? 1) - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: lineColumns,
    }),
    db.event.count({ where }),
  ]);
  return { events: await linesOf(scopes, events), total };
}

type LineRow = Prisma.EventGetPayload<{ select: typeof lineColumns }>;

async function linesOf(scopes: readonly Scope[], events: readonly LineRow[]) {
  const waiting = await countWaiting(events.map(({ id }) => id));
  return events.map((event) => ({
    ...event,
    waiting: waiting.get(event.id) ?? 0,
    ...mayOpen(scopes, event.group.id),
  }));
}

/** The events of an organizer's groups, drafts and cancelled ones too, that touch some days; soonest first. */
export async function listDeskEventsBetween(
  scopes: readonly Scope[],
  { from, to, groupId }: { from: Date; to: Date; groupId?: string | undefined },
) {
  const events = await db.event.findMany({
    where: { ...seenBy(scopes, groupId), deletedAt: null, sortsAt: { lt: to }, overAt: { gt: from } },
    orderBy: [{ sortsAt: "asc" }, { id: "asc" }],
    take: 500,
    select: lineColumns,
  });
  return linesOf(scopes, events);
}

/** Which of an event's pages exist for this organizer, so that no line leads to a page that is not theirs. */
function mayOpen(scopes: readonly Scope[], groupId: string) {
  const may = (allowed: (role: Scope["role"]) => boolean) =>
    scopes.some((scope) => scope.groupId === groupId && allowed(scope.role));
  return { mayEdit: may(canEditEvents), maySeePeople: may(canTickAttendance) };
}

export type DeskEventLine = Awaited<ReturnType<typeof listDeskEvents>>["events"][number];

/** How many events the filter's tabs hold. */
export async function countDeskEvents(scopes: readonly Scope[], groupId: string | undefined, now: Date) {
  const count = (when: DeskFilter["when"]) =>
    db.event.count({ where: { ...seenBy(scopes, groupId), ...inTab(when, now) } });
  const [coming, past, drafts, deleted] = await Promise.all([
    count("coming"),
    count("past"),
    count("drafts"),
    count("deleted"),
  ]);
  return { coming, past, drafts, deleted };
}

/** The scope in which an organizer sees an event; null when none of their groups has it. */
export async function findScopeOfEvent(scopes: readonly Scope[], eventId: string): Promise<Scope | null> {
  if (!isId(eventId)) return null;
  const event = await db.event.findFirst({ where: { id: eventId, ...seenBy(scopes) }, select: { groupId: true } });
  return scopes.find((scope) => scope.groupId === event?.groupId) ?? null;
}

/** What an event that an organizer sees at the desk is called, per language; null when none of their groups has it. */
export async function findTitleOfEvent(scopes: readonly Scope[], eventId: string): Promise<LocalText | null> {
  if (!isId(eventId)) return null;
  const found = await db.event.findFirst({ where: { id: eventId, ...seenBy(scopes) }, select: { title: true } });
  return found && localText(found.title);
}

/** An event of the scope's group that was thrown away, to take it back; null when it has no such one. */
export async function findDeletedEvent(scope: Scope, eventId: string) {
  if (!canEditEvents(scope.role) || !isId(eventId)) return null;
  const found = await db.event.findFirst({
    where: { id: eventId, groupId: scope.groupId },
    select: { id: true, title: true, deletedAt: true, timeZone: true },
  });
  return found?.deletedAt ? { ...found, deletedAt: found.deletedAt } : null;
}

export type DeletedEvent = NonNullable<Awaited<ReturnType<typeof findDeletedEvent>>>;

/** Everything of one event of the scope's group, with its programme; null when the group has no such event, or threw it away. */
export function getDeskEvent(scope: Scope, eventId: string) {
  const named = { collective: { select: { id: true, name: true } } };
  const byPosition = { position: "asc" as const };
  return db.event.findFirst({
    where: { id: eventId, deletedAt: null, ...seenBy([scope]) },
    include: {
      group: { select: { id: true, name: true, slug: true } },
      sessions: {
        orderBy: byPosition,
        include: {
          speakers: { orderBy: byPosition, include: named },
          participations: { orderBy: byPosition, include: named },
        },
      },
      speakers: { where: { sessionId: null }, orderBy: byPosition, include: named },
      participations: { where: { sessionId: null }, orderBy: byPosition, include: named },
      changes: { orderBy: { at: "desc" }, take: 20 },
    },
  });
}

export type DeskEvent = NonNullable<Awaited<ReturnType<typeof getDeskEvent>>>;

/** The campaigns an event of this group may join: its own and those of the groups above it that are published. */
export async function listJoinableCampaigns(scope: Scope, now: Date): Promise<{ id: string; title: unknown }[]> {
  if (!canEditEvents(scope.role)) return [];
  return db.$queryRaw`
    WITH RECURSIVE above AS (
      SELECT id, "parentId" FROM "Group" WHERE id = ${scope.groupId}::uuid
      UNION SELECT g.id, g."parentId" FROM "Group" g JOIN above ON g.id = above."parentId")
    SELECT c.id, c.title FROM "Campaign" c JOIN above ON above.id = c."groupId"
    WHERE c."deletedAt" IS NULL AND (c."groupId" = ${scope.groupId}::uuid OR c."publishedAt" <= ${now})
    ORDER BY c."createdAt" DESC`;
}

/** The names of collectives that events have named, for suggestions. */
export async function listCollectiveNames(scope: Scope): Promise<string[]> {
  if (!canEditEvents(scope.role)) return [];
  const found = await db.collective.findMany({ select: { name: true }, orderBy: { name: "asc" }, take: 500 });
  return found.map((collective) => collective.name);
}
