import type { Tx } from "@/lib/db";

/**
 * Takes `places` places if that many are left; false when they are not. One statement, so two people cannot take the
 * last one. Before it says no, it holds the event and looks again: whoever is freeing places at this moment is done with
 * it then, and whoever does so later sees who waits because of this no.
 */
export async function takePlaces(tx: Tx, eventId: string, places: number): Promise<boolean> {
  if (await takeNow(tx, eventId, places)) return true;
  await tx.$queryRaw`SELECT 1 FROM "Event" WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
  return takeNow(tx, eventId, places);
}

async function takeNow(tx: Tx, eventId: string, places: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE "Event" SET "placesTaken" = "placesTaken" + ${places}
    WHERE id = ${eventId}::uuid AND ("capacity" IS NULL OR "placesTaken" + ${places} <= "capacity")`;
  return taken === 1;
}

/** Gives `places` places back. */
export async function freePlaces(tx: Tx, eventId: string, places: number): Promise<void> {
  await tx.$executeRaw`UPDATE "Event" SET "placesTaken" = "placesTaken" - ${places} WHERE id = ${eventId}::uuid`;
}
