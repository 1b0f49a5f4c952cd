import { waitForMail } from "@/tests/helpers/mail";
import { confirmationLink, isConfirmation, newAddress } from "./people";
import { addressOf, expect, LOCALES, site, test } from "./site";

for (const locale of LOCALES) {
  test(`a visitor subscribes in ${locale} without scripts: form, mail, page, button, state`, async ({ browse }) => {
    const page = await browse({ javaScriptEnabled: false });
    const email = newAddress("abonne");
    await page.goto(addressOf("/newsletter", locale));
    await page.fill("#subscription-email", email);
    await page.fill("#subscription-name", "Élise");
    await page.check("#subscription-consent");
    await page.click("#form-subscription button");
    await expect(page).toHaveURL(addressOf("/newsletter/thanks", locale));

    const mail = await waitForMail(site.mailDir, email, isConfirmation);
    expect(mail.html).toContain(`lang="${locale}"`);
    await page.goto(await confirmationLink(email));
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.locator("main")).toContainText(/La lettre|The letter/);
    await page.locator("form[action*='/confirmations/'] button").first().click();
    await expect(page).toHaveURL(/\/me\/[^?]+\?done=confirmed/);
    await expect(page.locator("#letters")).toContainText(/La lettre|The letter/);

    const welcome = await waitForMail(site.mailDir, email, (each) => !isConfirmation(each));
    expect(welcome.links.some((link) => link.includes("/me/"))).toBe(true);

    await page.locator("#letters button[value=unsubscribe]").click();
    await expect(page).toHaveURL(/\/me\//);
    await expect(page.locator("#letters button[value=subscribe]")).toBeVisible();
  });
}

test("whoever did not ask refuses with one button and nothing of them stays", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  const email = newAddress("refus");
  await page.goto(addressOf("/newsletter"));
  await page.fill("#subscription-email", email);
  await page.check("#subscription-consent");
  await page.click("#form-subscription button");
  await page.goto(await confirmationLink(email));
  await page.click("button[name=refuse]");
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("#letters button[value=unsubscribe]")).toHaveCount(0);
});

test("the answer to a known address is the answer to an unknown one", async ({ browse }) => {
  const email = newAddress("connu");
  const seen: string[] = [];
  for (let times = 0; times < 2; times += 1) {
    const page = await browse({ javaScriptEnabled: false });
    await page.goto(addressOf("/newsletter"));
    await page.fill("#subscription-email", email);
    await page.check("#subscription-consent");
    await page.click("#form-subscription button");
    await expect(page).toHaveURL(addressOf("/newsletter/thanks"));
    seen.push(await page.content());
  }
  expect(seen[1]).toBe(seen[0]);
});
