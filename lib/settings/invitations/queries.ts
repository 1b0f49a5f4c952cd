import { canGiveRoles } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { cookieTokenHash } from "@/lib/auth/sign-ins/tokens";
import { db } from "@/lib/db";
import type { RoleName } from "@/lib/groups/schema";
import { unseal } from "@/lib/privacy/sealed";
import { type Door, findDoors } from "../roles/queries";

export type InvitationLine = {
  id: string;
  email: string;
  role: RoleName;
  doors: Door[] | null;
  roleEndsAt: Date | null;
  expiresAt: Date;
};

/** The invitations to the scope's group that are open at `now`. None for who may not give roles. */
export async function listInvitations({ groupId, role }: Scope, now: Date): Promise<InvitationLine[]> {
  if (!canGiveRoles(role)) return [];
  const found = await db.invitation.findMany({
    where: { groupId, expiresAt: { gt: now } },
    select: { id: true, sealedEmail: true, role: true, eventIds: true, roleEndsAt: true, expiresAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const doorsAt = await findDoors(found.flatMap(({ eventIds }) => eventIds));
  return found.map(({ sealedEmail, eventIds, ...line }) => ({
    ...line,
    doors: doorsAt(eventIds),
    email: unseal("Invitation.sealedEmail", line.id, sealedEmail),
  }));
}

/**
 * What a mailed invitation offers at `now`: the group, the role and the doors; null when it is used, withdrawn or too
 * old. Looking changes nothing.
 */
export async function findInvitation(token: string, now: Date) {
  const found = await db.invitation.findUnique({
    where: { tokenHash: cookieTokenHash(token), expiresAt: { gt: now } },
    select: { role: true, eventIds: true, roleEndsAt: true, group: { select: { name: true, timeZone: true } } },
  });
  if (!found) return null;
  const { eventIds, ...offer } = found;
  return { ...offer, doors: (await findDoors(eventIds))(eventIds) };
}
