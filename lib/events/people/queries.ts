import { canExportPeople, canSeePeople, canTickAttendance } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import type { RsvpStatus } from "@/prisma/generated/enums";
import type { PeopleFilter } from "./rules";
import { inDoorOrder } from "./rules";

/** One confirmed answer, with who gave it. Whoever only ticks at the door gets no address. */
export type PersonComing = {
  rsvpId: string;
  name: string | null;
  email: string | null;
  status: RsvpStatus;
  guests: number;
  /** Since when this holds. */
  since: Date;
  /** A place is offered until then. */
  offeredUntil: Date | null;
  attendedAt: Date | null;
};

const WHERE = {
  all: { status: { not: "PENDING" } },
  going: { status: "GOING" },
  maybe: { status: "MAYBE" },
  waiting: { status: "WAITLISTED" },
  cancelled: { status: "CANCELLED" },
  came: { attendedAt: { not: null } },
} as const;

/**
 * Who answered an event of the scope's group, names opened, in the order the door needs. Nobody whose address is not
 * confirmed is among them. Only people.ts calls this: it puts each look on the audit trail.
 */
export async function listPeople(scope: Scope, eventId: string, filter: PeopleFilter): Promise<PersonComing[]> {
  if (!canTickAttendance(scope.role)) return [];
  const addresses = canSeePeople(scope.role);
  const rows = await db.rsvp.findMany({
    where: { eventId, event: { groupId: scope.groupId }, status: { not: "PENDING" }, AND: WHERE[filter] },
    orderBy: { id: "asc" },
    include: { contact: { select: { id: true, sealedEmail: true, sealedName: true } } },
  });
  const people = rows.map(({ contact, ...rsvp }) => ({
    rsvpId: rsvp.id,
    name:
      unsealOptional("Rsvp.sealedName", rsvp.id, rsvp.sealedName) ??
      unsealOptional("Contact.sealedName", contact.id, contact.sealedName),
    email: addresses ? unseal("Contact.sealedEmail", contact.id, contact.sealedEmail) : null,
    status: rsvp.status,
    guests: rsvp.places - 1,
    since: rsvp.cancelledAt ?? rsvp.waitlistedAt ?? rsvp.confirmedAt ?? rsvp.createdAt,
    offeredUntil: rsvp.offeredUntil,
    attendedAt: rsvp.attendedAt,
  }));
  return inDoorOrder(people);
}

export type PeopleTotals = {
  coming: number;
  maybe: number;
  waiting: number;
  cancelled: number;
  unconfirmed: number;
  came: number;
  /** Who came without having answered. */
  walkIns: number;
};

/** The figures above the list: people for who comes and waits (companions counted), answers for the rest. */
export async function countPeople(scope: Scope, eventId: string): Promise<PeopleTotals | null> {
  if (!canTickAttendance(scope.role)) return null;
  const where = { eventId, event: { groupId: scope.groupId } };
  const [groups, came, walkIns] = await Promise.all([
    db.rsvp.groupBy({ by: ["status"], where, _sum: { places: true }, _count: true }),
    db.rsvp.count({ where: { ...where, attendedAt: { not: null }, status: { not: "PENDING" } } }),
    db.walkIn.count({ where }),
  ]);
  const of = (status: RsvpStatus) => groups.find((group) => group.status === status);
  return {
    coming: of("GOING")?._sum.places ?? 0,
    waiting: of("WAITLISTED")?._sum.places ?? 0,
    maybe: of("MAYBE")?._count ?? 0,
    cancelled: of("CANCELLED")?._count ?? 0,
    unconfirmed: of("PENDING")?._count ?? 0,
    came,
    walkIns,
  };
}

/** Whether this scope may take the list of an event's people out of the house: the event is its group's, the role allows it. */
export async function mayExport(scope: Scope, eventId: string): Promise<boolean> {
  if (!canExportPeople(scope.role)) return false;
  return (await db.event.count({ where: { id: eventId, groupId: scope.groupId } })) > 0;
}
