import { z } from "zod";
import { commonFields, emailAddress } from "../forms";

/** Asking for a mailed way in. */
export const signInSchema = z.object({ ...commonFields, email: emailAddress });

/** Typing the six digits of the mail; spaces and dashes that a person or a phone adds are ignored. */
export const codeSchema = z.object({
  ...commonFields,
  email: emailAddress.optional().catch(undefined),
  code: z
    .string("code.invalid")
    .transform((text) => text.normalize("NFKC").replace(/[^\d]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "code.invalid")),
});

/** The token of a mailed link, posted by the button of its page. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
