import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type Crowd, makeCrowd } from "./crowd";
import { becomeMember, newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { contacts: words, subscribers, desk } = JSON.parse(readFileSync("messages/fr.json", "utf8"));
const { log } = desk.settings;

/** What a button downloads, as text. */
async function fileBy(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return readFileSync(await file.path(), "utf8");
}

/** Adds somebody by hand; answers the path of their page. */
async function addSomebody(page: Page, name: string): Promise<string> {
  await page.goto(addressOf("/organize/contacts/new"), { waitUntil: "networkidle" });
  await page.fill("#name", name);
  await page.fill("#email", newAddress("fiche"));
  await page.locator("[name=origin]").first().check();
  await page.getByRole("button", { name: words.new.act, exact: true }).click();
  await expect(page.getByText(words.done.added)).toBeVisible();
  return new URL(page.url()).pathname;
}

test("one person known twice: found by name, seen as one before it is done, made one, and two again", async ({
  browse,
}) => {
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  const name = newAddress("Dominique").split("@")[0] ?? "";
  const keep = await addSomebody(page, `${name} Un`);
  const drop = await addSomebody(page, `${name} Deux`);
  await page.goto(addressOf(`${keep}/merge`), { waitUntil: "networkidle" });
  await page.fill("#q", name.toUpperCase());
  await page.getByRole("button", { name: words.merging.find, exact: true }).click();
  await page.getByRole("link", { name: `${name} Deux` }).click();
  await expect(page.getByRole("heading", { name: words.merging.kept })).toBeVisible();
  await expect(page.locator("main")).toContainText(words.merging.undoable);
  await page.getByRole("button", { name: words.merging.act, exact: true }).click();
  await expect(page.getByText(words.done.merged)).toBeVisible();
  const status = async () => (await page.request.get(addressOf(drop))).status();
  expect(await status()).toBe(404);
  await page.getByRole("button", { name: desk.undo.act, exact: true }).click();
  await expect(page.getByText(words.done.separated)).toBeVisible();
  expect(await status()).toBe(200);
});

test("who reads a letter is listed with the proof, filtered and taken out as a file; the log says so, and is a file too", async ({
  browse,
}) => {
  const { email } = await becomeMember();
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/subscribers"), { waitUntil: "networkidle" });
  const line = page.locator("tbody tr", { hasText: email });
  await expect(line).toContainText(words.consents.hows.form);
  expect(await fileBy(page, subscribers.list.csv)).toContain(email);
  await page.getByRole("navigation", { name: subscribers.states.label }).getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/state=left/);
  await expect(line).toHaveCount(0);

  await page.goto(addressOf("/organize/settings/log?act=subscribers.exported"), { waitUntil: "networkidle" });
  await expect(page.locator("tbody tr").first()).toContainText(log.acts.subscribers.exported);
  const acts = await page.locator("tbody tr td:first-child").allInnerTexts();
  expect(new Set(acts)).toEqual(new Set([log.acts.subscribers.exported]));
  const file = await fileBy(page, log.csv);
  expect(file).toContain(log.acts.subscribers.exported);
  expect(file).not.toContain(log.acts.contacts.viewed);
  await page.goto(addressOf("/organize/settings/log"), { waitUntil: "networkidle" });
  await expect(page.locator("tbody tr", { hasText: log.acts.trail.exported }).first()).toBeVisible();
});

test.describe("a group that knows many", () => {
  let crowd: Crowd;
  test.beforeAll(async () => {
    crowd = await makeCrowd({ named: 1100, nameless: 12_000 });
  });
  test.afterAll(() => crowd.leave());

  test("all that match are tagged by one act that tells how far it is, and is taken back whole", async ({ browse }) => {
    const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
    await page.goto(addressOf(`/organize/contacts?group=${crowd.group}&tag=foule`), { waitUntil: "networkidle" });
    const held = await crowd.holdLast();
    // What to do with those ticked is at hand at the end of the list too.
    await page.locator("tbody tr").last().scrollIntoViewIfNeeded();
    const bulk = page.getByText(words.list.bulk, { exact: true });
    await expect(bulk).toBeInViewport();
    await bulk.click();
    await page.check("#all");
    await page.fill("#bulk-tag", "essai");
    await page.getByRole("button", { name: words.list.give, exact: true }).click();
    await expect(page).toHaveURL(/\/contacts\/bulk\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("progressbar")).toHaveJSProperty("max", 1100);
    await expect(page.getByRole("status").first()).toContainText("sur 1");
    expect(await crowd.count("essai")).toBeLessThan(1100);
    await held.letGo();
    await expect(page.getByRole("progressbar")).toHaveCount(0, { timeout: 30_000 });
    expect(await crowd.count("essai")).toBe(1100);
    await page.getByRole("button", { name: desk.undo.act, exact: true }).click();
    await expect(page.getByText(words.bulk.undone.TAG.replace("{tag}", "essai"))).toBeVisible({ timeout: 30_000 });
    expect(await crowd.count("essai")).toBe(0);
    expect(await crowd.count("foule")).toBe(1100);
  });

  test("a name is looked for to the end by itself, with its progress, with and without scripts", async ({ browse }) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await browse({ storageState: site.ownerState, viewport: DESKTOP, javaScriptEnabled });
      await page.goto(addressOf(`/organize/contacts?group=${crowd.group}&q=solene`));
      if (!javaScriptEnabled) {
        await expect(page.getByRole("progressbar", { name: words.pages.search })).toHaveAttribute("max", "13102");
        await expect(page.locator("tbody tr")).toHaveText([/Solène la première/]);
      }
      await expect(page.locator("tbody tr")).toHaveText([/Solène la première/, /Solène la dernière/], {
        timeout: 20_000,
      });
      await expect(page.getByRole("status").first()).toContainText(/13.102 noms parcourus\./);
      await expect(page.getByRole("progressbar")).toHaveCount(0);
    }
  });
});
