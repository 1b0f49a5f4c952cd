import en from "@/messages/en.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };
import { expectAccessible } from "@/tests/helpers/axe";
import { addressOf, expect, LOCALES, test } from "./site";

const WORDS = { fr, en };

for (const locale of LOCALES) {
  for (const path of ["/nowhere", "/events/no-such-event", "/news/no-such-post", "/me/no-such-token", "/confirm/x"]) {
    test(`${path} in ${locale} helps on, with and without scripts`, async ({ browse }) => {
      for (const javaScriptEnabled of [false, true]) {
        const page = await browse({ javaScriptEnabled });
        const answer = await page.goto(addressOf(path, locale));
        expect(answer?.status()).toBe(404);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        const isLink = /^\/(me|confirm)\//.test(path);
        const { linkUnknown, errorPages } = WORDS[locale];
        await expect(page.locator("h1")).toHaveText(isLink ? linkUnknown.title : errorPages.notFound.title);
        await expect(page.locator("main a[href]").first()).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page);
      }
    });
  }
}
