import { type CampaignLine, namedCampaign, publicLine } from "@/lib/campaigns/queries";
import { db, type Prisma } from "@/lib/db";
import { type GroupLine, groupLine } from "@/lib/groups/queries";
import type { CalendarEvent } from "./calendar";
import { collectiveName, type Place, placeFor } from "./rules";
import type { EventKind } from "./schema";

/** An event as lists show it. Its place is already what the public may know. */
export type EventCard = {
  id: string;
  slug: string;
  kind: EventKind;
  title: unknown;
  summary: unknown;
  date: string;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string;
  sortsAt: Date;
  overAt: Date;
  place: Place;
  cancelledAt: Date | null;
  takesRsvps: boolean;
  capacity: number | null;
  placesTaken: number;
  showsCount: boolean;
  attendance: number | null;
  attendanceApproximate: boolean;
  group: GroupLine;
  /** Groups that hold it along and are not named among the organizers already. */
  hosts: GroupLine[];
  campaign: CampaignLine | null;
  /** Who calls for it and who relays it, by confirmed answers: names as said. */
  organizers: string[];
  relays: string[];
  /** What was changed since it was published: "place", "time". */
  changed: ("place" | "time")[];
};

export type EventFilters = {
  groupIds?: string[];
  campaignId?: string;
  kind?: EventKind | null;
  /** The town, spelled as listCities() has it. */
  city?: string | null;
  exceptId?: string;
};

export const EVENTS_PER_PAGE = 20;

export const placeColumns = {
  placeName: true,
  address: true,
  city: true,
  postcode: true,
  latitude: true,
  longitude: true,
  onlineUrl: true,
  addressForRegistered: true,
} as const;

export const timeColumns = {
  date: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  sortsAt: true,
  overAt: true,
} as const;

export const cardColumns = {
  id: true,
  slug: true,
  kind: true,
  title: true,
  summary: true,
  ...timeColumns,
  ...placeColumns,
  cancelledAt: true,
  takesRsvps: true,
  capacity: true,
  placesTaken: true,
  showsCount: true,
  attendance: true,
  attendanceApproximate: true,
  group: { select: groupLine },
  campaign: { select: namedCampaign },
  participations: {
    where: { sessionId: null, state: "CONFIRMED", collectiveId: { not: null } },
    select: { role: true, name: true, collective: { select: { name: true, shortName: true, groupId: true } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  },
  hosts: {
    where: { acceptedAt: { not: null } },
    select: { group: { select: groupLine } },
    orderBy: [{ acceptedAt: "asc" }, { id: "asc" }],
  },
  changes: { where: { what: { in: ["place", "time"] } }, select: { what: true } },
} satisfies Prisma.EventSelect;

type CardRow = Prisma.EventGetPayload<{ select: typeof cardColumns }>;

/** The columns a card takes over as they are. */
const PLAIN = [
  ...([
    "id",
    "slug",
    "kind",
    "title",
    "summary",
    "date",
    "startsAt",
    "endsAt",
    "timeZone",
    "sortsAt",
    "overAt",
  ] as const),
  ...(["cancelledAt", "takesRsvps", "capacity", "placesTaken", "showsCount", "attendance"] as const),
  ...(["attendanceApproximate"] as const),
];

function pick<T extends object, K extends keyof T>(row: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
}

/** A row as a card at `now`: the place cut to what the public may know, a campaign that is not public not named. */
export function asCard(row: CardRow, now: Date): EventCard {
  const { participations, changes, campaign } = row;
  const as = (...roles: string[]) => participations.filter((p) => roles.includes(p.role));
  const named = (...roles: string[]) => as(...roles).map((p) => p.name ?? collectiveName(p.collective));
  const organize = as("ORGANIZES", "CO_ORGANIZES").map((p) => p.collective?.groupId);
  return {
    ...pick(row, PLAIN),
    group: pick(row.group, ["id", "slug", "name", "shortName", "city"]),
    hosts: row.hosts.map(({ group }) => group).filter(({ id }) => !organize.includes(id)),
    place: placeFor(row, "public"),
    campaign: publicLine(campaign, now),
    organizers: named("ORGANIZES", "CO_ORGANIZES"),
    relays: named("RELAYS"),
    changed: (["place", "time"] as const).filter((what) => changes.some((change) => change.what === what)),
  };
}

const ofGroups = (groupIds: string[]): Prisma.EventWhereInput => ({
  OR: [{ groupId: { in: groupIds } }, { hosts: { some: { groupId: { in: groupIds }, acceptedAt: { not: null } } } }],
});

/** The `where` of published events that match; every public read of events goes through it. A group's are those it holds along, too. */
export const publicEvents = (filters: EventFilters, now: Date): Prisma.EventWhereInput => ({
  publishedAt: { lte: now },
  ...(filters.groupIds && ofGroups(filters.groupIds)),
  ...(filters.campaignId && { campaignId: filters.campaignId }),
  ...(filters.kind && { kind: filters.kind }),
  ...(filters.city && { city: filters.city }),
  ...(filters.exceptId && { id: { not: filters.exceptId } }),
});

/** Published events, coming (nearest first) or past (latest first), one page of them; `more` says that another follows. */
export async function listEvents(
  filters: EventFilters,
  now: Date,
  { past = false, page = 1, size = EVENTS_PER_PAGE }: { past?: boolean; page?: number; size?: number } = {},
): Promise<{ events: EventCard[]; more: boolean }> {
  const order = past ? "desc" : "asc";
  const rows = await db.event.findMany({
    where: { ...publicEvents(filters, now), overAt: past ? { lte: now } : { gt: now } },
    select: cardColumns,
    orderBy: [{ sortsAt: order }, { id: order }],
    skip: (page - 1) * size,
    take: size + 1,
  });
  return { events: rows.slice(0, size).map((row) => asCard(row, now)), more: rows.length > size };
}

/** The next events that are neither over nor cancelled, nearest first: for the home page and the foot of others. */
export async function listComingEvents(now: Date, size: number, filters: EventFilters = {}): Promise<EventCard[]> {
  const rows = await db.event.findMany({
    where: { ...publicEvents(filters, now), overAt: { gt: now }, cancelledAt: null },
    select: cardColumns,
    orderBy: [{ sortsAt: "asc" }, { id: "asc" }],
    take: size,
  });
  return rows.map((row) => asCard(row, now));
}

/** Every published event of a campaign or of groups, oldest first: for a timeline. */
export async function listTimeline(filters: EventFilters, now: Date): Promise<EventCard[]> {
  const rows = await db.event.findMany({
    where: publicEvents(filters, now),
    select: cardColumns,
    orderBy: [{ sortsAt: "asc" }, { id: "asc" }],
    take: 300,
  });
  return rows.map((row) => asCard(row, now));
}

/** How many published events match, coming and past. */
export async function countEvents(filters: EventFilters, now: Date): Promise<{ coming: number; past: number }> {
  const where = publicEvents(filters, now);
  const [coming, past] = await Promise.all([
    db.event.count({ where: { ...where, overAt: { gt: now } } }),
    db.event.count({ where: { ...where, overAt: { lte: now } } }),
  ]);
  return { coming, past };
}

/** What a calendar entry is made of, the whole place included: eventCalendar() cuts it to its audience. */
export const calendarColumns = {
  id: true,
  slug: true,
  kind: true,
  title: true,
  summary: true,
  ...timeColumns,
  ...placeColumns,
  sequence: true,
  cancelledAt: true,
  updatedAt: true,
  contactEmail: true,
  group: { select: { name: true, publicEmail: true } },
  sessions: {
    select: { id: true, startsAt: true, endsAt: true, title: true, room: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.EventSelect;

/** A published event for its calendar entry; null when there is none of that slug. */
export async function findCalendarEvent(slug: string, now: Date): Promise<CalendarEvent | null> {
  return db.event.findFirst({ where: { slug, publishedAt: { lte: now } }, select: calendarColumns });
}

/** Published events for a calendar that people subscribe to: from `since` on, cancelled ones too, so that they vanish there. */
export async function listCalendarEvents(filters: EventFilters, since: Date, now: Date): Promise<CalendarEvent[]> {
  return db.event.findMany({
    where: { ...publicEvents(filters, now), overAt: { gt: since } },
    select: calendarColumns,
    orderBy: [{ sortsAt: "asc" }, { id: "asc" }],
    take: 500,
  });
}
