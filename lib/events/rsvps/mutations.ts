import type { Tx } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Rsvp } from "@/prisma/generated/client";
import type { RsvpAnswer } from "@/prisma/generated/enums";
import { offerFreedPlaces } from "./offers/mutations";
import { freePlaces, takePlaces } from "./places/mutations";
import { heldPlaces, pagesOfEvent } from "./rules";

export type SettledAnswer = Pick<Rsvp, "status" | "places"> & {
  /** False when more places were wanted than are left: who had places keeps them. */
  enough: boolean;
};

/**
 * Gives an answer its effect, for a person who proved to be who they are: takes places or a place on the waiting list,
 * frees what is no longer wanted and offers it on, and writes to them. A party takes its places together. The row is
 * locked first and the event's counter last, so answers to one event wait for each other as briefly as can be.
 */
export async function settleAnswer(
  tx: Tx,
  rsvpId: string,
  asked: { answer: RsvpAnswer; places: number },
  now: Date,
): Promise<SettledAnswer> {
  const rsvp = await lockRsvp(tx, rsvpId);
  const settled =
    asked.answer === "YES" ? await settleYes(tx, rsvp, asked.places) : await letGo(tx, rsvp, asked.answer);
  const changed = settled.status !== rsvp.status || settled.places !== rsvp.places || rsvp.offeredUntil !== null;
  if (changed) await recordAnswer(tx, rsvp, settled, now);
  if (heldPlaces(rsvp) > heldPlaces({ ...settled, offeredUntil: null })) await offerFreedPlaces(tx, rsvp.eventId, now);
  return settled;
}

/** Holds all answers of these people, so that no offer of a place ends or is taken meanwhile. Before any event's counter. */
export async function lockAnswers(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Rsvp" WHERE "contactId" = ANY(${[...contactIds]}::uuid[]) ORDER BY id FOR UPDATE`;
}

async function lockRsvp(tx: Tx, rsvpId: string): Promise<Rsvp> {
  await tx.$queryRaw`SELECT 1 FROM "Rsvp" WHERE id = ${rsvpId}::uuid FOR UPDATE`;
  return tx.rsvp.findUniqueOrThrow({ where: { id: rsvpId } });
}

async function settleYes(tx: Tx, rsvp: Rsvp, places: number): Promise<SettledAnswer> {
  const held = heldPlaces(rsvp);
  if (places <= held) {
    if (places < held) await freePlaces(tx, rsvp.eventId, held - places);
    return { status: "GOING", places, enough: true };
  }
  if (await takePlaces(tx, rsvp.eventId, places - held)) return { status: "GOING", places, enough: true };
  return held ? { status: "GOING", places: held, enough: false } : { status: "WAITLISTED", places, enough: false };
}

async function letGo(tx: Tx, rsvp: Rsvp, answer: "MAYBE" | "NO"): Promise<SettledAnswer> {
  const held = heldPlaces(rsvp);
  if (held) await freePlaces(tx, rsvp.eventId, held);
  return { status: answer === "NO" ? "CANCELLED" : "MAYBE", places: rsvp.places, enough: true };
}

/**
 * Writes the new state; the raised version names the mail that tells of it. Who leaves an offered place has just pressed
 * the button that says so, and has no calendar entry to take out: nothing to write.
 */
async function recordAnswer(tx: Tx, rsvp: Rsvp, { status, places }: SettledAnswer, now: Date): Promise<void> {
  const waits = status === "WAITLISTED";
  const version = rsvp.version + 1;
  const { event } = await tx.rsvp.update({
    where: { id: rsvp.id },
    data: {
      status,
      places,
      version,
      offeredUntil: null,
      confirmedAt: rsvp.confirmedAt ?? now,
      waitlistedAt: waits ? (rsvp.waitlistedAt ?? now) : null,
      cancelledAt: status === "CANCELLED" ? now : null,
    },
    select: { event: { select: { slug: true } } },
  });
  const declined = status === "CANCELLED" && rsvp.offeredUntil !== null;
  if (!declined) await enqueue(tx, "events.rsvp-mail", { rsvpId: rsvp.id, version });
  await pageChanged(tx, pagesOfEvent(event.slug));
}
