import { db } from "@/lib/db";
import { asCard, cardColumns, type EventCard, type EventFilters, publicEvents } from "../queries";

export type AnnouncedEvent = EventCard & { publishedAt: Date; updatedAt: Date };

/** The events announced last, for a feed. */
export async function listAnnouncedEvents(filters: EventFilters, now: Date, size = 20): Promise<AnnouncedEvent[]> {
  const rows = await db.event.findMany({
    where: publicEvents(filters, now),
    select: { ...cardColumns, publishedAt: true, updatedAt: true },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: size,
  });
  return rows.map((row) => ({
    ...asCard(row, now),
    publishedAt: row.publishedAt ?? row.updatedAt,
    updatedAt: row.updatedAt,
  }));
}
