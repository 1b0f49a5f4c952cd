import { timingSafeEqual } from "node:crypto";
import { env } from "../../env";
import { keyedHash } from "../../privacy/keys";
import { mailSender } from "../message";

/** In lower case throughout: some servers change the case of what stands before the @. */
const PROOF_BYTES = 8;
const TOKEN = /^(?<id>[0-9a-f]{32})(?<proof>[0-9a-f]{16})$/;

const proofOf = (bareId: string): Buffer =>
  keyedHash("return-path", Buffer.from(bareId, "hex")).subarray(0, PROOF_BYTES);

/**
 * Where a mail comes back to when it cannot be delivered: an address of its own (VERP), so that a bounce tells whose mail
 * it is without telling an address: retours+<delivery><proof>@lucioles.example. Without BOUNCE_ADDRESS, the sender's.
 */
export function returnPath(deliveryId: string): string {
  const { bounceAddress } = env();
  if (!bounceAddress) return mailSender("").address;
  const at = bounceAddress.lastIndexOf("@");
  const bare = deliveryId.replaceAll("-", "");
  return `${bounceAddress.slice(0, at)}+${bare}${proofOf(bare).toString("hex")}${bounceAddress.slice(at)}`;
}

/** The delivery that an address of ours names; null when it is not one that we made. */
export function deliveryOfReturnPath(address: string): string | null {
  const { id = "", proof = "" } = TOKEN.exec(/\+([^@+]+)@/.exec(address.toLowerCase())?.[1] ?? "")?.groups ?? {};
  if (!id || !timingSafeEqual(Buffer.from(proof, "hex"), proofOf(id))) return null;
  return [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join("-");
}
