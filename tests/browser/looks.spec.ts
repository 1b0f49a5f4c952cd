import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { addressOf, DESKTOP, expect, PHONE, site, test } from "./site";

const { desk } = JSON.parse(readFileSync("messages/fr.json", "utf8"));

async function openEvent(page: Page): Promise<void> {
  await page.goto(addressOf("/organize/events"), { waitUntil: "networkidle" });
  const event = page.locator("main").getByRole("link", { name: "Contre-sommet" }).first();
  await page.goto(`${site.origin}${await event.getAttribute("href")}`, { waitUntil: "networkidle" });
}

const bottomOf = async (what: Locator): Promise<number> => {
  const box = await what.boundingBox();
  if (!box) throw new Error("not on the page");
  return box.y + box.height;
};

test("the fields of somebody who speaks are level with each other", async ({ look }) => {
  const page = await look({ storageState: site.ownerState, viewport: DESKTOP });
  await openEvent(page);
  await page.getByRole("button", { name: desk.programme.addSpeaker, exact: true }).last().click();
  const line = page.locator("details[open]").last();
  const field = (name: string) => line.locator(`[name$='.${name}']`);
  for (const [left, right] of [
    ["name", "collective"],
    ["role.fr", "role.en"],
    ["count", "state"],
  ] as const)
    expect(Math.abs((await bottomOf(field(left))) - (await bottomOf(field(right)))), left).toBeLessThan(2);
});

test("two rows of pictures are seen whole on a phone", async ({ look }) => {
  const page = await look({ storageState: site.ownerState, viewport: PHONE });
  await openEvent(page);
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  const choices = page.locator("div:has(> label > input[type=radio])").first();
  expect(await choices.locator("label").count()).toBeGreaterThan(3);
  expect(await bottomOf(choices.locator("label").nth(3))).toBeLessThan(await bottomOf(choices));
});
