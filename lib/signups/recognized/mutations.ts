import { parseAddress } from "@/lib/addresses";
import { CONSENT_TEXTS } from "@/lib/contacts/consents/texts";
import { lockHolder, recognizeContact, tellName } from "@/lib/contacts/mutations";
import type { LinkHolder } from "@/lib/contacts/queries";
import { type Tx, transaction } from "@/lib/db";
import { ANSWERS } from "@/lib/events/rsvps/rules";
import type { RsvpInput } from "@/lib/events/rsvps/schema";
import { newId } from "@/lib/ids";
import { subscribe } from "@/lib/newsletters/mutations";
import { seal } from "@/lib/privacy/sealed";
import { answerConfirmed } from "../confirming/mutations";
import { findPostedAnswer, keepPostedAnswer, type PostedKey, type SignUpAnswer } from "../posted/mutations";

type EventAnswered = { id: string; groupId: string; newsletterId: string | null };

/**
 * Takes the answer of a recognised device at once, when the address typed is that person's own; null when nobody is
 * recognised or the address is another's: then the answer waits for its mail like everyone's.
 */
export async function answerAsRecognized(
  event: EventAnswered,
  slug: string,
  input: RsvpInput,
  posting: { now: Date; personCookie: string | undefined },
  posted: PostedKey,
): Promise<SignUpAnswer | null> {
  const { personCookie } = posting;
  if (!personCookie) return null;
  return transaction(async (tx) => {
    const holder = await lockHolder(tx, personCookie, "person");
    if (!holder?.confirmedAt || !isAddressOf(holder, input)) return null;
    const rsvp = await findOrMakeRsvp(tx, event.id, holder.id, posting.now);
    const settled = await settleRecognized(tx, event, rsvp.id, holder, input, posting.now);
    const answer: SignUpAnswer = {
      ok: true,
      page: `/events/${slug}/thanks?state=${settled}`,
      created: rsvp.made,
      body: { state: settled },
    };
    if (await keepPostedAnswer(tx, posted, answer, posting.now)) return answer;
    throw new AnsweredBefore();
  }).catch((problem) => {
    if (problem instanceof AnsweredBefore) return findPostedAnswer(posted);
    throw problem;
  });
}

/** Two posts of one key ran at once: this one is undone. */
class AnsweredBefore extends Error {}

function isAddressOf(holder: LinkHolder, input: RsvpInput): boolean {
  const own = parseAddress(holder.email);
  return own.ok && own.value.canonical === input.email.canonical;
}

async function findOrMakeRsvp(tx: Tx, eventId: string, contactId: string, now: Date) {
  const made = await tx.$executeRaw`
    INSERT INTO "Rsvp" (id, "eventId", "contactId", "createdAt")
    VALUES (${newId()}::uuid, ${eventId}::uuid, ${contactId}::uuid, ${now}) ON CONFLICT DO NOTHING`;
  const { id } = await tx.rsvp.findUniqueOrThrow({
    where: { eventId_contactId: { eventId, contactId } },
    select: { id: true },
  });
  return { id, made: made === 1 };
}

async function settleRecognized(
  tx: Tx,
  event: EventAnswered,
  rsvpId: string,
  holder: LinkHolder,
  input: RsvpInput,
  now: Date,
): Promise<string> {
  const proof = { locale: holder.locale, givenAt: now };
  const { name } = input;
  if (name)
    await tx.rsvp.update({ where: { id: rsvpId }, data: { sealedName: seal("Rsvp.sealedName", rsvpId, name) } });
  if (input.subscribe && event.newsletterId) {
    const { version: textVersion } = CONSENT_TEXTS.NEWSLETTER;
    const { newsletterId } = event;
    const given = { newsletterId, contactId: holder.id, textVersion, textLocale: holder.locale, givenAt: now };
    await subscribe(tx, given, now);
  }
  const contact = { id: holder.id, confirmedAt: holder.confirmedAt, hasName: holder.name !== null };
  await recognizeContact(tx, contact, name ?? null, now);
  const answer = { rsvpId, contactId: holder.id, answer: ANSWERS[input.answer], places: 1 + input.guests };
  const { status } = await answerConfirmed(tx, event, answer, proof, now);
  if (name) await tellName(tx, { groupId: event.groupId, contactId: holder.id, name }, holder.name ?? name);
  return status.toLowerCase();
}
