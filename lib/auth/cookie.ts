import { env } from "../env";

/** Browsers keep a Secure cookie only from https and from localhost; elsewhere on plain http it would be dropped. */
export function signInCookie(): { name: string; secure: boolean } {
  const { protocol, hostname } = new URL(env().publicUrl);
  const secure = protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1";
  return { name: secure ? "__Host-cortege-sign-in" : "cortege-sign-in", secure };
}
