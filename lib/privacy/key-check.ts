import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "./keys";

/** What Instance.keyCheck holds: a known word under the instance's key; says nothing about the key. */
export const keyCheck = (): Buffer => keyedHash("key-check", "cortege");

/** Whether the key at hand is the one that `stored` was made with. */
export const isRightKey = (stored: Uint8Array): boolean =>
  stored.length === keyCheck().length && timingSafeEqual(stored, keyCheck());

/** The token of the first-run page /setup/TOKEN, which is open while the instance has no organizer. */
export const setupToken = (): string => keyedHash("setup", "first organizer").toString("base64url");
