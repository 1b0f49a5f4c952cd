import type { LocalText } from "@/lib/local-text";

/** U+202F, as French sets before ; : ! ? and inside « ». */
const NARROW = "\u202f";

/** French as it is typed on a keyboard, with the spaces and apostrophes it is printed with. */
export const french = (typed: string): string =>
  typed
    .replaceAll("'", "’")
    .replaceAll(/ ([;:!?»])/g, `${NARROW}$1`)
    .replaceAll("« ", `«${NARROW}`)
    .replaceAll(/(\d) (?=\d{3}\b|h\b|%|€)/g, `$1${NARROW}`)
    .replaceAll(/(\bh) (?=\d)/g, `$1${NARROW}`);

/** Text in French, and in English where somebody took the time. */
export const text = (fr: string, en?: string): LocalText => ({
  fr: french(fr.trim()),
  ...(en ? { en: en.trim().replaceAll("'", "’") } : {}),
});
