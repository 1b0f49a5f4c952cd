import { signInCookie } from "../auth/cookie";
import { findSignIn } from "../auth/sign-ins/queries";
import { readCookie } from "./cookies";

/** Whether a Cookie header holds the sign-in of an organizer at `now`. Each page and action still asks for itself. */
export async function isSignedIn(cookies: string, now: Date): Promise<boolean> {
  const token = readCookie(cookies, signInCookie().name);
  const signIn = token ? await findSignIn(decodeURIComponent(token)) : null;
  return signIn !== null && signIn.expiresAt > now;
}
