import type { Organizer } from "@/lib/auth/queries";
import { canGiveRoles } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import type { RoleName } from "@/lib/groups/schema";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";

export type RoleLine = {
  organizerId: string;
  name: string | null;
  email: string;
  role: RoleName;
  endsAt: Date | null;
  lastSignInAt: Date | null;
  /** Whether they have a second factor. */
  hasFactor: boolean;
};

/** Who holds a role in the scope's group at `now`, owners first. Nobody for who may not give roles. */
export async function listRoles({ groupId, role }: Scope, now: Date): Promise<RoleLine[]> {
  if (!canGiveRoles(role)) return [];
  const roles = await db.role.findMany({
    where: { groupId, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: {
      name: true,
      endsAt: true,
      organizer: {
        select: {
          id: true,
          sealedEmail: true,
          sealedName: true,
          lastSignInAt: true,
          totpSince: true,
          _count: { select: { passkeys: true } },
        },
      },
    },
    orderBy: [{ name: "asc" }, { grantedAt: "asc" }, { id: "asc" }],
  });
  return roles.map(({ name, endsAt, organizer: { id, sealedEmail, sealedName, lastSignInAt, totpSince, _count } }) => ({
    organizerId: id,
    name: unsealOptional("Organizer.sealedName", id, sealedName),
    email: unseal("Organizer.sealedEmail", id, sealedEmail),
    role: name,
    endsAt,
    lastSignInAt,
    hasFactor: totpSince !== null || _count.passkeys > 0,
  }));
}

export type OwnRole = {
  groupId: string;
  group: unknown;
  timeZone: string;
  role: RoleName;
  endsAt: Date | null;
  /** How many owners the group has. */
  owners: number;
};

/** The roles one organizer holds at `now`, with how many own each of those groups; oldest group first. */
export async function listOwnRoles({ id }: Pick<Organizer, "id">, now: Date): Promise<OwnRole[]> {
  const counts = { OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
  const roles = await db.role.findMany({
    where: { organizerId: id, ...counts },
    select: {
      name: true,
      endsAt: true,
      group: {
        select: {
          id: true,
          name: true,
          timeZone: true,
          _count: { select: { roles: { where: { name: "OWNER", ...counts } } } },
        },
      },
    },
    orderBy: [{ group: { createdAt: "asc" } }, { groupId: "asc" }],
  });
  return roles.map(({ name, endsAt, group }) => ({
    groupId: group.id,
    group: group.name,
    timeZone: group.timeZone,
    role: name,
    endsAt,
    owners: group._count.roles,
  }));
}
