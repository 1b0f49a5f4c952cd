import { db } from "@/lib/db";
import { days, endOf, startOf } from "@/lib/time";
import { asCard, cardColumns, type EventCard, type EventFilters, publicEvents } from "../queries";
import type { EventKind } from "../schema";
import { byDay, type Month } from "./rules";

/** The published events that touch a month, each in its own zone, in order. */
export async function listEventsOfMonth(month: Month, filters: EventFilters, now: Date): Promise<EventCard[]> {
  // A day of margin on both sides takes in every zone; byDay then decides on each event's own calendar.
  const from = new Date(startOf(month, "UTC").getTime() - days(1));
  const until = new Date(endOf(month, "UTC").getTime() + days(1));
  const rows = await db.event.findMany({
    where: { ...publicEvents(filters, now), sortsAt: { lt: until }, overAt: { gt: from } },
    select: cardColumns,
    orderBy: [{ sortsAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  return rows.map((row) => asCard(row, now)).filter((event) => touches(event, month));
}

function touches(event: EventCard, month: Month): boolean {
  if (event.date.slice(0, 7) === month) return true;
  return [...byDay([event]).days.keys()].some((day) => day.startsWith(month));
}

/** The towns of published events, in alphabetical order. */
export async function listCities(now: Date): Promise<string[]> {
  const rows = await db.event.findMany({
    where: { ...publicEvents({}, now), city: { not: null } },
    select: { city: true },
    distinct: ["city"],
    take: 500,
  });
  const cities = rows.map((row) => row.city).filter((city) => city !== null && city.trim() !== "");
  return [...new Set(cities as string[])].sort(new Intl.Collator("fr").compare);
}

/** The kinds that published events have. */
export async function listKinds(now: Date): Promise<EventKind[]> {
  const rows = await db.event.groupBy({ by: ["kind"], where: publicEvents({}, now) });
  return rows.map((row) => row.kind);
}

/** The slugs of the published events and when each last changed, latest first, for the site map. */
export async function listEventSlugs(now: Date): Promise<{ slug: string; updatedAt: Date }[]> {
  return db.event.findMany({
    where: publicEvents({}, now),
    select: { slug: true, updatedAt: true },
    orderBy: [{ sortsAt: "desc" }, { id: "desc" }],
    take: 5000,
  });
}
