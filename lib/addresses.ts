/** An e-mail address that passed the rules: `display` as the person wrote it (NFKC), `canonical` for comparison. */
export type Address = { display: string; canonical: string };

/** Why an address is refused; each has its sentence in messages/ under `errors.email`. */
export type AddressRefusal = "empty" | "no_at" | "many_ats" | "bad_characters" | "no_domain" | "too_long";

const MAX_LENGTH = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets
const MAX_LOCAL = 64; // RFC 5321 §4.5.3.1.1
/** Controls, separators, format characters (zero-width, bidi, soft hyphen) and what quotes or lists addresses. */
const FORBIDDEN = /[\p{C}\p{Z}"(),:;<>[\\\]`]/u;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;
/** RFC 5322 atext with dots, plus letters of other scripts (RFC 6531). */
const LOCAL = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_{|}~-]+)*$/u;

/**
 * Reads an address: NFKC first, then exactly one @, no control or zero-width characters, the domain to punycode and
 * lower case for comparison. The local part is compared in lower case too: no provider tells a person from another
 * by case, and a flooder must not have 2^n spellings of one mailbox.
 */
export function parseAddress(input: string): { ok: true; value: Address } | { ok: false; reason: AddressRefusal } {
  const display = input.normalize("NFKC").trim();
  if (!display) return { ok: false, reason: "empty" };
  if (display.length > MAX_LENGTH) return { ok: false, reason: "too_long" };
  if (FORBIDDEN.test(display)) return { ok: false, reason: "bad_characters" };
  const parts = display.split("@");
  if (parts.length < 2) return { ok: false, reason: "no_at" };
  if (parts.length > 2) return { ok: false, reason: "many_ats" };
  const [local = "", domain = ""] = parts;
  if (local.length > MAX_LOCAL) return { ok: false, reason: "too_long" };
  if (!LOCAL.test(local)) return { ok: false, reason: "bad_characters" };
  const ascii = domainToASCII(domain.toLowerCase());
  if (!DOMAIN.test(ascii)) return { ok: false, reason: "no_domain" };
  return { ok: true, value: { display, canonical: `${local.toLowerCase()}@${ascii}` } };
}

/** A sender as people write one: "Les Lucioles <bonjour@lucioles.example>" or the address alone; null when it holds none. */
export function parseSender(text: string): { name: string; address: string } | null {
  const [, name = "", written = text] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = written.trim();
  const isAddress = parseAddress(address.replace(/@localhost$/, "@localhost.localdomain")).ok;
  return isAddress ? { name: name.trim().replace(/^"(.*)"$/, "$1"), address } : null;
}

/** A domain in lower case and punycode; empty when it is none. The URL parser is the same in browsers and Node. */
function domainToASCII(domain: string): string {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return "";
  }
}
