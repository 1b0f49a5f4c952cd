import { z } from "zod";
import { commonFields, emailAddress } from "../forms";

/** Asking for a mailed way in. */
export const signInSchema = z.object({ ...commonFields, email: emailAddress });

/** Typing the six digits of the mail; spaces and dashes that a person or a phone adds are ignored. */
export const codeSchema = z.object({
  ...commonFields,
  email: emailAddress,
  code: z
    .string("code.invalid")
    .transform((text) => text.normalize("NFKC").replace(/[^\d]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "code.invalid")),
});

/** The button of a mailed link's page. */
export const linkSchema = z.object({ ...commonFields, token: z.string("required").max(100, "unknown") });

export const signOutSchema = z.object(commonFields);
