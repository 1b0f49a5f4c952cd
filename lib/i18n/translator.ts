import { createTranslator } from "use-intl/core";
import type { Locale } from "../local-text";
import { type Messages, messagesIn } from "./wording";

export type Namespace = keyof Messages;

const made = new WeakMap<Messages, Map<Namespace, unknown>>();

/**
 * The words of one namespace outside a page: mails, feeds, calendars, pictures. In pages use next-intl's own. Kept for
 * as long as the site speaks so: a mail to thousands parses its sentences once.
 */
export function translator<N extends Namespace>(locale: Locale, namespace: N) {
  const make = () => createTranslator<Messages, N>({ locale, messages, namespace });
  const messages = messagesIn(locale);
  const known = made.get(messages) ?? new Map<Namespace, unknown>();
  const words = (known.get(namespace) ?? make()) as ReturnType<typeof make>;
  made.set(messages, known.set(namespace, words));
  return words;
}
