import { createTranslator } from "use-intl/core";
import type { Locale } from "../local-text";
import { type Messages, messagesIn } from "./wording";

export type Namespace = keyof Messages;

/** The words of one namespace outside a page: mails, feeds, calendars, pictures. In pages use next-intl's own. */
export const translator = <N extends Namespace>(locale: Locale, namespace: N) =>
  createTranslator<Messages, N>({ locale, messages: messagesIn(locale), namespace });
