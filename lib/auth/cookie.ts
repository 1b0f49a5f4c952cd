import { env } from "../env";

/** Browsers keep a Secure cookie only from https and from localhost; elsewhere on plain http it would be dropped. */
export function signInCookie(): { name: string; secure: boolean } {
  const { protocol, hostname } = new URL(env().publicUrl);
  const secure = protocol === "https:" || hostname === "localhost";
  return { name: secure ? "__Host-cortege-sign-in" : "cortege-sign-in", secure };
}

/** The Set-Cookie value that signs a browser out. */
export function forgetSignIn(): string {
  const { name, secure } = signInCookie();
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Names the sealed draft that holds the address a way in was asked for, so that it is not asked twice. */
export const ASKED_COOKIE = "cortege-asked";
