import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { post: words, posts: list, editor } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;

test("a post from a title to the news, taken off, thrown away and taken back", async ({ browse }) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/posts/new"), { waitUntil: "networkidle" });
  const title = `Recoudre ${newAddress("n").slice(2, 8)}`;
  await page.fill("[name='title.fr']", title);
  await page.getByRole("button", { name: editor.markdownOf.replace("{label}", `${words.body} (en français)`) }).click();
  await page.fill("[name='body.fr']", "Un **bouton**[^1].\n\n[^1]: Ou deux.");
  await page.getByRole("button", { name: words.create }).click();
  await expect(page).toHaveURL(/\/organize\/posts\/[0-9a-f-]{36}$/);
  await expectAccessible(page);

  await page.getByRole("link", { name: words.preview }).click();
  await expect(page.locator("article h1")).toContainText(title);
  await expect(page.locator("article strong")).toHaveText("bouton");
  await page.goBack({ waitUntil: "networkidle" });

  await page.getByRole("button", { name: words.publish }).click();
  await expect(page.getByRole("button", { name: words.withdraw })).toBeVisible();
  const link = (await page.getByRole("link", { name: words.see }).getAttribute("href")) ?? "";
  const visitor = await browse({ javaScriptEnabled: false });
  const status = async () => (await visitor.goto(`${site.origin}${link}`))?.status();
  await expect.poll(status).toBe(200);

  await page.fill("[name='title.fr']", "");
  await page.getByRole("button", { name: words.save }).click();
  await expect(page.locator("[name='title.fr']")).toBeFocused();
  await page.fill("[name='title.fr']", `${title} encore`);
  await page.getByRole("button", { name: words.save }).click();
  await expect
    .poll(async () => (await visitor.goto(`${site.origin}${link}`)) && visitor.locator("h1").innerText())
    .toContain("encore");

  await page.locator("[name='summary.fr']").pressSequentially("Fil et aiguille.");
  await expect(page.locator("form [role='status']").last()).toContainText(/Enregistré/, { timeout: 15_000 });
  await page.reload({ waitUntil: "networkidle" });
  await expect(page.locator("[name='summary.fr']")).toHaveValue("Fil et aiguille.");

  await page.getByRole("button", { name: words.delete }).click();
  await expect(page.getByRole("button", { name: words.restore, exact: true })).toBeVisible();
  await expect.poll(status).toBe(404);
  await page.goto(addressOf("/organize/posts?state=deleted"), { waitUntil: "networkidle" });
  await page.locator("tr", { hasText: title }).getByRole("button", { name: list.restore }).click();
  await expect.poll(status).toBe(200);
});
