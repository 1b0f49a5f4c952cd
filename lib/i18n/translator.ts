import { createTranslator } from "use-intl/core";
import en from "@/messages/en.json";
import fr from "@/messages/fr.json";
import type { Locale } from "../local-text";

export type Messages = typeof fr;
export type Namespace = keyof Messages;

const messages: Record<Locale, Messages> = { fr, en };

/** The words of one namespace outside a page: mails, feeds, calendars, pictures. In pages use next-intl's own. */
export const translator = <N extends Namespace>(locale: Locale, namespace: N) =>
  createTranslator<Messages, N>({ locale, messages: messages[locale], namespace });
