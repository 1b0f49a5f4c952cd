import { contentSecurityPolicy } from "./content-security-policy";

/** Headers as Node writes them fastest: name, value, name, value. */
export type RawHeaders = string[];

/** What stands on every answer, whatever it is. */
export function securityHeaders(secure: boolean): RawHeaders {
  const headers = [
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["X-Frame-Options", "DENY"],
  ];
  if (secure) headers.push(["Strict-Transport-Security", "max-age=31536000"]);
  return headers.flat();
}

/** For answers that are no page: no script may run in them at all. */
export const stillPolicy = (secure: boolean): string => contentSecurityPolicy("public", [], secure);

/** Pages that show people or what is theirs to do: no cache may keep them. Paths without language. */
const OF_PEOPLE = /^\/(?:me|confirm|part|organize|setup|dev|api)(?:\/|$)/;

export const isOfPeople = (path: string): boolean => OF_PEOPLE.test(path);
export const isDesk = (path: string): boolean => /^\/(?:organize|setup)(?:\/|$)/.test(path);

/** A mail of the demo's mailbox: the one answer that stands in a frame, of our own page. */
export const isShownMail = (path: string): boolean => /^\/dev\/mailbox\/[^/]+\/html$/.test(path);
export const framedByUs = (headers: RawHeaders): RawHeaders =>
  headers.map((header) => (header === "DENY" ? "SAMEORIGIN" : header));
