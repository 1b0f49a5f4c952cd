import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { contactsOf, nameWanted } from "@/lib/contacts/desk/queries";
import { db, Prisma, type Tx } from "@/lib/db";
import { type Audience, audienceSchema } from "../rules";

type Of<K extends Audience["kind"]> = Extract<Audience, { kind: K }>;

const ANSWERS: Record<Of<"rsvps">["show"], Prisma.Sql> = {
  all: Prisma.sql`a.status IN ('GOING', 'MAYBE', 'WAITLISTED')`,
  going: Prisma.sql`a.status = 'GOING'`,
  maybe: Prisma.sql`a.status = 'MAYBE'`,
  waiting: Prisma.sql`a.status = 'WAITLISTED'`,
  cancelled: Prisma.sql`a.status = 'CANCELLED'`,
  came: Prisma.sql`a."attendedAt" IS NOT NULL`,
};

const among = (ids: readonly string[]) => Prisma.sql`a.id = ANY(${[...ids]}::uuid[])`;

/** Never who has not confirmed, nor who stopped messages about the event; who cancelled only when chosen. */
const answers = ({ eventId, show, ids }: Of<"rsvps">) => Prisma.sql`
  SELECT a.id, a."contactId" FROM "Rsvp" a
  WHERE a."eventId" = ${eventId}::uuid AND a.status <> 'PENDING' AND a."mailsStoppedAt" IS NULL
    AND ${ids ? among(ids) : ANSWERS[show]}`;

const tagged = (tag: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "GroupContact" g JOIN "Newsletter" n ON n."groupId" = g."groupId"
  WHERE n.id = a."newsletterId" AND g."contactId" = a."contactId" AND g.tags @> ARRAY[${tag}]::text[])`;

/** Nearly a month, so that a letter that leaves each month reaches those who want one a month. */
const MONTH_DAYS = 27;

/** Who wants one a month and had one lately, or has one on its way; one that came back did not reach them. */
const hadEnough = Prisma.sql`a.pace = 'monthly' AND EXISTS (
  SELECT 1 FROM "Delivery" l JOIN "Broadcast" b ON b.id = l."broadcastId"
  WHERE l."contactId" = a."contactId" AND b."newsletterId" = a."newsletterId" AND l."failedAt" IS NULL
    AND coalesce(l."sentAt", l."claimedAt") > now() - make_interval(days => ${MONTH_DAYS}::int))`;

/** Whose subscription runs, confirmed and not ended since, and who did not have enough of it this month. */
const subscribers = ({ newsletterId, tag }: Of<"subscribers">) => Prisma.sql`
  SELECT a.id, a."contactId" FROM "Subscription" a
  WHERE a."newsletterId" = ${newsletterId}::uuid AND a."confirmedAt" IS NOT NULL AND a."unsubscribedAt" IS NULL
    AND NOT (${hadEnough}) AND ${tag ? tagged(tag) : Prisma.sql`true`}`;

/**
 * Who agreed to hear from the group itself: noted by it with how they agreed, or offered to help. To subscribe to a
 * newsletter or to answer an event is to agree to that and nothing else. A search by name means nobody: it is no `where`.
 */
function contacts({ groupId, asked, ids }: Of<"contacts">): Prisma.Sql {
  const ask = readContactsAsk(Object.fromEntries(new URLSearchParams(asked)));
  const none = !ids && nameWanted(ask);
  return Prisma.sql`
    SELECT g.id, g."contactId" FROM "GroupContact" g
    WHERE ${contactsOf(groupId, ids ? { ...readContactsAsk({}), ids } : ask)} AND ${!none}
      AND g."mailsStoppedAt" IS NULL AND EXISTS (
        SELECT 1 FROM "Consent" s WHERE s."groupContactId" = g.id AND s."withdrawnAt" IS NULL
          AND (s.purpose = 'CONTACT' OR s.purpose = 'VOLUNTEER' AND s."confirmedAt" IS NOT NULL))`;
}

/** Leaves out who wants only what is about their own town, when it is about others. */
const near = (found: Prisma.Sql, cities: readonly string[]) => Prisma.sql`
  SELECT f.id, f."contactId" FROM (${found}) f JOIN "Contact" c ON c.id = f."contactId"
  WHERE c."onlyCity" IS NULL OR lower(c."onlyCity") = ANY(${cities.map((city) => city.toLowerCase())}::text[])`;

/** The people a question means now, each once: the row by which they are among them (id), and who (contactId). */
function people(asked: unknown): Prisma.Sql {
  const audience = audienceSchema.parse(asked);
  if (audience.kind === "rsvps") return answers(audience);
  const found = audience.kind === "subscribers" ? subscribers(audience) : contacts(audience);
  return audience.cities?.length ? near(found, audience.cities) : found;
}

/** How many people a frozen question finds now. */
export async function countAudience(audience: unknown, from: Tx = db): Promise<number> {
  const [row] = await from.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (${people(audience)}) p`;
  return row?.count ?? 0;
}

/** The next people it finds, by contact id; each once. */
export async function listAudience(
  audience: unknown,
  { after, size }: { after: string | null; size: number },
  from: Tx = db,
): Promise<string[]> {
  const beyond = after ? Prisma.sql`WHERE p."contactId" > ${after}::uuid` : Prisma.empty;
  const rows = await from.$queryRaw<{ contactId: string }[]>`
    SELECT p."contactId" FROM (${people(audience)}) p ${beyond} ORDER BY p."contactId" LIMIT ${size}`;
  return rows.map(({ contactId }) => contactId);
}

/** The row by which somebody is among them still: their answer, subscription, or contact of the group; null once they are not. */
export async function findInAudience(audience: unknown, contactId: string): Promise<{ id: string } | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM (${people(audience)}) p WHERE p."contactId" = ${contactId}::uuid`;
  return row ?? null;
}

/** Whether the reader of a copy, "Delivery" d, is among them still: a part of the statement that claims it. */
export const wantedSql = ({ audience }: { audience: unknown }): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM (${people(audience)}) p WHERE p."contactId" = d."contactId")`;
