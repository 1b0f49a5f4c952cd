import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { promisify } from "node:util";

/** What DKIM needs to know (RFC 6376): whose domain answers for the mail, and where its public key stands in DNS. */
export type DkimKey = { domain: string; selector: string; key: KeyObject };

const signAsync = promisify(sign) as (algorithm: string | null, data: Buffer, key: KeyObject) => Promise<Buffer>;

/** Headers that a signature covers when they are there; From twice, so that none can be added (RFC 6376 §5.4.2). */
const SIGNED = ["from", "to", "reply-to", "subject", "date", "message-id", "mime-version", "content-type"].concat([
  "content-language",
  "auto-submitted",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "list-archive",
]);

/** A private key as PEM: RSA of 1,024 bits at least, or Ed25519 (RFC 8463). Throws when it is none. */
export function readDkimKey(pem: string): KeyObject {
  const key = createPrivateKey(pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType === "ed25519" || (key.asymmetricKeyType === "rsa" && bits >= 1024)) return key;
  throw new Error("neither RSA nor Ed25519");
}

/** Header fields as relaxed canonicalization has them (RFC 6376 §3.4.2), by name. */
function relaxed(headers: string): Map<string, string> {
  const fields = headers
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .filter(Boolean);
  return new Map(
    fields.map((field) => {
      const colon = field.indexOf(":");
      const name = field.slice(0, colon).trim().toLowerCase();
      return [
        name,
        `${name}:${field
          .slice(colon + 1)
          .replace(/[ \t]+/g, " ")
          .trim()}`,
      ];
    }),
  );
}

/** Simple canonicalization: the body as it is, with one line end at its end. */
const bodyHash = (body: string): string =>
  createHash("sha256")
    .update(body.replace(/(\r\n)*$/, "\r\n"), "latin1")
    .digest("base64");

/**
 * The DKIM-Signature header of a mail, CRLF at its end, to stand before its other headers. The work of the key is done
 * on a thread of its own, so that lanes go on meanwhile.
 */
export async function dkimSignature(
  { domain, selector, key }: DkimKey,
  { headers, body }: { headers: string; body: string },
): Promise<string> {
  const fields = relaxed(headers);
  const covered = SIGNED.filter((name) => fields.has(name));
  const rsa = key.asymmetricKeyType === "rsa";
  const names = [...covered, "from"].join(":").replace(/(.{40,60}?:)/g, "$1\r\n ");
  const unsigned = [
    `DKIM-Signature: v=1; a=${rsa ? "rsa" : "ed25519"}-sha256; c=relaxed/simple;`,
    ` d=${domain}; s=${selector};`,
    ` h=${names};`,
    ` bh=${bodyHash(body)};`,
    " b=",
  ].join("\r\n");
  const lines = [...covered.map((name) => `${fields.get(name)}\r\n`), ...relaxed(unsigned).values()];
  const data = Buffer.from(lines.join(""), "utf8");
  const signature = rsa
    ? await signAsync("sha256", data, key)
    : await signAsync(null, createHash("sha256").update(data).digest(), key);
  return `${unsigned}${signature.toString("base64").replace(/.{1,72}(?!$)/g, "$&\r\n ")}\r\n`;
}
