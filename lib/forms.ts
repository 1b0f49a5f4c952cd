import { z } from "zod";
import { type Address, parseAddress } from "./addresses";
import { LOCALES, type LocalText } from "./local-text";

/**
 * Pieces of the public forms' schemas, shared by browser and server. A message is a key of messages/ under `errors`
 * ("email.no_at"), with its numbers after a colon ("too_long:max=80"), so that each side words it in the reader's language.
 */

/** Trimmed, composed (NFC) text without control or invisible characters; empty counts as absent. */
const clean = (value: string) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim();

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u;
const INVISIBLE_BUT_LINES = /(?!\n|\t|\u200d)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u;

export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema.optional());

/** An id from outside, in small letters as ids are here: in capitals the database would know it, and no comparison. */
export const uuid = (unknown?: string) => z.uuid(unknown).toLowerCase();

/** One line a person writes: a name, a town; `missing` is the key of what is said when there is none. */
export const line = (max: number, missing = "required") =>
  z
    .string(missing)
    .transform(clean)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(max, `too_long:max=${max}`)
        .refine((text) => !INVISIBLE.test(text), "name.bad_characters"),
    );

/** Lines a person writes: a message. */
export const lines = (max: number) =>
  z
    .string("required")
    .transform(clean)
    .pipe(
      z
        .string()
        .min(1, "required")
        .max(max, `too_long:max=${max}`)
        .refine((text) => !INVISIBLE_BUT_LINES.test(text), "name.bad_characters"),
    );

/** A first name or nickname: one line in which no web address hides (names stand in mails to others). */
export const personName = line(80).refine((name) => !/:\/\/|www\.|[<>]/i.test(name), "name.bad_characters");

/** The fields every public form has: language, the page to go back to, the browser's idempotency key. */
export const commonFields = {
  locale: z.enum(LOCALES).optional().catch(undefined),
  from: z.string().max(500).optional().catch(undefined),
  key: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .optional()
    .catch(undefined),
};

/** A tick box of a form, or true in JSON. */
export const ticked = z.preprocess(
  (value) => value === true || value === "on" || value === "true" || value === "1" || value === "yes",
  z.boolean(),
);

/** An e-mail address, read into its two forms; see lib/addresses for the rules. */
export const emailAddress = z.string("email.empty").transform((text, context): Address => {
  const parsed = parseAddress(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: `email.${parsed.reason}` });
  return z.NEVER;
});

/** One text per language, each language optional: empty ones are left out. */
export const perLanguage = <S extends z.ZodType<string>>(text: S) =>
  z
    .object({ fr: optional(text), en: optional(text) })
    .default({})
    .transform((texts): LocalText => {
      const written = LOCALES.filter((locale) => texts[locale]);
      return Object.fromEntries(written.map((locale) => [locale, texts[locale]]));
    });

/** The same, written in one language at least. */
export const perLanguageRequired = <S extends z.ZodType<string>>(text: S) =>
  perLanguage(text).refine((texts) => Boolean(texts.fr || texts.en), { message: "required", path: ["fr"] });
