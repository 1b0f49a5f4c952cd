import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Time-based one-time passwords as RFC 6238 has them and every authenticator app makes them: SHA-1, 30 seconds, six digits. */
const STEP = 30_000;
const DIGITS = 6;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes in base32 (RFC 4648) without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** A new shared secret: 160 random bits as apps take them by hand. */
export const newSecret = (): string => base32(randomBytes(20));

/** Ten letters and digits that are hard to confuse, as two halves: 50 random bits. */
export const newRecoveryCode = (): string => base32(randomBytes(7)).slice(0, 10).toLowerCase().replace(/^.{5}/, "$&-");

const stepAt = (now: Date): number => Math.floor(now.getTime() / STEP);

/** The code of a step (RFC 4226, 5.3). */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** The code an app shows at `now`. */
export const totpCode = (secret: string, now: Date): string => codeOf(secret, stepAt(now));

/** The step whose code was typed: this one, the one before or after (clocks differ); null for a wrong code. */
export function matchingStep(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const here = stepAt(now);
  const right = (step: number) => timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code));
  return [here, here - 1, here + 1].find(right) ?? null;
}
