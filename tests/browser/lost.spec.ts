import { expectAccessible } from "@/tests/helpers/axe";
import { addressOf, expect, LOCALES, test } from "./site";

for (const locale of LOCALES) {
  for (const path of ["/nowhere", "/events/no-such-event", "/news/no-such-post", "/me/no-such-token", "/confirm/x"]) {
    test(`${path} in ${locale} helps on, with and without scripts`, async ({ browse }) => {
      for (const javaScriptEnabled of [false, true]) {
        const page = await browse({ javaScriptEnabled });
        const answer = await page.goto(addressOf(path, locale));
        const isLink = /^\/(me|confirm)\//.test(path);
        expect(isLink ? [200, 404, 410] : [404]).toContain(answer?.status());
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(page.locator("h1")).toBeVisible();
        await expect(page.locator("main a[href]").first()).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page);
      }
    });
  }
}
