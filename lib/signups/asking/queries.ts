import type { Address } from "@/lib/addresses";
import { db } from "@/lib/db";
import { addressIndex } from "@/lib/privacy/blind-index";

/** Ids of what is already there of this address, so that sealed answers are sealed for the row they will stand in. */
export type Known = {
  contactId: string | null;
  rsvpId: string | null;
  subscriptionId: string | null;
  offerId: string | null;
};

export type EventAsked = {
  id: string;
  groupId: string;
  maxGuests: number;
  cancelledAt: Date | null;
  overAt: Date;
  takesRsvps: boolean;
};

/** A published event as a form asks for it, with the newsletter its tick box means (its group's, else the first), and what is known of the address. */
export async function findEventAsked(slug: string, email: Address) {
  const [found] = await db.$queryRaw<(EventAsked & Known & { newsletterId: string | null })[]>`
    SELECT e.id, e."groupId", e."maxGuests", e."cancelledAt", e."overAt", e."takesRsvps", n.id AS "newsletterId",
      c.id AS "contactId", r.id AS "rsvpId", s.id AS "subscriptionId", NULL AS "offerId"
    FROM "Event" e
    LEFT JOIN LATERAL (SELECT id FROM "Newsletter" ORDER BY ("groupId" = e."groupId") DESC, "createdAt" LIMIT 1) n ON true
    LEFT JOIN "Contact" c ON c."emailIndex" = ${addressIndex(email)}
    LEFT JOIN "Rsvp" r ON r."eventId" = e.id AND r."contactId" = c.id
    LEFT JOIN "Subscription" s ON s."newsletterId" = n.id AND s."contactId" = c.id
    WHERE e.slug = ${slug} AND e."publishedAt" IS NOT NULL`;
  return found ?? null;
}

/** A newsletter by slug, or the instance's first, with what is known of the address. */
export async function findNewsletterAsked(slug: string | undefined, email: Address) {
  const [found] = await db.$queryRaw<(Known & { id: string })[]>`
    SELECT n.id, c.id AS "contactId", NULL AS "rsvpId", s.id AS "subscriptionId", NULL AS "offerId"
    FROM "Newsletter" n
    LEFT JOIN "Contact" c ON c."emailIndex" = ${addressIndex(email)}
    LEFT JOIN "Subscription" s ON s."newsletterId" = n.id AND s."contactId" = c.id
    WHERE ${slug ?? null}::text IS NULL OR n.slug = ${slug ?? null}
    ORDER BY n."createdAt" LIMIT 1`;
  return found ?? null;
}

/** A group by slug, or the instance's root group, with what is known of the address. */
export async function findGroupAsked(slug: string | undefined, email: Address) {
  const [found] = await db.$queryRaw<(Known & { id: string })[]>`
    SELECT g.id, c.id AS "contactId", NULL AS "rsvpId", NULL AS "subscriptionId", o.id AS "offerId"
    FROM "Group" g
    LEFT JOIN "Contact" c ON c."emailIndex" = ${addressIndex(email)}
    LEFT JOIN "VolunteerOffer" o ON o."groupId" = g.id AND o."contactId" = c.id AND o."confirmedAt" IS NULL
    WHERE g.slug = ${slug ?? null} OR (${slug ?? null}::text IS NULL AND g."parentId" IS NULL)
    ORDER BY g."createdAt" LIMIT 1`;
  return found ?? null;
}
