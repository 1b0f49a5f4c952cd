import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { addressOf, DESKTOP, expect, PHONE, site, test } from "./site";

const { desk } = JSON.parse(readFileSync("messages/fr.json", "utf8"));

test("Ctrl K finds while one types, by arrows and Enter; people only on their own page", async ({ browse }) => {
  const page = await browse({ storageState: site.ownerState, viewport: PHONE });
  await page.goto(addressOf("/organize"), { waitUntil: "networkidle" });
  const asks: string[] = [];
  page.on("request", (request) => request.method() === "POST" && asks.push(request.postData() ?? ""));
  await page.keyboard.press("Control+k");
  const input = page.getByRole("combobox");
  await expect(input).toBeFocused();
  await expect(input).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.type("sommet", { delay: 30 });
  const dialog = page.getByRole("dialog");
  const options = dialog.getByRole("option");
  const status = dialog.getByRole("status");
  await expect(status).toContainText(/\d+ résultats?,/);
  expect(asks).toHaveLength(1);
  const people = options.last();
  await expect(people).toContainText(desk.search.live.people.replace("{asked}", "sommet"));
  await expect(people).toHaveAttribute("href", "/organize/contacts?q=sommet");
  expect(await options.count()).toBe(Number(/\d+/.exec(await status.innerText())?.[0]) + 1);
  await expectAccessible(page);

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  const id = await options.first().getAttribute("id");
  await expect(input).toHaveAttribute("aria-activedescendant", id ?? "");
  await page.keyboard.press("ArrowUp");
  await expect(people).toHaveAttribute("aria-selected", "true");

  const { search } = desk;
  await input.fill("brouillon");
  await expect(dialog.getByRole("option", { name: search.act.drafts })).toBeVisible();
  await input.fill("personne@exemple.fr");
  await expect(options.first()).toContainText(search.live.address.replace("{asked}", "personne@exemple.fr"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(addressOf("/organize/contacts?q=personne%40exemple.fr"));
});

test("whoever has no line chosen goes by Enter to the page of the search, as without scripts", async ({ browse }) => {
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize"), { waitUntil: "networkidle" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sommet");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(addressOf("/organize/search?q=sommet"));
  await expect(page.locator("main a[href$='/organize/contacts?q=sommet']")).toBeVisible();
});
