import { timingSafeEqual } from "node:crypto";
import { type KeyPurpose, keyedHash } from "./keys";

/** What the holder may do: confirm what waits, see and change everything of theirs, be recognised on this device, answer for their part in an event. */
export type LinkPurpose = "confirm" | "me" | "person" | "part";

const ID_BYTES = 16;

const idToBytes = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");

function bytesToId(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const proof = (purpose: LinkPurpose, id: string, version: number) =>
  keyedHash(`link:${purpose}` satisfies KeyPurpose, Buffer.concat([idToBytes(id), Buffer.from(`|${version}`)]));

/** A link's token: base64url(id ‖ HMAC-SHA-256(id ‖ version)). A job makes one from ids; nothing secret is stored. */
export const linkToken = (purpose: LinkPurpose, id: string, version: number): string =>
  Buffer.concat([idToBytes(id), proof(purpose, id, version)]).toString("base64url");

/** The id a token speaks of, before its proof is checked; null when it is no token at all. */
export function idOfLinkToken(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{64}$/.test(token)) return null;
  return bytesToId(Buffer.from(token, "base64url").subarray(0, ID_BYTES));
}

/** Whether a token was made here for this purpose, id and version; raising the version revokes it. */
export function isLinkToken(token: string, purpose: LinkPurpose, id: string, version: number): boolean {
  const given = Buffer.from(token, "base64url");
  const expected = Buffer.concat([idToBytes(id), proof(purpose, id, version)]);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
