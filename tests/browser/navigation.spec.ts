import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, test } from "./site";

test("the navigation leads from page to page, under the policy", async ({ browse }) => {
  const page = await browse({ viewport: DESKTOP });
  await page.goto(addressOf("/"));
  for (const path of ["/events", "/campaigns", "/news"]) {
    await page.locator(`header a[href="${path}"]`).first().click();
    await expect(page).toHaveURL(addressOf(path));
    await expect(page.locator("h1")).toBeVisible();
  }
});

test("a form can be filled and sent by keyboard alone", async ({ browse }) => {
  const page = await browse();
  await page.goto(addressOf("/newsletter"));
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
  const reached: (string | undefined)[] = [];
  for (let steps = 0; steps < 60 && reached.at(-1) !== "subscription-consent"; steps += 1) {
    await page.keyboard.press("Tab");
    reached.push(await focused());
    if (reached.at(-1) === "subscription-email") await page.keyboard.type(newAddress("clavier"));
    if (reached.at(-1) === "subscription-consent") await page.keyboard.press("Space");
  }
  expect(reached).not.toContain("subscription-website");
  expect(reached.indexOf("subscription-email")).toBeGreaterThan(-1);
  expect(reached.indexOf("subscription-email")).toBeLessThan(reached.indexOf("subscription-consent"));
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
  expect(outline).not.toBe("none");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(addressOf("/newsletter/thanks"));
});

test("the choice of light or dark holds without scripts", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  await page.goto(addressOf("/events"));
  await page.locator("form[action='/api/public/theme'] button[value=dark]").click();
  await expect(page).toHaveURL(addressOf("/events"));
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a shared address brings its title, its words and a poster", async ({ request }) => {
  for (const path of ["/", "/events/contre-sommet", "/campaigns/reprendre-la-main"]) {
    const page = await (await request.get(addressOf(path))).text();
    expect(page, path).toMatch(/<meta property="og:title" content="[^"]+"/);
    expect(page, path).toMatch(/<meta property="og:description" content="[^"]+"/);
    const poster = /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? "";
    expect((await request.get(poster)).headers()["content-type"], path).toBe("image/png");
  }
});
