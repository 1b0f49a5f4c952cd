import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import en from "@/messages/en.json";
import fr from "@/messages/fr.json";
import { CONSENT_TEXTS } from "./texts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("the words of a consent change only together with its version", () => {
  const shown = { NEWSLETTER: "newsletter", EVENT: "event", VOLUNTEER: "volunteer", CONTACT: "contact" } as const;
  for (const [purpose, key] of Object.entries(shown))
    expect(CONSENT_TEXTS[purpose as keyof typeof shown].sha256, purpose).toEqual({
      fr: sha256(fr.consent[key]),
      en: sha256(en.consent[key]),
    });
});
