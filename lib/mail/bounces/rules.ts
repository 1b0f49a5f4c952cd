/**
 * What a refusal says of the address itself. Gone: nobody is there, and it will not change. Trouble: not this time; a
 * full mailbox, a server that is away. Null: it speaks of our mail, our name or our server, so the address is innocent.
 */
export type AddressSays = "gone" | "trouble" | null;

/** RFC 3463 of class 5: no such mailbox, no such domain, not an address, moved, takes no mail; a mailbox closed. */
const GONE = new Set(["1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.1"]);
/** The sender's address, a relay's matter, a message too long for the mailbox or the system. */
const ABOUT_OUR_MAIL = new Set(["1.7", "1.8", "1.9", "2.3", "3.4"]);
/** From here on subjects are ours: the protocol, the content, and policy (5.7.x, spam among it). */
const FIRST_OF_OURS = 5;

/** Reads an enhanced status code (RFC 3463): "5.1.1". One that says nothing certain ("5.0.0") is trouble. */
export function saysOfAddress(status: string): AddressSays {
  const [, kind, subject, detail] = /^([45])\.(\d+)\.(\d+)$/.exec(status) ?? [];
  const about = `${subject}.${detail}`;
  if (!kind || Number(subject) >= FIRST_OF_OURS || ABOUT_OUR_MAIL.has(about)) return null;
  return kind === "5" && GONE.has(about) ? "gone" : "trouble";
}

/** The enhanced status code in a server's line, and no part of a network address; null without one. */
export const statusIn = (text: string): string | null =>
  /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\d|\.\d)/.exec(text)?.[0] ?? null;

/** The same of what a lane noted ("EENVELOPE RCPT 550 5.1.1"): a recipient refused without a code is trouble. */
export function failureSays(failure: string): AddressSays {
  const kind = / RCPT ([45])\d\d\b/.exec(failure)?.[1];
  return saysOfAddress(statusIn(failure) ?? `${kind}.0.0`);
}
