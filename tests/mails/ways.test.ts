import { afterEach, describe, expect, test } from "vitest";
import { speak } from "@/lib/i18n/wording";
import { DEFAULT_WORDING } from "@/lib/settings/words/schema";
import { sampleMails } from "./samples";

/** To one person; two who meet are "vous" in any case. */
const SAYS_VOUS = /(?<!\p{L}|\brendez-)(?:vous(?! convenez ensemble)|votre|vos)(?!\p{L})/iu;

afterEach(() => speak(DEFAULT_WORDING));

describe.each(Object.keys(sampleMails("fr")))("the mail %s", (name) => {
  test("says tu, and no gender, where the site chose so", async () => {
    speak({ address: "tu", inclusive: "neutral" });
    const { subject, text = "" } = (await sampleMails("fr")[name]?.()) ?? { subject: "" };
    expect(text.length).toBeGreaterThan(50);
    expect(`${subject}\n${text}`).not.toMatch(SAYS_VOUS);
    expect(`${subject}\n${text}`).not.toMatch(/\p{L}·\p{L}/u);
  });
});
