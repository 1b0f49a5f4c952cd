import { canGiveRoles } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { cookieTokenHash } from "@/lib/auth/sign-ins/tokens";
import { db } from "@/lib/db";
import type { RoleName } from "@/lib/groups/schema";
import { unseal } from "@/lib/privacy/sealed";

export type InvitationLine = { id: string; email: string; role: RoleName; roleEndsAt: Date | null; expiresAt: Date };

/** The invitations to the scope's group that are open at `now`. None for who may not give roles. */
export async function listInvitations({ groupId, role }: Scope, now: Date): Promise<InvitationLine[]> {
  if (!canGiveRoles(role)) return [];
  const found = await db.invitation.findMany({
    where: { groupId, expiresAt: { gt: now } },
    select: { id: true, sealedEmail: true, role: true, roleEndsAt: true, expiresAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return found.map(({ sealedEmail, ...line }) => ({
    ...line,
    email: unseal("Invitation.sealedEmail", line.id, sealedEmail),
  }));
}

/** What a mailed invitation offers at `now`: the group and the role; null when it is used, withdrawn or too old. Looking changes nothing. */
export function findInvitation(token: string, now: Date) {
  return db.invitation.findUnique({
    where: { tokenHash: cookieTokenHash(token), expiresAt: { gt: now } },
    select: { role: true, roleEndsAt: true, group: { select: { name: true, timeZone: true } } },
  });
}
