import type { Address } from "../addresses";
import { keyedHash } from "./keys";

/** The blind index of an address: HMAC-SHA-256 of its canonical form, 32 bytes, unique per instance. */
export const addressIndex = (address: Address): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedHash("blind-index", address.canonical));
