import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { post: words, campaign: own, campaigns: list } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;

test("a campaign from a title to the site with its calls in order, taken off it, thrown away and taken back, scheduled, and copied", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/campaigns/new"), { waitUntil: "networkidle" });
  const title = `Rallumer ${newAddress("c").slice(2, 8)}`;
  await page.fill("[name='title.fr']", title);
  for (const [at, call] of ["Venez", "Écrivez"].entries()) {
    await page.getByRole("button", { name: own.addCall }).click();
    await page.fill(`[name='calls.${at}.title.fr']`, call);
  }
  await page.getByRole("button", { name: words.create }).click();
  await expect(page).toHaveURL(/\/organize\/campaigns\/[0-9a-f-]{36}$/);
  await expectAccessible(page);

  await page.locator("li", { hasText: "Écrivez" }).locator("summary").click();
  await page.getByRole("button", { name: own.upThis.replace("{number, number}", "2") }).click();
  await page.getByRole("button", { name: words.save }).click();
  await expect(page.locator("form [role='status']").last()).toContainText(/Enregistré/, { timeout: 15_000 });

  await page.getByRole("link", { name: words.preview }).click();
  await expect(page.locator("h1")).toContainText(title);
  await expect(page.locator("#calls h3")).toHaveText(["Écrivez", "Venez"]);
  await page.goBack({ waitUntil: "networkidle" });

  await page.getByRole("button", { name: words.publish }).click();
  await expect(page.getByRole("button", { name: words.withdraw })).toBeVisible();
  const link = (await page.getByRole("link", { name: words.see }).getAttribute("href")) ?? "";
  const visitor = await browse({ javaScriptEnabled: false });
  const status = async () => (await visitor.goto(`${site.origin}${link}`))?.status();
  await expect.poll(status).toBe(200);
  await page.getByRole("button", { name: words.withdraw }).click();
  await expect.poll(status).toBe(404);

  await page.getByText(words.history).click();
  await expect(page.getByRole("button", { name: /^Rétablir la version/ })).toHaveCount(1);
  await page.getByRole("button", { name: words.delete }).click();
  await expect(page.getByRole("button", { name: words.restore, exact: true })).toBeVisible();
  await page.goto(addressOf("/organize/campaigns?state=deleted"), { waitUntil: "networkidle" });
  await page.locator("tr", { hasText: title }).getByRole("button", { name: words.restore }).click();
  await expect(page.locator("tr", { hasText: title })).toHaveCount(0);
  await page.goto(addressOf("/organize/campaigns?state=withdrawn"), { waitUntil: "networkidle" });
  await page.getByRole("link", { name: title }).click();

  await page.getByText(words.later).click();
  await page.fill("[name='day']", "2037-03-01");
  await page.fill("[name='time']", "09:00");
  await page.getByRole("button", { name: words.schedule, exact: true }).click();
  await expect(page.getByRole("button", { name: words.unschedule })).toBeVisible();
  expect(await status()).toBe(404);

  await page.getByRole("button", { name: words.duplicate }).click();
  await expect(page.locator("main .meta").first()).toContainText(list.states.draft);
});
