import { encodeWord } from "nodemailer/lib/mime-funcs";
import { parseAddress } from "../../addresses";
import type { Locale } from "../../local-text";
import { mailSender, publicHost } from "../message";
import { openRecipient } from "../recipient";
import { signMail } from "../signing/own-key";
import { isPlain, skeletonOf } from "../skeletons/skeleton";
import { slot } from "../skeletons/slots";
import type { Composed } from "./composer";
import type { WaitingCopy } from "./queries";

/** One reader's copy, ready to be handed over; `bytes` is null for an address that cannot be one. */
export type Copy = { id: string; createdAt: Date; tries: number; to: string; domain: string; bytes: Buffer | null };

/** A name and an address as a header has them (RFC 5322 §3.4, RFC 2047). */
function mailbox({ name, address }: { name: string; address: string }): string {
  if (!name) return address;
  return `${isPlain(name) ? `"${name.replace(/["\\]/g, "")}"` : encodeWord(name, "Q", 52)} <${address}>`;
}

/** An address as a header and an envelope take it everywhere: its domain in punycode. */
function addressOf(text: string): { to: string; domain: string } | null {
  const parsed = parseAddress(text);
  if (!parsed.ok) return null;
  const { display, canonical } = parsed.value;
  const domain = canonical.slice(canonical.indexOf("@") + 1);
  return { to: `${display.slice(0, display.indexOf("@"))}@${domain}`, domain };
}

type Skeleton = ReturnType<typeof skeletonOf>;

async function skeletonIn(composed: Composed, locale: Locale): Promise<Skeleton> {
  const { from, replyTo, headers, ...content } = await composed.words(locale);
  return skeletonOf({
    ...content,
    headers: [
      ["From", mailbox(mailSender(from))],
      ["To", slot("to")],
      ...(replyTo ? ([["Reply-To", replyTo]] as const) : []),
      ["Date", slot("date")],
      ["Message-ID", `<${slot("id")}@${publicHost()}>`],
      ["Content-Language", locale],
      ...headers,
    ],
  });
}

/** Makes the copies of one message: its words once per language, then each reader's bytes, signed when there is a key. */
export function copiesOf(composed: Composed): (waiting: WaitingCopy, now: Date) => Promise<Copy> {
  const skeletons = new Map<Locale, Promise<Skeleton>>();
  const inLanguage = (locale: Locale) => {
    const known = skeletons.get(locale) ?? skeletonIn(composed, locale);
    skeletons.set(locale, known);
    return known;
  };
  return async ({ deliveryId: id, createdAt, tries, ...row }, now) => {
    const reader = openRecipient(row);
    const address = addressOf(reader.address);
    if (!address) return { id, createdAt, tries, to: "", domain: "", bytes: null };
    const own: Record<string, string> = { to: address.to, id, date: now.toUTCString().replace("GMT", "+0000") };
    const values = composed.values(reader);
    const mail = (await inLanguage(reader.locale))((name) => own[name] ?? values(name));
    return { id, createdAt, tries, ...address, bytes: await signMail(mail) };
  };
}
