import { CONSENT_TEXTS } from "@/lib/contacts/consents/texts";
import {
  joinGroup,
  lockHolder,
  recognizeContact,
  recordConsent,
  recordHistory,
  type ToldName,
  tellName,
} from "@/lib/contacts/mutations";
import type { LinkHolder } from "@/lib/contacts/queries";
import { type Tx, transaction } from "@/lib/db";
import { settleAnswer } from "@/lib/events/rsvps/mutations";
import { answerWord, refusalOf } from "@/lib/events/rsvps/rules";
import { isLocale, type Locale } from "@/lib/local-text";
import { tryAddressAgain } from "@/lib/mail/bounces/mutations";
import { subscribe } from "@/lib/newsletters/mutations";
import { seal, unsealOptional } from "@/lib/privacy/sealed";
import { confirmOffer } from "@/lib/volunteers/mutations";
import { askedSince } from "../asking/rules";

/**
 * Confirms together everything that waits for this address: answers take their places or the waiting list, subscriptions
 * begin, offers of help reach their groups; the address takes mails, whatever it refused before. Used again it finds nothing more to do. Null for a link that is none.
 */
export async function confirmEverything(token: string, now: Date): Promise<LinkHolder | null> {
  return transaction(async (tx) => {
    const holder = await lockHolder(tx, token, "confirm");
    if (!holder) return null;
    const told = [
      ...(await confirmSubscriptions(tx, holder.id, now)),
      ...(await confirmOffers(tx, holder.id, now)),
      ...(await confirmRsvps(tx, holder, now)),
    ];
    const contact = { id: holder.id, confirmedAt: holder.confirmedAt, hasName: holder.name !== null };
    await tryAddressAgain(tx, holder.id);
    const name = holder.name ?? told[0]?.name ?? null;
    await recognizeContact(tx, contact, name, now);
    for (const each of told) await tellName(tx, each, name);
    return holder;
  });
}

const toldTo = (groupId: string, contactId: string, name: string | null): ToldName[] =>
  name ? [{ groupId, contactId, name }] : [];

async function confirmSubscriptions(tx: Tx, contactId: string, now: Date): Promise<ToldName[]> {
  const asked = await tx.subscription.findMany({
    where: { contactId, askedAt: { gt: askedSince(now) } },
    include: { newsletter: { select: { groupId: true } } },
  });
  const told: ToldName[] = [];
  for (const { id, newsletterId, newsletter, askedAt, askedTextVersion, askedTextLocale, sealedAskedName } of asked) {
    const name = unsealOptional("Subscription.sealedAskedName", id, sealedAskedName);
    told.push(...toldTo(newsletter.groupId, contactId, name));
    const textLocale = isLocale(askedTextLocale) ? askedTextLocale : "fr";
    const textVersion = askedTextVersion ?? CONSENT_TEXTS.NEWSLETTER.version;
    await subscribe(tx, { newsletterId, contactId, textVersion, textLocale, givenAt: askedAt ?? now }, now);
  }
  return told;
}

async function confirmOffers(tx: Tx, contactId: string, now: Date): Promise<ToldName[]> {
  const offers = await tx.volunteerOffer.findMany({
    where: { contactId, confirmedAt: null, createdAt: { gt: askedSince(now) } },
  });
  for (const { id } of offers) await confirmOffer(tx, id, now);
  return offers.flatMap(({ id, groupId, sealedName }) =>
    toldTo(groupId, contactId, unsealOptional("VolunteerOffer.sealedName", id, sealedName)),
  );
}

async function confirmRsvps(tx: Tx, { id: contactId, locale }: LinkHolder, now: Date): Promise<ToldName[]> {
  const asked = await tx.rsvp.findMany({
    where: { contactId, askedAt: { gt: askedSince(now) } },
    include: { event: { select: { id: true, groupId: true, cancelledAt: true, overAt: true, takesRsvps: true } } },
    orderBy: { eventId: "asc" },
  });
  const told: ToldName[] = [];
  for (const { id, event, askedAnswer, askedPlaces, askedAt, sealedAskedName } of asked) {
    const name = unsealOptional("Rsvp.sealedAskedName", id, sealedAskedName);
    told.push(...toldTo(event.groupId, contactId, name));
    const data = { askedAnswer: null, askedPlaces: null, askedAt: null, sealedAskedName: null };
    const sealedName = name ? seal("Rsvp.sealedName", id, name) : undefined;
    await tx.rsvp.update({ where: { id }, data: sealedName ? { ...data, sealedName } : data });
    if (!askedAnswer || refusalOf(event, now)) continue;
    const answer = { rsvpId: id, contactId, answer: askedAnswer, places: askedPlaces ?? 1 };
    await answerConfirmed(tx, event, answer, { locale, givenAt: askedAt ?? now }, now);
  }
  return told;
}

type ConfirmedAnswer = { rsvpId: string; contactId: string; answer: "YES" | "MAYBE" | "NO"; places: number };

/** Gives a proven person's answer its effect and keeps what shows that it was theirs. The event's counter comes last. */
export async function answerConfirmed(
  tx: Tx,
  event: { id: string; groupId: string },
  given: ConfirmedAnswer,
  proof: { locale: Locale; givenAt: Date },
  now: Date,
) {
  const groupContactId = await joinGroup(tx, event.groupId, given.contactId, now);
  await recordConsent(tx, groupContactId, {
    purpose: "EVENT",
    subjectId: event.id,
    textVersion: CONSENT_TEXTS.EVENT.version,
    textLocale: proof.locale,
    givenAt: proof.givenAt,
    confirmedAt: now,
  });
  const kind = `rsvp.${answerWord(given.answer)}` as const;
  await recordHistory(tx, groupContactId, { kind, subjectId: event.id, at: now });
  return settleAnswer(tx, given.rsvpId, given, now);
}

/**
 * "It wasn't me": forgets all that waits for this address. A contact that never confirmed anything stays a few days as a
 * bare sealed address, so that its daily budget of confirmation mails holds; the sweep then takes it away.
 */
export async function refuseEverything(token: string): Promise<LinkHolder | null> {
  return transaction(async (tx) => {
    const holder = await lockHolder(tx, token, "confirm");
    if (!holder) return null;
    await forgetAsked(tx, { contactIds: [holder.id] });
    return holder;
  });
}

/** Forgets what these people asked for and did not confirm; what was confirmed before stays as it is. */
export async function forgetAsked(tx: Tx, whose: { contactIds: string[]; before?: Date }): Promise<void> {
  const { contactIds, before } = whose;
  const mine = { contactId: { in: contactIds } };
  const askedAt = before ? { lt: before } : { not: null };
  await tx.rsvp.deleteMany({ where: { ...mine, status: "PENDING", askedAt } });
  const unasked = { askedAnswer: null, askedPlaces: null, askedAt: null, sealedAskedName: null };
  await tx.rsvp.updateMany({ where: { ...mine, askedAt }, data: unasked });
  await tx.subscription.deleteMany({ where: { ...mine, confirmedAt: null, askedAt } });
  const unaskedToo = { askedAt: null, askedTextVersion: null, askedTextLocale: null, sealedAskedName: null };
  await tx.subscription.updateMany({ where: { ...mine, askedAt }, data: unaskedToo });
  const createdAt = before ? { createdAt: { lt: before } } : {};
  await tx.volunteerOffer.deleteMany({ where: { ...mine, confirmedAt: null, ...createdAt } });
}
