import { canEditEvents } from "@/lib/auth/rules";
import { db, type Tx } from "@/lib/db";
import { countingAt } from "@/lib/groups/rules";
import { ROLE_NAMES } from "@/lib/groups/schema";
import { isLocale, type Locale } from "@/lib/local-text";
import { unseal } from "@/lib/privacy/sealed";

/** Who hears by mail of a group's events: those who may edit them. */
const told = (groupId: string, now: Date) => ({
  groupId,
  name: { in: ROLE_NAMES.filter(canEditEvents) },
  ...countingAt(now),
});

/** The organizers who hear of a group's events at `now`, by id. */
export async function listToldOrganizers(tx: Tx, groupId: string, now: Date): Promise<string[]> {
  const roles = await tx.role.findMany({ where: told(groupId, now), select: { organizerId: true } });
  return roles.map(({ organizerId }) => organizerId);
}

/** Where one of them reads, for one mail; null when the role is theirs no more. */
export async function findToldOrganizer(
  organizerId: string,
  groupId: string,
  now: Date,
): Promise<{ address: string; locale: Locale } | null> {
  const role = await db.role.findFirst({
    where: { ...told(groupId, now), organizerId },
    select: { organizer: { select: { sealedEmail: true, locale: true } } },
  });
  if (!role) return null;
  const { sealedEmail, locale } = role.organizer;
  return {
    address: unseal("Organizer.sealedEmail", organizerId, sealedEmail),
    locale: isLocale(locale) ? locale : "fr",
  };
}
