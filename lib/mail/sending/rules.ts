import { after, hours, minutes } from "../../time";

/** What a mail server's "later" is answered with: ask again after this, then twice as long each time (security.md, Sending). */
const FIRST_WAIT = minutes(5);
const LONGEST_WAIT = hours(4);
const GIVEN_UP_AFTER = hours(24);

/**
 * When a mail that was put off for the `tries`th time is tried again; null when its day is over. `createdAt` is when
 * it was made ready; `first` is the first wait.
 */
export function triedAgainAt(tries: number, createdAt: Date, now: Date, first = FIRST_WAIT): Date | null {
  const again = after(now, Math.min(first * 2 ** (tries - 1), LONGEST_WAIT));
  return again > after(createdAt, GIVEN_UP_AFTER) ? null : again;
}

/** What the last mails of a message came to, newest last. */
export type Lately = readonly ("accepted" | "refused" | "later" | "uncertain")[];

/** So many of the last mails are looked at. */
export const LATELY = 100;
const TOO_MANY_REFUSED = 20;
const REFUSED_IN_A_ROW = 10;
const PUT_OFF_IN_A_ROW = 30;

/**
 * What the last mails say of the rest: "refusals" when a fifth of them, or ten in a row, were refused for good, which
 * costs a sender its good name; "server" when the server puts everything off.
 */
export function troubleIn(lately: Lately): "refusals" | "server" | null {
  const lastAre = (count: number, what: Lately[number]) =>
    lately.length >= count && lately.slice(-count).every((outcome) => outcome === what);
  const refused = lately.filter((outcome) => outcome === "refused").length;
  if (refused >= TOO_MANY_REFUSED || lastAre(REFUSED_IN_A_ROW, "refused")) return "refusals";
  return lastAre(PUT_OFF_IN_A_ROW, "later") ? "server" : null;
}

/** How long a message waits for a mail server that is away, the `times`th time: 5 s, then twice as long, 5 minutes at most. */
export const serverWait = (times: number): number => Math.min(5000 * 2 ** (times - 1), minutes(5));

/** For how long a process holds a message; it says so anew well before. */
export const HELD_FOR_SECONDS = 30;
/** A mail claimed longer ago than this is not handed over any more: another process may hold the message by now. */
export const HAND_WITHIN_MS = 20_000;
