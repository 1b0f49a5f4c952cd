import type { Organizer } from "@/lib/auth/queries";
import { canGiveRoles } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { countingAt } from "@/lib/groups/rules";
import type { RoleName } from "@/lib/groups/schema";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { after, dayOf } from "@/lib/time";
import { GIVING_BACK_TERM } from "./rules";

/** An event whose door somebody keeps, by its title per language. */
export type Door = { id: string; title: unknown };

/** Finds the doors that some roles or invitations are for, by the events' ids; null for one that is for all events. */
export async function findDoors(eventIds: string[]): Promise<(ids: string[]) => Door[] | null> {
  const doors = eventIds.length
    ? await db.event.findMany({ where: { id: { in: eventIds } }, select: { id: true, title: true }, orderBy: byTime })
    : [];
  return (ids) => (ids.length ? doors.filter(({ id }) => ids.includes(id)) : null);
}

const byTime = [{ sortsAt: "asc" as const }, { id: "asc" as const }];

/** The events of the scope's group whose door can be given at `now`: all that are not over, soonest first. */
export async function listDoors({ groupId, role }: Scope, now: Date) {
  if (!canGiveRoles(role)) return [];
  const select = { id: true, title: true, overAt: true, timeZone: true } as const;
  const where = { groupId, overAt: { gt: now }, cancelledAt: null, deletedAt: null };
  const events = await db.event.findMany({ where, select, orderBy: byTime, take: MOST_DOORS });
  return events.map(({ overAt, timeZone, ...door }) => ({ ...door, lastDay: dayOf(after(overAt, -1), timeZone) }));
}

/** As many events are offered to choose from. */
const MOST_DOORS = 200;

/** An event whose door can be given, and the last day on which somebody is needed there, as 2026-05-01. */
export type OpenDoor = Awaited<ReturnType<typeof listDoors>>[number];

export type RoleLine = {
  organizerId: string;
  name: string | null;
  email: string;
  role: RoleName;
  /** The events it is for; null, all of the group. */
  doors: Door[] | null;
  endsAt: Date | null;
  lastSignInAt: Date | null;
  /** Whether they have a second factor. */
  hasFactor: boolean;
};

/** Who holds a role in the scope's group at `now`, owners first. Nobody for who may not give roles. */
export async function listRoles({ groupId, role }: Scope, now: Date): Promise<RoleLine[]> {
  if (!canGiveRoles(role)) return [];
  const roles = await db.role.findMany({
    where: { groupId, ...countingAt(now) },
    select: {
      name: true,
      eventIds: true,
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
  const doorsAt = await findDoors(roles.flatMap(({ eventIds }) => eventIds));
  return roles.map(
    ({ name, eventIds, endsAt, organizer: { id, sealedEmail, sealedName, lastSignInAt, totpSince, _count } }) => ({
      organizerId: id,
      name: unsealOptional("Organizer.sealedName", id, sealedName),
      email: unseal("Organizer.sealedEmail", id, sealedEmail),
      role: name,
      doors: doorsAt(eventIds),
      endsAt,
      lastSignInAt,
      hasFactor: totpSince !== null || _count.passkeys > 0,
    }),
  );
}

/** The name, else the address, of who has a role in the scope's group at `now` or lost it so lately that it can be given back. */
export async function findHolder({ groupId, role }: Scope, organizerId: string, now: Date): Promise<string | null> {
  if (!canGiveRoles(role)) return null;
  const held = await db.role.findFirst({
    where: { groupId, organizerId, ...countingAt(after(now, -GIVING_BACK_TERM)) },
    select: { organizer: { select: { id: true, sealedEmail: true, sealedName: true } } },
  });
  if (!held) return null;
  const { id, sealedEmail, sealedName } = held.organizer;
  return unsealOptional("Organizer.sealedName", id, sealedName) ?? unseal("Organizer.sealedEmail", id, sealedEmail);
}

export type OwnRole = {
  groupId: string;
  group: unknown;
  timeZone: string;
  role: RoleName;
  doors: Door[] | null;
  endsAt: Date | null;
  /** How many owners the group has. */
  owners: number;
};

/** The roles one organizer holds at `now`, with how many own each of those groups; oldest group first. */
export async function listOwnRoles({ id }: Pick<Organizer, "id">, now: Date): Promise<OwnRole[]> {
  const counts = countingAt(now);
  const roles = await db.role.findMany({
    where: { organizerId: id, ...counts },
    select: {
      name: true,
      eventIds: true,
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
  const doorsAt = await findDoors(roles.flatMap(({ eventIds }) => eventIds));
  return roles.map(({ name, eventIds, endsAt, group }) => ({
    groupId: group.id,
    group: group.name,
    timeZone: group.timeZone,
    role: name,
    doors: doorsAt(eventIds),
    endsAt,
    owners: group._count.roles,
  }));
}
