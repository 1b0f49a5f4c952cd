import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { Who } from "@/lib/auth/second-factor/mutations";
import { addPasskey, askNewPasskey } from "@/lib/auth/second-factor/passkeys/mutations";
import type { NewPasskey, Signed } from "@/lib/auth/second-factor/passkeys/schema";
import { env } from "@/lib/env";

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();
const text = (bytes: Buffer) => bytes.toString("base64url");

/** CBOR (RFC 8949) as far as an authenticator needs it: the shortest head, and what stands behind it. */
const head = (type: number, n: number) =>
  Buffer.from(n < 24 ? [(type << 5) | n] : n < 256 ? [(type << 5) | 24, n] : [(type << 5) | 25, n >> 8, n & 0xff]);
const cborInt = (n: number) => (n < 0 ? head(1, -n - 1) : head(0, n));
const cborBytes = (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes]);
const cborText = (said: string) => Buffer.concat([head(3, said.length), Buffer.from(said)]);
const cborMap = (...pairs: [Buffer, Buffer][]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

/** A P-256 key as COSE writes it (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return cborMap(
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), cborBytes(Buffer.from(x, "base64url"))],
    [cborInt(-3), cborBytes(Buffer.from(y, "base64url"))],
  );
}

/** What an authenticator and its browser say: for which host, from which page, how often it has signed. */
export type Told = { rpId: string; origin: string; counter: number };

const PRESENT = 0x01;
const WITH_KEY = 0x40;

/** An authenticator in software: one key pair, ES256, no attestation (WebAuthn, 6.1 and 6.5). */
export function someAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const { origin, hostname } = new URL(env().publicUrl);
  const told: Told = { rpId: hostname, origin, counter: 0 };
  const data = ({ rpId, counter }: Told, flags: number, ...rest: Buffer[]) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, ...rest]);
  };
  const client = ({ origin }: Told, type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const envelope = { id: text(id), rawId: text(id), type: "public-key" as const, clientExtensionResults: {} };
  return {
    id: text(id),
    /** Makes its passkey for a challenge. */
    make(challenge: string, but: Partial<Told> = {}): NewPasskey["made"] {
      const said = { ...told, ...but };
      const length = Buffer.from([id.length >> 8, id.length & 0xff]);
      const authData = data(said, PRESENT | WITH_KEY, Buffer.alloc(16), length, id, coseKey(publicKey));
      const attestation = cborMap(
        [cborText("fmt"), cborText("none")],
        [cborText("attStmt"), cborMap()],
        [cborText("authData"), cborBytes(authData)],
      );
      const clientDataJSON = text(client(said, "webauthn.create", challenge));
      return {
        ...envelope,
        response: { clientDataJSON, attestationObject: text(attestation), transports: ["internal"] },
      };
    },
    /** Signs a challenge. */
    sign(challenge: string, but: Partial<Told> = {}): Signed {
      const said = { ...told, ...but };
      const [authenticatorData, clientData] = [data(said, PRESENT), client(said, "webauthn.get", challenge)];
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      const [clientDataJSON, signed] = [text(clientData), text(authenticatorData)];
      return { ...envelope, response: { clientDataJSON, authenticatorData: signed, signature: text(signature) } };
    },
  };
}

/** Adds an authenticator's passkey to somebody. */
export async function addSomePasskey(
  who: Who,
  authenticator: ReturnType<typeof someAuthenticator>,
  now: Date,
  but: Partial<Told> = {},
) {
  const options = await askNewPasskey(who, "Camille", now);
  const made = authenticator.make(options?.challenge ?? "", but);
  return addPasskey(who, { name: "Mon téléphone", made }, now);
}
