import { db, Prisma, type Tx } from "@/lib/db";
import { type Audience, audienceSchema } from "../rules";

const STATUS = {
  all: { status: { in: ["GOING", "MAYBE", "WAITLISTED"] } },
  going: { status: "GOING" },
  maybe: { status: "MAYBE" },
  waiting: { status: "WAITLISTED" },
  cancelled: { status: "CANCELLED" },
  came: { attendedAt: { not: null } },
} as const satisfies Record<Audience["show"], Prisma.RsvpWhereInput>;

/** Never who has not confirmed, nor who stopped messages about the event; who cancelled only when chosen. */
function answersOf(asked: unknown): Prisma.RsvpWhereInput {
  const { eventId, show, ids } = audienceSchema.parse(asked);
  const chosen = ids ? { id: { in: ids } } : STATUS[show];
  return { eventId, AND: [{ status: { not: "PENDING" } }, chosen], mailsStoppedAt: null };
}

/** How many people a frozen question finds now. */
export const countAudience = (audience: unknown, from: Tx = db): Promise<number> =>
  from.rsvp.count({ where: answersOf(audience) });

/** The next people it finds, by contact id; each once. */
export async function listAudience(
  audience: unknown,
  { after, size }: { after: string | null; size: number },
  from: Tx = db,
): Promise<string[]> {
  const rows = await from.rsvp.findMany({
    where: { ...answersOf(audience), ...(after && { contactId: { gt: after } }) },
    select: { contactId: true },
    orderBy: { contactId: "asc" },
    take: size,
  });
  return rows.map(({ contactId }) => contactId);
}

/** The answer by which somebody is among them still; null once they are not. */
export const findInAudience = (audience: unknown, contactId: string): Promise<{ id: string } | null> =>
  db.rsvp.findFirst({ where: { ...answersOf(audience), contactId }, select: { id: true } });

/** Whether a copy may leave, as a part of the statement that claims it: neither its reader nor its writer has stopped it. */
export const stillWanted = (broadcastId: string, rsvpId: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "Rsvp", "Broadcast" WHERE "Rsvp".id = ${rsvpId}::uuid AND "Rsvp"."mailsStoppedAt" IS NULL
    AND "Broadcast".id = ${broadcastId}::uuid AND "Broadcast"."stoppedAt" IS NULL)`;
