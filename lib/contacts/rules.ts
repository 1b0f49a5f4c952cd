/** What a story between a contact and a group can tell. */
export const FACTS = [
  "rsvp.yes",
  "rsvp.maybe",
  "rsvp.no",
  "newsletter.subscribed",
  "newsletter.unsubscribed",
  "volunteer.offered",
  "volunteer.asked",
  "volunteer.contacted",
  "volunteer.met",
  "volunteer.active",
  "volunteer.resting",
  "contact.added",
  "contact.merged",
] as const;

export type Fact = (typeof FACTS)[number];

/** The fact that a stored word names; undefined for one that was told before or after our time. */
export const knownFact = (kind: string): Fact | undefined => FACTS.find((fact) => fact === kind);
