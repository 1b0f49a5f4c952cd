import type { Locale } from "../local-text";

/** What became of an organizer's second factor; "helped": taken away by an owner, for who lost it. */
export type FactorChange = "set" | "renewed" | "removed" | "passkey_added" | "passkey_removed" | "helped";

/** Every job's name and payload: ids only. Handlers stand in each domain's jobs.ts and are gathered by lib/worker. */
export type JobPayloads = {
  /** One mail with one link to all that waits for this address. */
  "signups.confirmation-mail": { contactId: string };
  /** Tells a person what became of their answer: going, waitlisted, place offered, cancelled. */
  "events.rsvp-mail": { rsvpId: string; version: number };
  /** Ends an offered place that nobody took, and offers it on. */
  "events.offer-expiry": { rsvpId: string; version: number };
  /** Offers free places to those who wait and were passed over a moment ago. */
  "events.offers": { eventId: string };
  /** A scheduled text's moment has come: the kept pages must show it. */
  "publishing.due": { postId: string } | { campaignId: string } | { resourceId: string } | { pageId: string };
  /** A speaker's or a collective's own link, as asked for at `mailedAt`. */
  "events.part-mail": { partId: string; mailedAt: string; locale: Locale };
  /** Tells one organizer what speakers and collectives of an event said within the hour from `from`. */
  "events.part-news-mail": { eventId: string; organizerId: string; from: string };
  /** Tells one organizer that their group is asked to hold an event along. */
  "events.hosting-mail": { hostId: string; organizerId: string };
  /** The next piece of an act on many people. */
  "signups.bulk": { bulkActId: string };
  /** Makes the copies of a message, some thousands at a time, those after a contact's id. */
  "newsletters.broadcast": { broadcastId: string; scheduledAt: string; after: string | null };
  /** A message to whoever writes it, to see it in a mailbox. */
  "newsletters.broadcast-test": { broadcastId: string; organizerId: string; askedAt: string };
  /** An issue as a test, to addresses that only this job holds, sealed; to whoever asks when it holds none. */
  "newsletters.issue-test": {
    broadcastId: string;
    organizerId: string;
    testId: string;
    sealedTo: string;
    language: Locale;
  };
  /** Reads the mailbox where undeliverable mails and complaints come back to. */
  "newsletters.bounces": Record<string, never>;
  "newsletters.welcome-mail": { subscriptionId: string };
  "volunteers.welcome-mail": { offerId: string };
  /** One organizer's notice of a new offer of help. */
  "volunteers.notice-mail": { offerId: string; organizerId: string };
  "auth.sign-in-mail": { organizerId: string };
  /** A mail to an organizer's own address, to see that mails leave. */
  "auth.test-mail": { organizerId: string };
  /** Tells an organizer of a change of their second factor. */
  "auth.factor-mail": { organizerId: string; change: FactorChange };
  /** Offers a role in a group. */
  "settings.invitation-mail": { invitationId: string };
  /** Deletes what is kept for minutes only: refused forms, sign-ins that are over, what can no longer be undone. */
  "worker.sweep": Record<string, never>;
  /** Deletes each night what is past its term (lib/privacy/terms), and notes how many of what. */
  "worker.purge": Record<string, never>;
  /** Looks each night whether the audit chain is whole. */
  "worker.verify": Record<string, never>;
};

export type JobName = keyof JobPayloads;

/** Jobs somebody waits for before a screen go first: the lower, the sooner (graphile-worker's order); others are 0. */
export const JOB_PRIORITY: { [N in JobName]?: number } = {
  "auth.sign-in-mail": -20,
  "auth.test-mail": -10,
  "settings.invitation-mail": -10,
  "signups.confirmation-mail": -10,
  "newsletters.broadcast-test": -10,
  "newsletters.issue-test": -10,
};

/** Handlers by name, as each domain's jobs.ts exports them; `now` is passed in so that tests can choose it. */
export type JobHandlers = {
  [N in JobName]?: (payload: JobPayloads[N], now: Date) => Promise<void>;
};
