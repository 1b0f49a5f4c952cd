import { createHash, randomBytes, randomInt } from "node:crypto";
import { keyedHash, subkey } from "../../privacy/keys";
import { days, minutes } from "../../time";

export const LINK_TERM = minutes(30);
export const CODE_TERM = minutes(10);
/** Wrong codes after which a mailed code is dead; the link of the same mail lives on. */
export const CODE_ATTEMPTS = 5;
export const SIGN_IN_TERM = days(14);
/** Mails to one organizer in a window. */
export const MAIL_BUDGET = { mails: 3, window: minutes(15) };

/** next-auth hashes a mailed token together with its secret; the row must hold the very same. */
export const authSecret = (): string => subkey("auth-secret").toString("base64url");

const sha256 = (text: string) => new Uint8Array(createHash("sha256").update(text).digest());

/** What a SignInKey row holds of its link's token. */
export const keyTokenHash = (token: string) => sha256(`${token}${authSecret()}`);

/** What a SignIn row holds of the cookie's token. */
export const cookieTokenHash = (token: string) => sha256(token);

/** What a SignInKey row holds of its code; a million codes are soon tried, so the hash needs our key. */
export const codeHash = (organizerId: string, code: string) =>
  new Uint8Array(keyedHash("sign-in", `${organizerId}|${code}`));

export const newToken = (): string => randomBytes(32).toString("base64url");
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");
