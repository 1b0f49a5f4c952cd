import { linkToken } from "@/lib/privacy/link-tokens";
import { findEventAsked, findNewsletterAsked } from "@/lib/signups/asking/queries";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postRsvp, postSubscription, postVolunteerOffer } from "@/lib/signups/mutations";
import { after, minutes } from "@/lib/time";
import { done } from "./done";
import type { Person } from "./people";

export type Answer = { slug: string; answer: "yes" | "maybe" | "no"; guests: number };
export type Offer = { group: string; skills: Skill[]; message?: string; availability?: string };
type Skill = Parameters<typeof postVolunteerOffer>[0]["skills"][number];

/** What one person does in one go: forms filled in at a moment, then perhaps the button of the mail. */
export type Visit = {
  who: Person;
  at: Date;
  answer?: Answer;
  subscribes?: boolean;
  offer?: Offer;
  /** False: the mail still waits in their mailbox. */
  confirms: boolean;
};

const posting = (visit: Visit) => ({
  now: visit.at,
  locale: visit.who.locale,
  personCookie: undefined,
  delayMail: false,
});

const typed = ({ who }: Visit) => ({
  email: who.email,
  name: who.name,
  locale: who.locale,
  from: undefined,
  key: undefined,
});

/** Lets a person fill in their forms through the same doors as everybody, and press the mail's button a little later. */
export async function make(visit: Visit): Promise<void> {
  const { answer, offer, subscribes = false, who, at } = visit;
  if (answer) {
    const input = { ...typed(visit), answer: answer.answer, guests: answer.guests, subscribe: subscribes };
    done(await postRsvp(answer.slug, input, posting(visit)));
  } else if (subscribes) {
    done(await postSubscription({ ...typed(visit), newsletter: "la-lettre", consent: true }, posting(visit)));
  }
  if (offer) {
    const { group, skills, message, availability } = offer;
    const input = { ...typed(visit), name: who.name ?? "Renard", phone: undefined, postcode: who.postcode };
    done(await postVolunteerOffer({ ...input, group, skills, message, availability }, posting(visit)));
  }
  if (visit.confirms) await confirmEverything(await linkOf(who, "confirm"), after(at, minutes(7)));
}

/** The token of a link that was mailed to this person. */
export async function linkOf(who: Person, purpose: "confirm" | "me"): Promise<string> {
  const known = await findNewsletterAsked("la-lettre", who.email);
  if (!known?.contactId) throw new Error("This person has not come yet");
  return linkToken(purpose, known.contactId, 1);
}

/** The id of this person's answer to an event. */
export async function answerOf(who: Person, slug: string): Promise<string> {
  const known = await findEventAsked(slug, who.email);
  if (!known?.rsvpId) throw new Error("This person has not answered");
  return known.rsvpId;
}
