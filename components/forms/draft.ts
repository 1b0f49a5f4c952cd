import { errorSentence } from "@/lib/i18n/error-key";
import type { Locale } from "@/lib/local-text";

/** What a refused post held, as readFormDraft (lib/http/form-drafts) gives it to a page; null on a fresh form. */
export type Draft = { values: Record<string, string | string[]>; errors: Record<string, string> } | null;

/** What a form shows: the values typed before, and a sentence per refused field. */
export type FormState = {
  value(name: string): string | undefined;
  values(name: string): string[];
  error(name: string): string | undefined;
  /** Every refused field with its sentence; the field "form" is the form as a whole. */
  errors: { field: string; sentence: string }[];
};

/** Reads a draft for a reader of `locale`; a fresh form has no values and no errors. */
export function formState(draft: Draft, locale: Locale): FormState {
  const values = (name: string) => [draft?.values[name] ?? []].flat();
  const errors = Object.entries(draft?.errors ?? {}).map(([field, key]) => ({
    field,
    sentence: errorSentence(key, locale),
  }));
  return {
    value: (name) => values(name)[0],
    values,
    error: (name) => errors.find(({ field }) => field === name)?.sentence,
    errors,
  };
}
