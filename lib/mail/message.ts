import { env } from "../env";
import type { Locale } from "../local-text";

/** What a mail says: made by a domain's emails.tsx, pure. */
export type MailContent = { subject: string; html: string; text: string };

/** One mail, ready to leave: what it says, and to whom its job sends it. */
export type MailMessage = MailContent & {
  to: { address: string; name?: string };
  /** Who writes, as a name; the address is the instance's own. */
  from?: { name: string };
  /** Where an answer goes, when somebody reads it. */
  replyTo?: string;
  headers?: Record<string, string>;
  calendar?: { method: "REQUEST" | "CANCEL"; ics: string };
  locale: Locale;
};

const MAX_NAME = 80;

/** One line without control, format or separator characters: a header can hold it and nothing hides in it. */
export const headerText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/(?!\u200d)\p{Cf}/gu, "")
    .replace(/[ ]{2,}/g, " ")
    .trim();

/** A name beside an address: one line, not long, and never something that reads as an address of its own. */
export const headerName = (name: string): string =>
  headerText(name)
    .replace(/[<>"@]/g, " ")
    .replace(/[ ]{2,}/g, " ")
    .trim()
    .slice(0, MAX_NAME);

/** The host of the public address: "lucioles.example". */
export const publicHost = (): string => new URL(env().publicUrl).hostname;

/** An address literal where the host is an IP (RFC 5321 §4.1.3). */
function ownDomain(): string {
  const host = publicHost();
  if (host.startsWith("[")) return `[IPv6:${host.slice(1)}`;
  return /^[\d.]+$/.test(host) ? `[${host}]` : host;
}

/**
 * Whom mails come from: MAIL_FROM ("Les Lucioles <lettre@lucioles.example>" or the address alone), else
 * noreply@ the public host; `name` is used where MAIL_FROM has none.
 */
export function mailSender(name: string): { name: string; address: string } {
  const given = env().mailFrom;
  if (!given) return { name: headerName(name), address: `noreply@${ownDomain()}` };
  return { name: headerName(given.name) || headerName(name), address: given.address };
}
