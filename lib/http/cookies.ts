import { env } from "../env";

/** What a visitor typed into a refused form waits under the id in this cookie, for a quarter of an hour. */
export const DRAFT_COOKIE = "cortege-draft";
/** A person who asked to be remembered on this device. */
export const PERSON_COOKIE = "cortege-person";
/** "light" or "dark"; without it the device decides. */
export const THEME_COOKIE = "cortege-theme";
/** The sign-in cookie's name without its prefix (__Host- when the public address allows it). */
export const SIGN_IN_COOKIE = "cortege-sign-in";

type CookieOptions = { maxAge: number; httpOnly?: boolean };

/** A Set-Cookie value for the whole site, SameSite=Lax, Secure when the public address is https. `value` needs no quoting. */
export function setCookie(name: string, value: string, { maxAge, httpOnly = true }: CookieOptions): string {
  const secure = env().publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${httpOnly ? "; HttpOnly" : ""}${secure}`;
}

/** The Set-Cookie value that forgets a cookie set by `setCookie`. */
export const clearCookie = (name: string): string => setCookie(name, "", { maxAge: 0 });

/** One cookie of a Cookie header; undefined when it is not there. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

const PASSES_CACHE = new RegExp(
  `(?:^|;\\s*)(?:__Host-|__Secure-)?(?:${DRAFT_COOKIE}|${PERSON_COOKIE}|${SIGN_IN_COOKIE})`,
);

/** Whether a page may look different for the sender of these cookies, so that the page cache steps aside. */
export const passesCache = (cookieHeader: string): boolean => PASSES_CACHE.test(cookieHeader);
