const MAX_PATH = 500;
const BASE = "http://own.invalid";

/**
 * The path and query of an address on this site, for a redirect; null for anything that could lead elsewhere
 * ("//evil", "/\evil", "/..//evil", "https:…", control characters). The fragment is dropped.
 */
export function ownPath(given: string | null | undefined): string | null {
  if (!given || given.length > MAX_PATH || !given.startsWith("/")) return null;
  if (/[\p{Cc} \\]/u.test(given)) return null;
  if (!URL.canParse(given, BASE)) return null;
  const url = new URL(given, BASE);
  // Dot segments can leave two slashes at the start, which a browser takes for another host.
  if (url.origin !== BASE || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search;
}

/** The own path of a whole address such as a Referer, when it is one of this site; null otherwise. */
export function ownPathOfUrl(given: string | null | undefined, isOwn: (origin: string) => boolean): string | null {
  if (!given || !URL.canParse(given) || !isOwn(given)) return null;
  const url = new URL(given);
  return ownPath(url.pathname + url.search);
}

/** An own path of the desk, without language, for a redirect after a form; its first page for anything else. */
export function deskPath(given: unknown): string {
  const path = typeof given === "string" ? ownPath(given) : null;
  return path && /^\/organize(?=[/?]|$)/.test(path) ? path : "/organize";
}
