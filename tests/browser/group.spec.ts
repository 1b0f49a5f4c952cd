import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, expect, site, test } from "./site";

const words = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk.settings.group;

test("an owner founds a local group, colours it, and is told why a colour is too pale", async ({ browse }) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState });
  await page.goto(addressOf("/organize/settings/group"), { waitUntil: "networkidle" });
  await expectAccessible(page);
  const slug = newAddress("g").slice(2, 10);
  const name = `Lucioles ${slug}`;
  const found = page.locator("form", { has: page.locator("[name='slug']") });
  await found.locator("[name='name']").fill(name);
  await found.locator("[name='slug']").fill(slug);
  await found.getByRole("button", { name: words.found }).click();
  await expect(page.getByRole("status").filter({ hasText: name })).toBeVisible();

  await page.getByRole("navigation").getByRole("link", { name }).click();
  await page.waitForLoadState("networkidle");
  await page.locator("[name='city']").fill("Brest");
  await page.fill("[name='accent']", "#ffcc00");
  await page.getByRole("button", { name: words.save, exact: true }).click();
  await expect(page.locator("[id$='-accent-error']")).toContainText("1,4");
  await expect(page.locator("[name='accent']")).toBeFocused();
  await expect(page.locator("[name='accent']")).toHaveValue("#ffcc00");
  await expect(page.locator("[name='city']")).toHaveValue("Brest");
  await expectAccessible(page);

  const visitor = await browse({ javaScriptEnabled: false });
  await visitor.goto(addressOf(`/groups/${slug}`));
  await page.fill("[name='accent']", "#1f6f5c");
  await page.getByRole("button", { name: words.save, exact: true }).click();
  await expect(page.getByText(words.saved)).toBeVisible();
  await expect
    .poll(async () => (await visitor.goto(addressOf(`/groups/${slug}`))) && visitor.locator("main").innerText())
    .toContain("Brest");
  await expect(visitor.locator("link[href*='light=1f6f5c']")).toHaveCount(1);
});
