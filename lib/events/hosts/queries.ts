import { canEditEvents } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { isId } from "@/lib/ids";
import { placeColumns, timeColumns } from "../queries";
import { cutPlace } from "../rules";

const editable = (scopes: readonly Scope[]) =>
  scopes.filter((scope) => canEditEvents(scope.role)).map((scope) => scope.groupId);

/** The groups that were asked to hold an event of the scope's group along, with their answers; first asked first. */
export async function listHosts(scope: Scope, eventId: string) {
  if (!canEditEvents(scope.role) || !isId(eventId)) return [];
  return db.eventHost.findMany({
    where: { eventId, event: { groupId: scope.groupId } },
    select: { id: true, acceptedAt: true, declinedAt: true, group: { select: { slug: true, name: true } } },
    orderBy: [{ invitedAt: "asc" }, { id: "asc" }],
  });
}

export type HostLine = Awaited<ReturnType<typeof listHosts>>[number];

/** The groups that could still be asked, by name as everybody sees it. */
export async function listInvitableGroups(scope: Scope, eventId: string): Promise<{ slug: string; name: unknown }[]> {
  if (!canEditEvents(scope.role) || !isId(eventId)) return [];
  if (!(await db.event.count({ where: { id: eventId, groupId: scope.groupId } }))) return [];
  return db.group.findMany({
    where: { id: { not: scope.groupId }, hosting: { none: { eventId } } },
    select: { slug: true, name: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

const eventColumns = {
  slug: true,
  title: true,
  summary: true,
  ...timeColumns,
  ...placeColumns,
  publishedAt: true,
  cancelledAt: true,
  group: { select: { name: true, slug: true } },
} satisfies Prisma.EventSelect;

/**
 * The events other groups ask this organizer's groups to hold along, or that they do, until they are over: of a draft no
 * more than what its page will say, of a held address the town. Those that wait for an answer come first.
 */
export async function listHosting(scopes: readonly Scope[], now: Date) {
  const rows = await db.eventHost.findMany({
    where: { groupId: { in: editable(scopes) }, event: { overAt: { gt: now }, deletedAt: null } },
    select: {
      id: true,
      groupId: true,
      invitedAt: true,
      acceptedAt: true,
      declinedAt: true,
      group: { select: { name: true } },
      event: { select: eventColumns },
    },
    orderBy: [{ event: { sortsAt: "asc" } }, { id: "asc" }],
    take: 200,
  });
  const waits = (row: (typeof rows)[number]) => Number(row.acceptedAt !== null || row.declinedAt !== null);
  return rows
    .map(({ event, ...row }) => ({ ...row, event: cutPlace(event, "public") }))
    .sort((one, other) => waits(one) - waits(other));
}

export type HostingLine = Awaited<ReturnType<typeof listHosting>>[number];

/** The scope in which an organizer answers an invitation; null when none of their groups was asked. */
export async function findScopeOfHosting(scopes: readonly Scope[], hostId: string): Promise<Scope | null> {
  if (!isId(hostId)) return null;
  const host = await db.eventHost.findFirst({
    where: { id: hostId, groupId: { in: editable(scopes) }, event: { deletedAt: null } },
    select: { groupId: true },
  });
  return scopes.find((scope) => scope.groupId === host?.groupId) ?? null;
}
