import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { countingAt } from "@/lib/groups/rules";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { TOLD_OF_OFFERS } from "../rules";

/** The most cards a board shows: those who have waited longest come first. */
const MOST = 500;

/** The confirmed offers of help of the scope's group, names opened; who has waited longest first. */
export async function listVolunteers({ groupId, role }: Scope) {
  if (!canSeePeople(role)) return null;
  const rows = await db.volunteerOffer.findMany({
    where: { groupId, confirmedAt: { not: null } },
    orderBy: [{ confirmedAt: "asc" }, { id: "asc" }],
    take: MOST,
    select: {
      id: true,
      state: true,
      skills: true,
      sealedName: true,
      sealedMessage: true,
      sealedPhone: true,
      confirmedAt: true,
      contactedAt: true,
      snoozedUntil: true,
      buddyId: true,
      contact: {
        select: { id: true, sealedEmail: true, groups: { where: { groupId }, select: { id: true } } },
      },
    },
  });
  return rows.map(({ sealedName, sealedMessage, sealedPhone, contact, confirmedAt, ...offer }) => ({
    ...offer,
    confirmedAt: confirmedAt as Date,
    name: unseal("VolunteerOffer.sealedName", offer.id, sealedName),
    message: unsealOptional("VolunteerOffer.sealedMessage", offer.id, sealedMessage),
    phone: unsealOptional("VolunteerOffer.sealedPhone", offer.id, sealedPhone),
    email: unseal("Contact.sealedEmail", contact.id, contact.sealedEmail),
    personId: contact.id,
    contactId: contact.groups[0]?.id ?? null,
  }));
}

export type VolunteerCard = NonNullable<Awaited<ReturnType<typeof listVolunteers>>>[number];

/** Who can stay in touch with a volunteer: those of the group who greet, with their names. */
export async function listBuddies({ groupId, role }: Scope, now: Date) {
  if (!canSeePeople(role)) return null;
  const roles = await db.role.findMany({
    where: { groupId, name: { in: TOLD_OF_OFFERS }, ...countingAt(now) },
    orderBy: [{ grantedAt: "asc" }, { id: "asc" }],
    select: { organizer: { select: { id: true, sealedName: true } } },
  });
  return roles.map(({ organizer: { id, sealedName } }) => ({
    id,
    name: unsealOptional("Organizer.sealedName", id, sealedName),
  }));
}
