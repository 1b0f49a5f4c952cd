import { getLocale } from "next-intl/server";
import type { z } from "zod";
import { fieldPathErrors } from "@/lib/http/form-rules";
import { errorSentence } from "@/lib/i18n/error-key";
import { log } from "@/lib/log";
import type { Organizer } from "./queries";
import { currentOrganizer, hasProved } from "./require-organizer";

/** Why an organizer's form was not done: a message key (under `errors`, or "refusals.…") per field path; "form" for the whole. */
export type FormErrors = Record<string, string>;
export type FormOutcome<T = object> = ({ ok: true } & T) | { ok: false; errors: FormErrors };

/** The same as the browser gets it: sentences in the reader's language instead of keys. */
export type FormAnswer<T = object> = FormOutcome<T>;

/** Refuses a form as a whole, for a reason of messages/ under `refusals`. */
export const refuse = (reason: string): { ok: false; errors: FormErrors } => ({
  ok: false,
  errors: { form: `refusals.${reason}` },
});

/** A mutation's outcome as the form shows it: a refusal beside the field that is to blame ("field key"), else for the whole. */
export function answerTo<O extends { ok: true } | { ok: false; reason: string }>(
  outcome: O,
  fields: Record<string, string> = {},
): Extract<O, { ok: true }> | { ok: false; errors: FormErrors } {
  if (outcome.ok) return outcome as Extract<O, { ok: true }>;
  const [field, key] = fields[outcome.reason]?.split(" ") ?? [];
  return field && key ? { ok: false, errors: { [field]: key } } : refuse(outcome.reason);
}

/**
 * A server action for an organizer's form: who asks, what was typed, then `act`. It never throws at the browser and
 * never redirects, so nothing typed is lost: signed out meanwhile, refused or broken, the form says so and stays.
 */
export function formAction<S extends z.ZodType, T extends object>(
  schema: S,
  act: (input: z.output<S>, who: Organizer, now: Date) => Promise<FormOutcome<T>>,
): (typed: z.input<S>) => Promise<FormAnswer<T>> {
  return async (typed) => {
    const outcome = await attempt(schema, typed, act);
    if (outcome.ok) return outcome;
    const locale = await getLocale();
    const sentences = Object.entries(outcome.errors).map(([path, key]) => [path, errorSentence(key, locale)]);
    return { ok: false, errors: Object.fromEntries(sentences) };
  };
}

/** The same for what shows or changes people's data, or gives roles: only with the second factor given in this sign-in. */
export const provedAction = <S extends z.ZodType, T extends object>(
  schema: S,
  act: (input: z.output<S>, who: Organizer, now: Date) => Promise<FormOutcome<T>>,
): ((typed: z.input<S>) => Promise<FormAnswer<T>>) =>
  formAction(schema, async (input, who, now) => (hasProved(who) ? act(input, who, now) : refuse("second_factor")));

async function attempt<S extends z.ZodType, T extends object>(
  schema: S,
  typed: unknown,
  act: (input: z.output<S>, who: Organizer, now: Date) => Promise<FormOutcome<T>>,
): Promise<FormOutcome<T>> {
  try {
    const organizer = await currentOrganizer();
    if (!organizer) return refuse("signed_out");
    const parsed = await schema.safeParseAsync(typed);
    if (!parsed.success) return { ok: false, errors: fieldPathErrors(parsed.error) };
    return await act(parsed.data, organizer, new Date());
  } catch (error) {
    log.error({ err: error }, "an organizer's form failed");
    return refuse("broken");
  }
}
