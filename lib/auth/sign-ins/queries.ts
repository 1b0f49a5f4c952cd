import { db } from "../../db";
import { readCookie } from "../../http/cookies";
import { signInCookie } from "../cookie";
import { cookieTokenHash, keyTokenHash } from "./tokens";

/** The sign-in of a cookie's token, expired or not; null when there is none (any more). */
export function findSignIn(token: string) {
  return db.signIn.findUnique({
    where: { tokenHash: cookieTokenHash(token) },
    select: { id: true, organizerId: true, expiresAt: true, secondFactorAt: true, lastSeenAt: true },
  });
}

/** The browsers an organizer is signed in with at `now`, the last seen first. */
export const listSignIns = (organizerId: string, now: Date) =>
  db.signIn.findMany({
    where: { organizerId, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, lastSeenAt: true, device: true },
    orderBy: [{ lastSeenAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
  });

/** The organizer whose sign-in a Cookie header holds at `now`; null for nobody. */
export async function signedInBy(cookies: string, now: Date): Promise<string | null> {
  const token = readCookie(cookies, signInCookie().name);
  const signIn = token ? await findSignIn(token) : null;
  return signIn && signIn.expiresAt > now ? signIn.organizerId : null;
}

/** Whether a Cookie header holds an organizer's sign-in at `now`: the front's first question, never the last. */
export const isSignedIn = async (cookies: string, now: Date): Promise<boolean> =>
  (await signedInBy(cookies, now)) !== null;

/** Whether a mailed link would sign in now. Looking changes nothing. */
export async function isSignInLinkOpen(token: string, now: Date): Promise<boolean> {
  const key = await db.signInKey.findUnique({
    where: { tokenHash: keyTokenHash(token) },
    select: { usedAt: true, expiresAt: true },
  });
  return key !== null && key.usedAt === null && key.expiresAt > now;
}

/** Whether there is an organizer of this id. */
export const organizerExists = async (id: string): Promise<boolean> =>
  (await db.organizer.count({ where: { id } })) > 0;
