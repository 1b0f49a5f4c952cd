import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, PHONE, site, test } from "./site";

const { desk, contacts, volunteers, issues } = JSON.parse(readFileSync("messages/fr.json", "utf8"));

/** Goes by Tab until something has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`No way by Tab to ${selector}`);
}

/** The id of whoever was added by hand. */
async function added(page: Page, name: string): Promise<string> {
  await page.goto(addressOf("/organize/contacts/new"), { waitUntil: "networkidle" });
  await page.fill("#name", name);
  await page.fill("#email", newAddress("touches"));
  await page.locator("[name=origin]").first().check();
  await page.getByRole("button", { name: contacts.new.act, exact: true }).click();
  await expect(page.getByText(contacts.done.added)).toBeVisible();
  return new URL(page.url()).pathname;
}

test("the focus goes to what was done: on the volunteers' board, after a merge, after a test mail", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  const said = page.locator("main [role=status][data-said]");

  await page.goto(addressOf("/organize/volunteers"), { waitUntil: "networkidle" });
  await tabTo(page, "main section:first-of-type li:last-child summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "button[value=touched]");
  await page.keyboard.press("Enter");
  await expect(said).toHaveText(volunteers.done.touched);
  await expect(said).toBeFocused();
  await tabTo(page, "main section:first-of-type li:last-child summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "button[value=quiet]");
  await page.keyboard.press("Enter");
  await expect(said).toHaveText(volunteers.done.quiet);
  await expect(said).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(said).toHaveText(volunteers.done.awake);
  await expect(said).toBeFocused();
  await tabTo(page, "main details[open] select[name=buddy]");
  await tabTo(page, "main details[open] form:has(select[name=buddy]) button");
  await page.keyboard.press("Enter");
  await expect(said).toHaveText(volunteers.done.given);
  await expect(said).toBeFocused();

  const name = newAddress("Claude").split("@")[0] ?? "";
  const keep = await added(page, `${name} Un`);
  await added(page, `${name} Deux`);
  await page.goto(addressOf(`${keep}/merge?q=${name}`), { waitUntil: "networkidle" });
  await page.getByRole("link", { name: `${name} Deux` }).click();
  await page.waitForLoadState("networkidle");
  await tabTo(page, "main form button");
  await page.keyboard.press("Enter");
  await expect(said).toHaveText(contacts.done.merged);
  await expect(said).toBeFocused();

  await page.goto(addressOf("/organize/newsletters"), { waitUntil: "networkidle" });
  await page.getByRole("button", { name: issues.begin }).click();
  await expect(page).toHaveURL(/\/organize\/newsletters\/[0-9a-f-]{36}$/);
  await page.fill("[name='subject.fr']", "Un essai");
  await page
    .getByRole("button", { name: desk.editor.markdownOf.replace("{label}", `${issues.body} (en français)`) })
    .click();
  await page.fill("[name='words.fr']", "Bonjour.");
  await page.getByRole("button", { name: desk.post.save, exact: true }).click();
  await expect(page.locator("form [role='status']").last()).toContainText(/Enregistré/);
  await page.goto(`${page.url()}/check`, { waitUntil: "networkidle" });
  await tabTo(page, "main textarea");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(said).toContainText(issues.check.tested);
  await expect(said).toBeFocused();
});

test("refused for several fields, a form lists them at its head: from there to each, unfolded; one alone takes the focus itself", async ({
  browse,
}) => {
  const page = await browse({ storageState: site.ownerState, viewport: PHONE });
  await page.goto(addressOf("/organize/events"), { waitUntil: "networkidle" });
  const event = page.locator("main").getByRole("link", { name: "Contre-sommet" }).first();
  await page.goto(`${site.origin}${await event.getAttribute("href")}`, { waitUntil: "networkidle" });
  const form = page.locator("form", { has: page.locator("[name='title.fr']") });
  await form.evaluate((all) => {
    for (const fold of all.querySelectorAll("details")) fold.open = true;
  });
  const [north, email] = [form.locator("[name=latitude]"), form.locator("[name=contactEmail]")];
  await north.fill("au nord");
  await email.fill("personne");
  await form.evaluate((all) => {
    for (const fold of all.querySelectorAll("details")) fold.open = false;
  });
  const save = form.getByRole("button", { name: desk.event.save, exact: true });
  await save.press("Enter");
  const list = form.locator(".error-summary");
  await expect(list).toBeFocused();
  await expect(list.getByRole("link")).toHaveCount(2);
  await expect(list.getByRole("link").last()).toContainText(desk.event.contactEmail);
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(email).toBeFocused();
  await email.fill("");
  await save.press("Enter");
  await expect(north).toBeFocused();
  await expect(list).toHaveCount(0);
});
