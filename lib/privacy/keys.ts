import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { env } from "../env";

/** What a subkey is for; each purpose has its own, so that a value made for one says nothing to another. */
export type KeyPurpose =
  | "seal"
  | "blind-index"
  | "key-check"
  | "link:confirm"
  | "link:me"
  | "link:part"
  | "setup"
  | "link:person"
  | "sign-in"
  | "auth-secret"
  | "audit"
  | "posted-key"
  | "erased"
  | "return-path"
  | "test-mail";

/** Thrown when there is no key where settings say it is; its message is for a developer, scripts/start has the sentence. */
export class KeyMissing extends Error {
  constructor(readonly keyFile: string) {
    super(`No key in ${keyFile}`);
  }
}

const KEY_BYTES = 32;

/** A new instance key, as text for the key file: 256 random bits in base64url. */
export const newKeyText = (): string => randomBytes(KEY_BYTES).toString("base64url");

let instanceKey: Buffer | undefined;
const subkeys = new Map<KeyPurpose, Buffer>();

function readInstanceKey(): Buffer {
  const { key, keyFile } = env();
  let text = key;
  if (!text) {
    try {
      text = readFileSync(keyFile, "utf8").trim();
    } catch {
      throw new KeyMissing(keyFile);
    }
  }
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== KEY_BYTES) throw new KeyMissing(keyFile);
  return bytes;
}

/** The subkey of a purpose, by HKDF-SHA-256 (RFC 5869) from the instance's key. */
export function subkey(purpose: KeyPurpose): Buffer {
  let found = subkeys.get(purpose);
  if (!found) {
    instanceKey ??= readInstanceKey();
    found = Buffer.from(hkdfSync("sha256", instanceKey, "cortege", purpose, KEY_BYTES));
    subkeys.set(purpose, found);
  }
  return found;
}

/** HMAC-SHA-256 of `value` under the purpose's subkey: 32 bytes. */
export const keyedHash = (purpose: KeyPurpose, value: string | Buffer): Buffer =>
  createHmac("sha256", subkey(purpose)).update(value).digest();

/** Forgets the key in memory: for tests that change it. */
export function forgetKeys(): void {
  instanceKey = undefined;
  subkeys.clear();
}
