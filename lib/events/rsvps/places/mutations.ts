import type { Tx } from "@/lib/db";

/** Takes `places` places if that many are left; false when they are not. One statement, so two people cannot take the last one. */
export async function takePlaces(tx: Tx, eventId: string, places: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE "Event" SET "placesTaken" = "placesTaken" + ${places}
    WHERE id = ${eventId}::uuid AND ("capacity" IS NULL OR "placesTaken" + ${places} <= "capacity")`;
  return taken === 1;
}

/** Gives `places` places back. */
export async function freePlaces(tx: Tx, eventId: string, places: number): Promise<void> {
  await tx.$executeRaw`UPDATE "Event" SET "placesTaken" = "placesTaken" - ${places} WHERE id = ${eventId}::uuid`;
}
