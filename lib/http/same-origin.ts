/** Reads one request header; null or undefined when it is missing. */
export type HeaderReader = (name: string) => string | null | undefined;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether `origin` is this site. When the public address is this machine, its three names are one:
 * who installs opens 127.0.0.1 as readily as localhost.
 */
export function isOwnOrigin(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  const own = new URL(publicUrl);
  if (given.origin === own.origin) return true;
  const bothLoopback = LOOPBACK.has(given.hostname) && LOOPBACK.has(own.hostname);
  return bothLoopback && given.port === own.port && given.protocol === own.protocol;
}

/**
 * Whether a post was made by a page of this site: by Origin; when that is missing by Sec-Fetch-Site; when both are
 * missing by Referer. "null", another site, or nothing at all is no.
 */
export function isSameOrigin(header: HeaderReader, publicUrl: string): boolean {
  const origin = header("origin");
  if (origin != null) return isOwnOrigin(origin, publicUrl);
  const fetchSite = header("sec-fetch-site");
  if (fetchSite != null) return fetchSite === "same-origin";
  const referer = header("referer");
  return referer != null && isOwnOrigin(referer, publicUrl);
}
