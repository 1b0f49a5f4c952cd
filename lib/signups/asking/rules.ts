import { pastTerm } from "@/lib/privacy/terms/rules";
import { days, minutes } from "@/lib/time";

/** At most one confirmation mail per address in this time, whatever is posted (P17). */
export const CONFIRMATION_MAIL_EVERY = days(1);

/** How long a confirmation mail waits when its network posts more than people do. */
export const SLOWED_MAIL = minutes(10);

/** Asked before this instant: no longer waits. */
export const askedSince = (now: Date): Date => pastTerm("asked", now);
