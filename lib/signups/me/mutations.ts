import { CONSENT_TEXTS } from "@/lib/contacts/consents/texts";
import { lockHolder } from "@/lib/contacts/mutations";
import type { LinkHolder } from "@/lib/contacts/queries";
import { type Tx, transaction } from "@/lib/db";
import { listCities } from "@/lib/events/cities/queries";
import { ANSWERS, type AnswerWord, refusalOf } from "@/lib/events/rsvps/rules";
import type { Locale } from "@/lib/local-text";
import { dropCopies } from "@/lib/mail/sending/mutations";
import { endGroupMessages, endMessagesLike } from "@/lib/newsletters/broadcasts/audience/mutations";
import { choosePace, subscribe, unsubscribe } from "@/lib/newsletters/mutations";
import { rememberErasure } from "@/lib/privacy/erasures/erased";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { withdrawOffer } from "@/lib/volunteers/mutations";
import { answerConfirmed } from "../confirming/mutations";
import { erasePerson } from "../erasing/mutations";

/** What an act on one's own page came to: a word of messages/ under `me.done`, or why not, under `refusals`. */
export type MeOutcome =
  | { ok: true; done: string; token?: string }
  | { ok: false; status: 404 | 409 | 410 | 422; reason: string };

const NOT_FOUND: MeOutcome = { ok: false, status: 404, reason: "link_unknown" };

/** Runs an act of the holder of a /me link in one transaction, and notes that they acted. */
export async function asHolder(
  token: string,
  now: Date,
  act: (tx: Tx, holder: LinkHolder) => Promise<MeOutcome>,
): Promise<MeOutcome> {
  return transaction(async (tx) => {
    const holder = await lockHolder(tx, token, "me");
    if (!holder) return NOT_FOUND;
    await tx.contact.update({ where: { id: holder.id }, data: { lastActAt: now } });
    return act(tx, holder);
  });
}

/** Changes or cancels an answer, or takes or declines an offered place ("yes" with the same places, "no"). */
export const changeMyAnswer = (
  token: string,
  rsvpId: string,
  wish: { answer: AnswerWord; guests?: number },
  now: Date,
): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, holder) => {
    const rsvp = await tx.rsvp.findFirst({
      where: { id: rsvpId, contactId: holder.id },
      include: { event: true },
    });
    if (!rsvp) return NOT_FOUND;
    const refusal = refusalOf(rsvp.event, now);
    if (refusal && wish.answer !== "no") return { ok: false, status: 409, reason: refusal };
    const guests = wish.guests ?? (rsvp.askedPlaces ?? rsvp.places) - 1;
    if (guests > rsvp.event.maxGuests) return { ok: false, status: 422, reason: "too_many_guests" };
    await clearAsked(tx, rsvpId);
    const given = { rsvpId, contactId: holder.id, answer: ANSWERS[wish.answer], places: 1 + guests };
    const proof = { locale: holder.locale, givenAt: now };
    const { status, enough } = await answerConfirmed(tx, rsvp.event, given, proof, now);
    if (status === "CANCELLED" && rsvp.offeredUntil) return { ok: true, done: "place_declined" };
    return { ok: true, done: status === "GOING" && !enough ? "not_enough_places" : status.toLowerCase() };
  });

const clearAsked = (tx: Tx, rsvpId: string) =>
  tx.rsvp.update({
    where: { id: rsvpId },
    data: { askedAnswer: null, askedPlaces: null, askedAt: null, sealedAskedName: null },
  });

/** Subscribes to or unsubscribes from a newsletter this person already had to do with, or chooses how often it comes; the mailed link is the proof. */
export const changeMySubscription = (
  token: string,
  subscriptionId: string,
  wish: "subscribe" | "unsubscribe" | "all" | "monthly",
  now: Date,
): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id: contactId, locale }) => {
    const found = await tx.subscription.findFirst({ where: { id: subscriptionId, contactId } });
    if (!found) return NOT_FOUND;
    if (wish === "unsubscribe") {
      await unsubscribe(tx, { subscriptionId, contactId }, now);
      return { ok: true, done: "unsubscribed" };
    }
    if (wish !== "subscribe") {
      await choosePace(tx, { subscriptionId, contactId, pace: wish });
      return { ok: true, done: `pace_${wish}` };
    }
    const { version: textVersion } = CONSENT_TEXTS.NEWSLETTER;
    const { newsletterId } = found;
    await subscribe(tx, { newsletterId, contactId, textVersion, textLocale: locale, givenAt: now }, now);
    return { ok: true, done: "subscribed" };
  });

/** Ends the organizers' messages about one event, or wants them again; what concerns the answer itself is still told. */
export const changeMyMails = (token: string, rsvpId: string, wish: "stop" | "resume", now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id: contactId }) => {
    const where = { id: rsvpId, contactId };
    const found = await tx.rsvp.findFirst({ where, select: { eventId: true } });
    if (!found) return NOT_FOUND;
    if (wish === "resume") {
      await tx.rsvp.updateMany({ where, data: { mailsStoppedAt: null } });
      return { ok: true, done: "mails_resumed" };
    }
    await tx.rsvp.updateMany({ where: { ...where, mailsStoppedAt: null }, data: { mailsStoppedAt: now } });
    await dropCopies(tx, contactId, { of: "event", id: found.eventId }, now);
    return { ok: true, done: "mails_stopped" };
  });

/** Ends the messages of a group that knows this person, or wants them again. */
export const changeGroupMails = (token: string, id: string, wish: "stop" | "resume", now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id: contactId }) => {
    const found = await tx.groupContact.findFirst({ where: { id, contactId }, select: { groupId: true } });
    if (!found) return NOT_FOUND;
    if (wish === "stop") await endGroupMessages(tx, found.groupId, contactId, now);
    else await tx.groupContact.update({ where: { id }, data: { mailsStoppedAt: null } });
    return { ok: true, done: wish === "stop" ? "group_stopped" : "mails_resumed" };
  });

/** Ends what a message to many belongs to: the newsletter's subscription, the event's or the group's messages. */
export const stopMessagesLike = (token: string, broadcastId: string, now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id }) =>
    (await endMessagesLike(tx, broadcastId, id, now)) ? { ok: true, done: "mails_stopped" } : NOT_FOUND,
  );

/** Takes an offer of help back. */
export const withdrawMyOffer = (token: string, offerId: string, now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id: contactId }) =>
    (await withdrawOffer(tx, { offerId, contactId })) ? { ok: true, done: "offer_withdrawn" } : NOT_FOUND,
  );

/** Changes the name, the language of mails and the town they are to be about; an empty name or town is forgotten, a town that is not said stays. */
export const changeMyProfile = (
  token: string,
  wish: { name: string | undefined; locale: Locale; onlyCity?: string | undefined },
  now: Date,
): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id }) => {
    const { onlyCity } = wish;
    if (onlyCity && !(await listCities(now)).includes(onlyCity))
      return { ok: false, status: 422, reason: "city_unknown" };
    const sealedName = wish.name ? seal("Contact.sealedName", id, wish.name) : null;
    await tx.contact.update({
      where: { id },
      data: { locale: wish.locale, sealedName, ...(onlyCity !== undefined && { onlyCity: onlyCity || null }) },
    });
    return { ok: true, done: "profile_saved" };
  });

/** Forgets every recognised device and every mailed link of this person, by raising their link version; answers the new link's token. */
export const forgetMyDevices = (token: string, now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id }) => {
    const { linkVersion } = await tx.contact.update({ where: { id }, data: { linkVersion: { increment: 1 } } });
    return { ok: true, done: "devices_forgotten", token: linkToken("me", id, linkVersion) };
  });

/**
 * Erases everything held about the person. Places of coming events are freed and offered on first; of past events
 * only the number stays, on the event. It is remembered, so that no backup brings them back.
 */
export const eraseMe = (token: string, now: Date): Promise<MeOutcome> =>
  asHolder(token, now, async (tx, { id }) => {
    const createdAt = await erasePerson(tx, id, now);
    if (createdAt) rememberErasure({ kind: "contact", id, createdAt });
    return { ok: true, done: "erased" };
  });
