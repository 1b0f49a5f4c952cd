import { dayOf, daysBetween, shiftDay } from "@/lib/time";
import type { VolunteerState } from "@/prisma/generated/enums";
import { ANSWERED_WITHIN } from "../rules";

/** The columns of the board, in the order in which somebody usually goes through them. */
export const STATES = ["ASKED", "CONTACTED", "MET", "ACTIVE", "RESTING"] as const satisfies readonly VolunteerState[];

/** "Not now, ask me in two months": days of quiet. */
export const QUIET_DAYS = 61;

type Offer = {
  state: VolunteerState;
  confirmedAt: Date;
  contactedAt: Date | null;
  snoozedUntil: Date | null;
};

/** Days since a human of the group was last in touch, on the group's calendar; since the offer when nobody was. */
export const daysOfSilence = ({ contactedAt, confirmedAt }: Offer, now: Date, zone: string): number =>
  Math.max(0, daysBetween(dayOf(contactedAt ?? confirmedAt, zone), dayOf(now, zone)));

/** Whether somebody wants to be left alone for now. */
export const isQuiet = ({ snoozedUntil }: Pick<Offer, "snoozedUntil">, now: Date): boolean =>
  snoozedUntil !== null && snoozedUntil > now;

/** Whether somebody who offered help has waited too long for a first answer. */
export const waitsTooLong = (offer: Offer, now: Date, zone: string): boolean =>
  offer.state === "ASKED" && !isQuiet(offer, now) && daysOfSilence(offer, now, zone) > ANSWERED_WITHIN;

/** The offers of those who have waited too long, who has waited longest first; one of each person, whoever offered twice is one. */
export function whoWaits<O extends Offer & { personId: string }>(offers: readonly O[], now: Date, zone: string): O[] {
  const late = offers.filter((offer) => waitsTooLong(offer, now, zone));
  const since = ({ contactedAt, confirmedAt }: Offer) => (contactedAt ?? confirmedAt).getTime();
  const inOrder = late.toSorted((a, b) => since(a) - since(b));
  return inOrder.filter(({ personId }, at) => inOrder.findIndex((one) => one.personId === personId) === at);
}

/** The day until which "not now" lasts. */
export const quietUntil = (now: Date, zone: string): string => shiftDay(dayOf(now, zone), QUIET_DAYS);
