import { heldPlaces } from "@/lib/events/rsvps/rules";
import type { Consent, GroupContact, Rsvp, Subscription } from "@/prisma/generated/client";

/** One consent's proof, as it is kept beside another of the same thing. */
export type Proof = Omit<Consent, "id" | "groupContactId" | "purpose" | "subjectId" | "others">;

/** The order in which one of two answers of one person to an event is kept: who is expected stays expected. */
const STRENGTH = ["PENDING", "CANCELLED", "MAYBE", "WAITLISTED", "GOING"] as const;

const strength = (rsvp: Rsvp) => [
  Number(rsvp.attendedAt !== null),
  Number(heldPlaces(rsvp) > 0),
  STRENGTH.indexOf(rsvp.status as (typeof STRENGTH)[number]),
  rsvp.places,
  -(rsvp.waitlistedAt ?? rsvp.createdAt).getTime(),
];

/** Whether `other` is to be kept rather than `rsvp`, of two answers to one event. */
export function isStronger(other: Rsvp, rsvp: Rsvp): boolean {
  const [there, here] = [strength(other), strength(rsvp)];
  const first = there.findIndex((value, index) => value !== here[index]);
  return first >= 0 && (there[first] ?? 0) > (here[first] ?? 0);
}

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));
const later = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b));

type Reads = Pick<Subscription, "confirmedAt" | "unsubscribedAt">;

/** Two subscriptions to one newsletter as one: it runs only if neither was ended. One that only waits to be confirmed has no say. */
export function foldSubscriptions(kept: Reads, other: Reads): Reads {
  if (!kept.confirmedAt) return { confirmedAt: other.confirmedAt, unsubscribedAt: other.unsubscribedAt };
  return {
    confirmedAt: earlier(kept.confirmedAt, other.confirmedAt),
    unsubscribedAt: later(kept.unsubscribedAt, other.unsubscribedAt),
  };
}

export const proofOf = ({ textVersion, textLocale, how, givenAt, confirmedAt, withdrawnAt }: Proof): Proof => ({
  textVersion,
  textLocale,
  how,
  givenAt,
  confirmedAt,
  withdrawnAt,
});

/** Of two consents to one thing, the proof that counts, and the one kept beside it: a withdrawal outweighs, then a confirmation. */
export function foldConsents(kept: Proof, other: Proof): { main: Proof; beside: Proof } {
  const weight = ({ withdrawnAt, confirmedAt }: Proof) => (withdrawnAt ? 2 : confirmedAt ? 1 : 0);
  const [main, beside] = weight(other) > weight(kept) ? [other, kept] : [kept, other];
  return { main: proofOf(main), beside: proofOf(beside) };
}

/** Tags of both, each once, in order. */
export const foldTags = (kept: string[], other: string[]): string[] => [...new Set([...kept, ...other])].sort();

/**
 * Why `kept` cannot be the one that is kept: the other has answered a mail of this group and `kept` was only typed in,
 * so that nobody knows who reads there. What a person told would be handed to a stranger.
 */
export const mustKeepOther = (
  kept: Pick<GroupContact, "byHand">,
  other: Pick<GroupContact, "byHand">,
): "keep_proven" | null => (kept.byHand && !other.byHand ? "keep_proven" : null);
