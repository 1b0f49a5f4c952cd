import { Prisma, type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { enqueue } from "@/lib/jobs/enqueue";
import { after } from "@/lib/time";
import { freePlaces, takePlaces } from "../places/mutations";
import { pagesOfEvent } from "../rules";
import { OFFERED_AGAIN, offerDeadline } from "./rules";

/**
 * Offers free places to those who wait, first come first, skipping a party that does not fit; each offer keeps its
 * places until its deadline and is mailed. To be called in the transaction that freed places or raised the capacity. Who
 * is passed over because something of theirs is being written is asked for again a moment later.
 */
export async function offerFreedPlaces(tx: Tx, eventId: string, now: Date): Promise<void> {
  const event = await tx.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { slug: true, sortsAt: true, cancelledAt: true },
  });
  const until = offerDeadline(now, event.sortsAt);
  if (!until || event.cancelledAt) return;
  let next = await findNextThatFits(tx, eventId);
  while (next && (await takePlaces(tx, eventId, next.places))) {
    await recordOffer(tx, next, until);
    next = await findNextThatFits(tx, eventId);
  }
  const passedOver = await tx.$queryRaw<Waiting[]>(nextThatFits(eventId));
  if (passedOver.length)
    await enqueue(tx, "events.offers", { eventId }, { key: `offers:${eventId}`, runAt: after(now, OFFERED_AGAIN) });
  await pageChanged(tx, pagesOfEvent(event.slug));
}

/** Offers what is free still to those who were passed over. */
export const offerAgain = ({ eventId }: { eventId: string }, now: Date): Promise<void> =>
  transaction((tx) => offerFreedPlaces(tx, eventId, now));

type Waiting = { id: string; places: number; version: number };

const nextThatFits = (eventId: string) => Prisma.sql`
  SELECT r.id, r.places, r.version FROM "Rsvp" r JOIN "Event" e ON e.id = r."eventId"
  WHERE r."eventId" = ${eventId}::uuid AND r.status = 'WAITLISTED' AND r."offeredUntil" IS NULL
    AND (e.capacity IS NULL OR e."placesTaken" + r.places <= e.capacity)
  ORDER BY r."waitlistedAt", r.id LIMIT 1`;

/** A waiting row that another transaction holds is passed over: to wait for it here, it might have to wait for us. */
async function findNextThatFits(tx: Tx, eventId: string): Promise<Waiting | undefined> {
  const rows = await tx.$queryRaw<Waiting[]>`${nextThatFits(eventId)} FOR UPDATE OF r SKIP LOCKED`;
  return rows[0];
}

async function recordOffer(tx: Tx, { id, version }: Waiting, until: Date): Promise<void> {
  const offer = { rsvpId: id, version: version + 1 };
  await tx.rsvp.update({ where: { id }, data: { offeredUntil: until, version: offer.version } });
  await enqueue(tx, "events.rsvp-mail", offer);
  await enqueue(tx, "events.offer-expiry", offer, { runAt: until });
}

/** Ends an offer that nobody took: the person leaves the waiting list and is told, the next is offered the places. */
export async function endOffer(offer: { rsvpId: string; version: number }, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ eventId: string; places: number }[]>`
      UPDATE "Rsvp" SET status = 'CANCELLED', "cancelledAt" = ${now}, "offeredUntil" = NULL, "waitlistedAt" = NULL,
        version = version + 1
      WHERE id = ${offer.rsvpId}::uuid AND version = ${offer.version} AND status = 'WAITLISTED'
        AND "offeredUntil" <= ${now}
      RETURNING "eventId", places`;
    if (!ended) return;
    await freePlaces(tx, ended.eventId, ended.places);
    await enqueue(tx, "events.rsvp-mail", { rsvpId: offer.rsvpId, version: offer.version + 1 });
    await offerFreedPlaces(tx, ended.eventId, now);
  });
}
