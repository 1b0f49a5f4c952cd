import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { draftSlug, publicSlug } from "@/lib/free-slug";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { isOwnPicture } from "@/lib/media/queries";
import { type LockedEvent, lockEvent, placeOf, recordChange, writeTime } from "./changes/mutations";
import { clockTimes } from "./desk/rules";
import { moveSessions } from "./programme/mutations";
import { tellWhoAnswered } from "./rsvps/news/mutations";
import { offerFreedPlaces } from "./rsvps/offers/mutations";
import { type EventInput, type EventValues, eventSchema } from "./schema";

export type CreateOutcome =
  | { ok: true; eventId: string; slug: string }
  | Forbidden
  | { ok: false; reason: "slug_taken" | Foreign };

/** Announces an event as a draft of the scope's group. Without a slug it gets one of its title when it is published. */
export async function createEvent(scope: Scope, input: EventInput, now: Date): Promise<CreateOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  const { slug: wanted, ...event } = eventSchema.parse(input);
  return transaction(async (tx) => {
    const foreign = await namesForeign(tx, scope.groupId, event, now);
    if (foreign) return { ok: false, reason: foreign };
    const id = newId();
    const slug = wanted ?? draftSlug(event.title, id);
    const data = { ...eventColumns(event), id, slug, groupId: scope.groupId, createdAt: now, updatedAt: now };
    const made = await tx.event.createMany({ data: [data], skipDuplicates: true });
    return made.count ? { ok: true, eventId: id, slug } : { ok: false, reason: "slug_taken" };
  });
}

export type EditOutcome =
  | { ok: true; updatedAt: Date }
  | Forbidden
  | NotFound
  | { ok: false; reason: "stale" | Foreign | "capacity_below_taken" | "programme_needs_day" | "second_factor" };

/**
 * Writes everything of an event anew. With `seen` (its updatedAt when the editor opened it) a change made meanwhile is
 * never overwritten: "stale". A published event's new time or place is recorded as a change, and its calendar entry
 * is raised. Sessions follow the event to its new day. Unless the editor `mayTell`, nothing is written that people who
 * answered would be mailed.
 */
export async function editEvent(
  scope: Scope,
  eventId: string,
  input: EventInput,
  now: Date,
  { seen, mayTell = true }: { seen?: Date | undefined; mayTell?: boolean } = {},
): Promise<EditOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  const { slug: _, ...values } = eventSchema.parse(input);
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    if (seen && seen.getTime() !== event.updatedAt.getTime()) return { ok: false, reason: "stale" };
    const foreign = await namesForeign(tx, scope.groupId, values, now, event);
    if (foreign) return { ok: false, reason: foreign };
    if (values.capacity !== undefined && values.capacity < event.placesTaken)
      return { ok: false, reason: "capacity_below_taken" };
    const columns = eventColumns(values);
    if (!mayTell && (await tellsSomebody(tx, event, columns))) return { ok: false, reason: "second_factor" };
    if (!(await moveSessions(tx, event, columns))) return { ok: false, reason: "programme_needs_day" };
    const updatedAt = writeTime(event, now);
    const sequence = event.sequence + (calendarDiffers(event, columns) ? 1 : 0);
    await tx.event.update({ where: { id: eventId }, data: { ...columns, sequence, updatedAt } });
    if (hasMoreRoom(event, columns)) await offerFreedPlaces(tx, eventId, now);
    if (event.publishedAt) {
      await recordEdits(tx, event, columns, now);
      if (sequence > event.sequence) await tellWhoAnswered(tx, eventId);
      await pageChanged(tx, "all");
    }
    return { ok: true, updatedAt };
  });
}

/** Shows an event to everybody; one that is shown already stays as it is. */
export async function publishEvent(
  scope: Scope,
  eventId: string,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canEditEvents(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    if (event.publishedAt) return { ok: true };
    const titled = { ...event, title: localText(event.title) };
    const slug = await publicSlug(titled, "evenement", async (slug) => (await tx.event.count({ where: { slug } })) > 0);
    const data = { slug, publishedAt: now, updatedAt: writeTime(event, now) };
    await tx.event.update({ where: { id: eventId }, data });
    await pageChanged(tx, "all");
    return { ok: true };
  });
}

export type WithdrawOutcome = { ok: true } | Forbidden | NotFound | { ok: false; reason: "people_registered" };

/** Makes a published event a draft again, while nobody has answered it; later only cancelling is honest. */
export async function withdrawEvent(scope: Scope, eventId: string, now: Date): Promise<WithdrawOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (!event) return missing;
    const answered = await tx.rsvp.count({ where: { eventId, status: { not: "CANCELLED" } } });
    if (answered > 0) return { ok: false, reason: "people_registered" };
    await tx.event.update({ where: { id: eventId }, data: { publishedAt: null, updatedAt: writeTime(event, now) } });
    await pageChanged(tx, "all");
    return { ok: true };
  });
}

/** A row's columns from what was written; absent values empty their column. */
export function eventColumns(values: Omit<EventValues, "slug">) {
  const { startTime, endDate, endTime, ...rest } = values;
  const times = clockTimes({ date: rest.date, startTime, endDate, endTime, timeZone: rest.timeZone });
  return {
    ...rest,
    ...times,
    campaignId: rest.campaignId ?? null,
    placeName: rest.placeName ?? null,
    address: rest.address ?? null,
    city: rest.city ?? null,
    postcode: rest.postcode ?? null,
    latitude: rest.latitude ?? null,
    longitude: rest.longitude ?? null,
    onlineUrl: rest.onlineUrl ?? null,
    contactName: rest.contactName ?? null,
    contactEmail: rest.contactEmail ?? null,
    contactPhone: rest.contactPhone ?? null,
    capacity: rest.capacity ?? null,
    pictureId: rest.pictureId ?? null,
  };
}

type Columns = ReturnType<typeof eventColumns>;

type Foreign = "campaign_unknown" | "picture_unknown";
type Named = { campaignId?: string | null; pictureId?: string | null };

/** What an event may not name: another's picture, a campaign it may not join. What it named before, it may keep. */
async function namesForeign(
  tx: Tx,
  groupId: string,
  { campaignId, pictureId }: Named,
  now: Date,
  before: Named = {},
): Promise<Foreign | null> {
  if (campaignId && campaignId !== before.campaignId && !(await mayJoinCampaign(tx, groupId, campaignId, now)))
    return "campaign_unknown";
  if (pictureId && pictureId !== before.pictureId && !(await isOwnPicture(tx, groupId, pictureId)))
    return "picture_unknown";
  return null;
}

/** A campaign takes events of its own group and, once it is published, of the groups below it: a draft is nobody else's to know. */
async function mayJoinCampaign(tx: Tx, groupId: string, campaignId: string, now: Date): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE above AS (
      SELECT id, "parentId" FROM "Group" WHERE id = ${groupId}::uuid
      UNION SELECT g.id, g."parentId" FROM "Group" g JOIN above ON g.id = above."parentId")
    SELECT 1 FROM "Campaign" c JOIN above ON above.id = c."groupId"
    WHERE c.id = ${campaignId}::uuid AND c."deletedAt" IS NULL
      AND (c."groupId" = ${groupId}::uuid OR c."publishedAt" <= ${now})`;
  return found.length > 0;
}

/** Whether those who wait may fit now. */
const hasMoreRoom = (event: LockedEvent, { capacity }: Columns) =>
  event.capacity !== null && (capacity === null || capacity > event.capacity);

/** Whether an edit is mailed to anybody: a change of the calendar to who answered, more room to who waits. */
const tellsSomebody = async (tx: Tx, event: LockedEvent, columns: Columns): Promise<boolean> =>
  event.publishedAt !== null &&
  (calendarDiffers(event, columns) || hasMoreRoom(event, columns)) &&
  (await tx.rsvp.count({ where: { eventId: event.id, status: { in: ["GOING", "MAYBE", "WAITLISTED"] } } })) > 0;

const instant = (date: Date | null) => date?.toISOString() ?? null;

const whenOf = (event: Pick<LockedEvent, "date" | "startsAt" | "endsAt" | "timeZone">) => ({
  date: event.date,
  startsAt: instant(event.startsAt),
  endsAt: instant(event.endsAt),
  timeZone: event.timeZone,
});

const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/** Whether what a calendar shows is no longer the same. */
const calendarDiffers = (event: LockedEvent, columns: Columns) =>
  differs(
    [event.title, event.summary, whenOf(event), placeOf(event), event.onlineUrl, event.addressForRegistered],
    [
      columns.title,
      columns.summary,
      whenOf(columns),
      placeOf(columns),
      columns.onlineUrl,
      columns.addressForRegistered,
    ],
  );

async function recordEdits(tx: Tx, event: LockedEvent, columns: Columns, now: Date): Promise<void> {
  const time = { what: "time", before: whenOf(event), after: whenOf(columns) } as const;
  const place = { what: "place", before: placeOf(event), after: placeOf(columns) } as const;
  if (differs(time.before, time.after)) await recordChange(tx, event.id, time, now);
  if (differs(place.before, place.after)) await recordChange(tx, event.id, place, now);
}
