import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { isId } from "@/lib/ids";
import { forecastEnd } from "@/lib/mail/sending/forecast/queries";
import { countAudience } from "./audience/queries";
import { audienceSchema, leavesAt, stateOf, wordOf } from "./rules";

/** The most messages shown beside an event's people. */
const MOST_LISTED = 20;

/** The scope in which an organizer writes a message; null when none of their groups has it. */
export async function findScopeOfBroadcast(scopes: readonly Scope[], id: string): Promise<Scope | null> {
  if (!isId(id)) return null;
  const groups = scopes.filter(({ role }) => canSeePeople(role)).map(({ groupId }) => groupId);
  const found = await db.broadcast.findFirst({ where: { id, groupId: { in: groups } }, select: { groupId: true } });
  return scopes.find(({ groupId }) => groupId === found?.groupId) ?? null;
}

/** A message of the scope's group, whom it goes to and how far it has come at `now`; null when there is none. */
export async function getBroadcast({ groupId, role }: Scope, id: string, now: Date) {
  if (!canSeePeople(role) || !isId(id)) return null;
  const found = await db.broadcast.findFirst({
    where: { id, groupId },
    select: {
      id: true,
      subject: true,
      words: true,
      audience: true,
      recipients: true,
      scheduledAt: true,
      finishedAt: true,
      stoppedAt: true,
      pausedAt: true,
      pausedFor: true,
      waitsUntil: true,
      waitsFor: true,
      event: { select: { id: true, title: true, timeZone: true } },
      newsletter: { select: { title: true } },
    },
  });
  if (!found) return null;
  const { audience, ...broadcast } = found;
  const copies = await countCopies(id);
  const [people, state] = [
    broadcast.scheduledAt ? broadcast.recipients : await countAudience(audience),
    stateOf(broadcast, now),
  ];
  const left = state === "draft" || state === "held" ? people : copies.left;
  const from = broadcast.scheduledAt ?? leavesAt(now);
  return {
    ...broadcast,
    show: wordOf(audienceSchema.parse(audience)),
    ...{ people, copies, state, seenAt: now },
    /** Seconds until it leaves; 0 once it has. */
    leavesIn: Math.max(0, Math.ceil(((broadcast.scheduledAt?.getTime() ?? 0) - now.getTime()) / 1000)),
    /** When the last copy will have left; of a draft, were it sent now. */
    endsAt: left ? await forecastEnd(left, id, from > now ? from : now) : null,
  };
}

export type DeskBroadcast = NonNullable<Awaited<ReturnType<typeof getBroadcast>>>;

/** The messages sent to people of an event, or about to be, the latest first; null for who may not see people. */
export async function listBroadcastsTo({ groupId, role }: Scope, eventId: string) {
  if (!canSeePeople(role)) return null;
  return db.broadcast.findMany({
    where: { eventId, groupId, scheduledAt: { not: null } },
    orderBy: [{ scheduledAt: "desc" }, { id: "asc" }],
    take: MOST_LISTED,
    select: { id: true, subject: true, scheduledAt: true, stoppedAt: true, recipients: true },
  });
}

/** How many copies have left, were refused, were dropped, are still to go, and of how many nobody knows. */
async function countCopies(broadcastId: string) {
  const [row] = await db.$queryRaw<Copies[]>`
    SELECT count(*) FILTER (WHERE "sentAt" IS NOT NULL AND "failedAt" IS NULL)::int AS sent,
      count(*) FILTER (WHERE "failedAt" IS NOT NULL)::int AS refused,
      count(*) FILTER (WHERE "uncertainAt" IS NOT NULL AND "sentAt" IS NULL AND "failedAt" IS NULL)::int AS unsure,
      count(*) FILTER (WHERE "droppedAt" IS NOT NULL)::int AS dropped,
      count(*) FILTER (WHERE "sentAt" IS NULL AND "failedAt" IS NULL AND "uncertainAt" IS NULL AND "droppedAt" IS NULL)::int AS left
    FROM "Delivery" WHERE "broadcastId" = ${broadcastId}::uuid`;
  return row ?? { sent: 0, refused: 0, unsure: 0, dropped: 0, left: 0 };
}

type Copies = Record<"sent" | "refused" | "unsure" | "dropped" | "left", number>;
