import { refusalOf } from "@/lib/events/rsvps/rules";
import type { RsvpInput } from "@/lib/events/rsvps/schema";
import type { Locale } from "@/lib/local-text";
import type { SubscriptionInput } from "@/lib/newsletters/schema";
import type { VolunteerInput } from "@/lib/volunteers/schema";
import { type Asked, type Asker, recordAsked } from "./asking/mutations";
import { findEventAsked, findGroupAsked, findNewsletterAsked, type Known } from "./asking/queries";
import { findPostedAnswer, keepPosted, type SignUpAnswer, type SignUpOutcome } from "./posted/mutations";
import { answerAsRecognized } from "./recognized/mutations";

/** How a form came in: the reader's language, the device's cookie when it is recognised, and whether its network must wait for mail. */
export type Posting = { now: Date; locale: Locale; personCookie: string | undefined; delayMail: boolean };

/**
 * Takes an answer to an event. Typed with an address it waits for the mail's button and takes no place; from a
 * recognised device it counts at once. The same answer for known and unknown addresses.
 */
export async function postRsvp(slug: string, input: RsvpInput, posting: Posting): Promise<SignUpOutcome> {
  const posted = { form: `rsvp:${slug}`, key: input.key };
  const before = await findPostedAnswer(posted);
  if (before) return before;
  const event = await findEventAsked(slug, input.email);
  if (!event) return { ok: false, status: 404, reason: "event_not_found" };
  const refusal = refusalOf(event, posting.now);
  if (refusal) return { ok: false, status: refusal === "event_over" ? 410 : 409, reason: refusal };
  if (input.guests > event.maxGuests)
    return { ok: false, status: 422, reason: "invalid", fields: { guests: `guests.too_many:max=${event.maxGuests}` } };
  const recognized = await answerAsRecognized(event, slug, input, posting, posted);
  if (recognized) return recognized;
  return ask(posted, `/events/${slug}/thanks`, input, posting, event, {
    rsvp: { eventId: event.id, answer: input.answer, places: 1 + input.guests },
    ...(input.subscribe && event.newsletterId ? { subscription: { newsletterId: event.newsletterId } } : {}),
  });
}

/** Takes a wish to subscribe: double opt-in, so it waits for the mail's button. */
export async function postSubscription(input: SubscriptionInput, posting: Posting): Promise<SignUpOutcome> {
  const posted = { form: "subscription", key: input.key };
  const before = await findPostedAnswer(posted);
  if (before) return before;
  const newsletter = await findNewsletterAsked(input.newsletter, input.email);
  if (!newsletter) return { ok: false, status: 404, reason: "newsletter_not_found" };
  return ask(posted, "/newsletter/thanks", input, posting, newsletter, {
    subscription: { newsletterId: newsletter.id },
  });
}

/** Takes an offer of help; the group learns of it once the address is confirmed. */
export async function postVolunteerOffer(input: VolunteerInput, posting: Posting): Promise<SignUpOutcome> {
  const posted = { form: "volunteer", key: input.key };
  const before = await findPostedAnswer(posted);
  if (before) return before;
  const group = await findGroupAsked(input.group, input.email);
  if (!group) return { ok: false, status: 404, reason: "group_not_found" };
  const { name, phone, postcode, availability, message, skills } = input;
  return ask(posted, "/join/thanks", input, posting, group, {
    offer: { groupId: group.id, name, phone, postcode, availability, message, skills },
  });
}

type Posted = { form: string; key: string | undefined };
type Typed = Pick<Asker, "email" | "name">;

async function ask(posted: Posted, page: string, typed: Typed, posting: Posting, known: Known, asked: Asked) {
  const { locale, delayMail, now } = posting;
  const answer: SignUpAnswer = { ok: true, page, created: true, body: { state: "confirmation_mailed" } };
  const asker = { email: typed.email, name: typed.name, locale, delayMail };
  await recordAsked(asker, asked, known, keepPosted(posted, answer, now), now);
  return answer;
}
