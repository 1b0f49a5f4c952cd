import { waitForMail } from "@/tests/helpers/mail";
import { confirmationLink, isConfirmation, newAddress } from "./people";
import { addressOf, expect, site, test } from "./site";

test("a newcomer offers help without scripts: mail, button, welcome, and the group hears of it", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  const email = newAddress("aide");
  await page.goto(addressOf("/join"));
  await page.fill("#volunteer-name", "Idriss");
  await page.fill("#volunteer-email", email);
  await page.selectOption("#volunteer-group", "lucioles-rennes");
  await page.locator("input[name=skills]").first().check();
  await page.fill("#volunteer-message", "Je peux venir le samedi.");
  await page.fill("#volunteer-phone", "06 12 34 56 78");
  await page.click("#form-volunteer button");
  await expect(page).toHaveURL(addressOf("/join/thanks"));

  await page.goto(await confirmationLink(email));
  await page.locator("form[action*='/confirmations/'] button").first().click();
  await expect(page).toHaveURL(/\/me\/[^?]+\?done=confirmed/);
  await expect(page.locator("main")).toContainText("Rennes");
  await waitForMail(site.mailDir, email, (mail) => !isConfirmation(mail));
  await waitForMail(site.mailDir, "maelle@example.org");
});

test("a wrong phone number is told beside its field and nothing typed is lost", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  await page.goto(addressOf("/join"));
  await page.fill("#volunteer-name", "Idriss");
  await page.fill("#volunteer-email", newAddress("aide"));
  await page.fill("#volunteer-phone", "appelez-moi");
  await page.fill("#volunteer-message", "Ligne une.\nLigne deux.");
  await page.locator("input[name=skills]").nth(1).check();
  await page.click("#form-volunteer button");
  await expect(page.locator("#volunteer-phone-error")).not.toBeEmpty();
  await expect(page.locator("#volunteer-message")).toHaveValue("Ligne une.\nLigne deux.");
  await expect(page.locator("#volunteer-name")).toHaveValue("Idriss");
  await expect(page.locator("input[name=skills]").nth(1)).toBeChecked();
});
