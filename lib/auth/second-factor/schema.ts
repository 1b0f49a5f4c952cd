import { z } from "zod";
import { commonFields } from "@/lib/forms";

/** Six digits of an app, or a recovery code; spaces and capitals that people add are ignored. */
const code = z
  .string("required")
  .transform((text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ""),
  )
  .pipe(z.string().regex(/^(\d{6}|[a-z2-7]{10})$/, "factor.invalid"));

/** Giving the second factor; without a code, putting it off (the demo only). `to`: the page wanted. */
export const giveSchema = z.object({
  ...commonFields,
  to: z.string().max(500).optional().catch(undefined),
  act: z.enum(["give", "later"]).default("give"),
  code: code.optional(),
});

/** Setting it up: the secret that the page showed, and the first code an app made of it. */
export const setUpSchema = z.object({ secret: z.string("unknown").regex(/^[A-Z2-7]{32}$/, "unknown"), code });
