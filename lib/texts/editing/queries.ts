import { db } from "@/lib/db";
import { unsealOptional } from "@/lib/privacy/sealed";

/** The names of organizers by id; those who gave none are missing. */
export async function organizerNames(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const rows = await db.organizer.findMany({ where: { id: { in: known } }, select: { id: true, sealedName: true } });
  return new Map(
    rows.flatMap(({ id, sealedName }) => {
      const name = unsealOptional("Organizer.sealedName", id, sealedName);
      return name ? [[id, name] as const] : [];
    }),
  );
}
