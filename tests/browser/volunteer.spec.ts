import { readFileSync } from "node:fs";
import { waitForMail } from "@/tests/helpers/mail";
import { confirmationLink, isConfirmation, newAddress } from "./people";
import { addressOf, expect, site, test } from "./site";

const { volunteers, desk } = JSON.parse(readFileSync("messages/fr.json", "utf8"));

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

test("who offered help is answered from the board: how to reach them, a contact noted, and taken back, without scripts", async ({
  browse,
}) => {
  const page = await browse({ storageState: site.ownerState, javaScriptEnabled: false });
  await page.goto(addressOf("/organize"));
  await page.locator(".needs a[href*='/organize/volunteers']").first().click();
  const columns = page.locator("main section");
  // The button leads to who has waited longest: in view, and what one can do there lies open.
  const card = columns.first().locator("li:target");
  const id = await card.getAttribute("id");
  await expect(card.locator("a[href^='mailto:']")).toBeInViewport();
  const touch = card.getByRole("button", { name: volunteers.touch });
  await expect(touch).toHaveAccessibleName(new RegExp(`^${volunteers.touch}, .`));
  await touch.click();
  await expect(page.getByRole("status")).toHaveText(volunteers.done.touched);
  await expect(columns.nth(1).locator(`[id="${id}"]`)).toBeVisible();
  await page.getByRole("button", { name: desk.undo.act, exact: true }).click();
  await expect(page.getByRole("status")).toHaveText(volunteers.done.untouched);
  await expect(columns.first().locator(`[id="${id}"]`)).toBeVisible();

  // Noting a contact needs no unfolding.
  const mine = page.locator(`[id="${id}"]`);
  await page.goto(addressOf("/organize/volunteers"));
  await expect(mine.getByRole("button", { name: volunteers.touch })).toBeVisible();
  await expect(mine.getByRole("button", { name: volunteers.quiet })).toBeHidden();
  const unfold = () => mine.locator("details").evaluate((fold) => fold.setAttribute("open", ""));
  await unfold();
  await mine.getByRole("button", { name: volunteers.quiet }).click();
  await expect(page.getByRole("status")).toHaveText(volunteers.done.quiet);
  await page.getByRole("button", { name: desk.undo.act, exact: true }).click();
  await expect(page.getByRole("status")).toHaveText(volunteers.done.awake);
  await unfold();
  await expect(mine.getByRole("button", { name: volunteers.quiet })).toBeVisible();
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
