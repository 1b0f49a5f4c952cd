import { readFileSync } from "node:fs";
import { env } from "../../env";
import { type DkimKey, dkimSignature, readDkimKey } from "./dkim";

let known: { keyFile: string; key: DkimKey } | undefined;

/** The key of the settings, read once; null where mails leave unsigned. */
export function ownKey(): DkimKey | null {
  const { dkim } = env();
  if (!dkim) return null;
  const { keyFile, domain, selector } = dkim;
  if (known?.keyFile !== keyFile)
    known = { keyFile, key: { domain, selector, key: readDkimKey(readFileSync(keyFile, "utf8")) } };
  return known.key;
}

/** A mail's bytes, signed (DKIM) when there is a key for it. */
export async function signMail(mail: { headers: string; body: string }): Promise<Buffer> {
  const key = ownKey();
  const signature = key ? await dkimSignature(key, mail) : "";
  return Buffer.from(`${signature}${mail.headers}\r\n${mail.body}`, "latin1");
}

/** Signs a mail that is whole already. */
export async function signBytes(bytes: Buffer): Promise<Buffer> {
  if (!ownKey()) return bytes;
  const text = bytes.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  return end < 0 ? bytes : signMail({ headers: text.slice(0, end + 2), body: text.slice(end + 4) });
}
