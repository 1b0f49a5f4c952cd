import en from "@/messages/en.json";
import fr from "@/messages/fr.json";
import frNeutral from "@/messages/fr-neutral.json";
import frTu from "@/messages/fr-tu.json";
import frTuNeutral from "@/messages/fr-tu-neutral.json";
import type { Locale } from "../local-text";
import type { Wording } from "../settings/words/schema";

export type Messages = typeof fr;
/** The sentences that are said otherwise, each at its place. */
type Other = { [key: string]: string | Other };

function over<T>(words: T, other: Other): T {
  const said = { ...words } as Record<string, unknown>;
  for (const [key, value] of Object.entries(other))
    said[key] = typeof value === "string" ? value : over(said[key], value);
  return said as T;
}

/** All messages in French, as a site says them. */
export function frenchIn({ address, inclusive }: Wording): Messages {
  const tu = address === "tu" ? over(fr, frTu) : fr;
  if (inclusive === "median") return tu;
  const neutral = over(tu, frNeutral);
  return address === "tu" ? over(neutral, frTuNeutral) : neutral;
}

/** Next keeps modules of its own: what the front heard must reach its pages. */
const kept = globalThis as { cortegeFrench?: Messages };

/** From now on this process speaks so. */
export function speak(wording: Wording): void {
  kept.cortegeFrench = frenchIn(wording);
}

/** The messages of a language as this site says them. */
export const messagesIn = (locale: Locale): Messages => (locale === "fr" ? (kept.cortegeFrench ?? fr) : en);
