import { after, days, minutes } from "@/lib/time";

/** At most one confirmation mail per address in this time, whatever is posted (P17). */
export const CONFIRMATION_MAIL_EVERY = days(1);

/** What was asked and never confirmed is forgotten after this time (security.md, Terms). */
export const ASKED_FOR = days(7);

/** How long a confirmation mail waits when its network posts more than people do. */
export const SLOWED_MAIL = minutes(10);

/** Asked before this instant: no longer waits. */
export const askedSince = (now: Date): Date => after(now, -ASKED_FOR);
