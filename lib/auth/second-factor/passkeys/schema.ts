import { z } from "zod";
import { line } from "@/lib/forms";

const bytes = z.string().regex(/^[\w-]{1,8000}$/, "unknown");

/** What every answer of an authenticator has around it. */
const envelope = {
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  // We ask for no extension, so none is read.
  clientExtensionResults: z.any().transform(() => ({})),
};

/** Before it is made: its name, and how the browser is to list it. */
export const askSchema = z.object({ name: line(60), account: z.string().max(100) });

/** A new passkey as the browser made it, and how its holder calls it. */
export const addSchema = z.object({
  name: askSchema.shape.name,
  made: z.object({
    ...envelope,
    response: z.object({
      clientDataJSON: bytes,
      attestationObject: bytes,
      transports: z
        .array(z.string().regex(/^[a-z-]{1,20}$/, "unknown"))
        .max(10)
        .default([]),
    }),
  }),
});

/** A passkey's signature. */
export const giveSchema = z.object({
  signed: z.object({
    ...envelope,
    response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
  }),
});

export type NewPasskey = z.output<typeof addSchema>;
export type Signed = z.output<typeof giveSchema>["signed"];
