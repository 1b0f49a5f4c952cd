import type { Locale } from "../local-text";
import { translator } from "./translator";

/** A message key with its numbers: "too_long:max=80" is "too_long" with { max: 80 }. */
export function readErrorKey(text: string): { key: string; values: Record<string, number> } {
  const [key = "", numbers = ""] = text.split(":");
  const values: Record<string, number> = {};
  for (const pair of numbers.split(",")) {
    const [name, value] = pair.split("=");
    if (name && value && Number.isFinite(Number(value))) values[name] = Number(value);
  }
  return { key, values };
}

/** A translator seen without its keys' types: the key comes from data here. */
type Words = {
  (key: string, values?: Record<string, number>): string;
  has(key: string): boolean;
  raw(key: string): unknown;
};

const KEY = /^[a-z_]+(\.[a-z_]+)*$/;
const isSentence = (t: Words, key: string) => KEY.test(key) && t.has(key) && typeof t.raw(key) === "string";

/** Whether a text is a key of messages/ under `errors`, with or without numbers. */
export const isErrorKey = (text: string): boolean =>
  isSentence(translator("fr", "errors") as unknown as Words, readErrorKey(text).key);

/** The sentence of a key below `errors`, or of "refusals.<reason>"; an unknown key says that the value is not possible here. */
export function errorSentence(text: string, locale: Locale): string {
  const { key, values } = readErrorKey(text);
  const errors = translator(locale, "errors") as unknown as Words;
  if (key.startsWith("refusals.")) return refusalSentence(key.slice("refusals.".length), locale);
  return isSentence(errors, key) ? errors(key, values) : errors("unknown");
}

/** The sentence of a refusal's reason, a key below `refusals`. */
export function refusalSentence(reason: string, locale: Locale): string {
  const refusals = translator(locale, "refusals") as unknown as Words;
  return isSentence(refusals, reason) ? refusals(reason) : refusals("not_now");
}
