import { db } from "@/lib/db";

/** Every town where a group is or a published event takes place, each once, in order. */
export async function listCities(now: Date): Promise<string[]> {
  const [groups, events] = await Promise.all([
    db.group.findMany({ where: { city: { not: null } }, distinct: ["city"], select: { city: true } }),
    db.event.findMany({
      where: { city: { not: null }, publishedAt: { lte: now } },
      distinct: ["city"],
      select: { city: true },
    }),
  ]);
  const named = new Map([...groups, ...events].flatMap(({ city }) => (city ? [[city.toLowerCase(), city]] : [])));
  return [...named.values()].sort((a, b) => a.localeCompare(b, "fr"));
}
