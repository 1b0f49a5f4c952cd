import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, PHONE, site, test } from "./site";

const { editor: words, pictures, post, event } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;

const label = `${post.body} (${event.fr})`;
/** The editor itself: until it stands, a plain field of the same role and name holds its place. */
const surface = (page: Page) =>
  page.getByRole("textbox", { name: label, exact: true }).and(page.locator("[contenteditable='true']"));
const saved = (page: Page) =>
  expect(page.locator("form [role='status']").last()).toContainText(/Enregistré/, { timeout: 20_000 });

/** Where the next keys go: waited for, since a slow machine opens and closes a dialog later than a key is pressed. */
const inText = (page: Page) => expect(surface(page)).toBeFocused();
const inDialog = (page: Page) => expect(page.locator("dialog :focus")).toBeVisible();

/** From the text to its toolbar and to one of its buttons, by the keyboard alone. */
async function press(page: Page, name: string) {
  const button = page.getByRole("toolbar", { name: label }).getByRole("button", { name, exact: true });
  await page.keyboard.press("Shift+Tab");
  for (let steps = 0; steps < 20 && !(await button.evaluate((node) => node === document.activeElement)); steps += 1)
    await page.keyboard.press("ArrowRight");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
}

test("a post with everything a text can hold, written by the keyboard alone, reads so and comes back", async ({
  browse,
}) => {
  test.setTimeout(240_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  const { keyboard } = page;
  await page.goto(addressOf("/organize/pictures"), { waitUntil: "networkidle" });
  const name = newAddress("n").slice(2, 8);
  await page.getByText(pictures.add).click();
  await page.getByLabel(`${pictures.alt} (${event.fr})`).first().fill(`Un fond vert ${name}`);
  const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#166534" } })
    .png()
    .toBuffer();
  await page.getByLabel(pictures.file).setInputFiles({ name: "vert.png", mimeType: "image/png", buffer });
  await page.getByRole("button", { name: pictures.send }).click();
  await expect(page.locator("li", { hasText: name })).toBeVisible({ timeout: 30_000 });

  await page.goto(addressOf("/organize/posts/new"), { waitUntil: "networkidle" });
  await page.fill("[name='title.fr']", `Mise en page ${name}`);
  await page.getByRole("button", { name: post.create }).click();
  await expect(page).toHaveURL(/\/organize\/posts\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  await expect(surface(page)).toBeVisible({ timeout: 30_000 });

  await surface(page).focus();
  await press(page, words.does.heading1);
  await inText(page);
  await keyboard.type("Un titre * avec étoile");
  await keyboard.press("Enter");
  await keyboard.type("/");
  await expect(page.getByRole("listbox", { name: words.menu })).toBeVisible();
  await keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await keyboard.press("Backspace");
  await keyboard.type("/liste");
  await expect(page.getByRole("listbox", { name: words.menu }).getByRole("option")).toHaveText([
    words.does.bulletList,
    words.does.orderedList,
  ]);
  await keyboard.press("Enter");
  await keyboard.type("un point");
  await keyboard.press("Enter");
  await keyboard.type("un autre");
  await keyboard.press("Enter");
  await keyboard.press("Enter");

  await keyboard.type("Lire ");
  await press(page, words.does.link);
  await inDialog(page);
  await keyboard.type("javascript:alert(1)");
  await keyboard.press("Enter");
  await expect(page.getByText(words.linkRefused)).toBeVisible();
  await keyboard.press("Control+A");
  await keyboard.type("https://exemple.example/a_b?c=d&e");
  await keyboard.press("Enter");
  await inText(page);
  await keyboard.type(" et la suite");
  await press(page, words.does.footnote);
  await inText(page);
  await keyboard.type("La source.");
  await keyboard.press("ArrowDown");

  await press(page, words.does.picture);
  await expectAccessible(page);
  await page
    .getByRole("dialog")
    .getByRole("radio", { name: `Un fond vert ${name}` })
    .check();
  await page.getByRole("dialog").getByLabel(words.caption).focus();
  await keyboard.type("Le « fond » vert");
  await keyboard.press("Enter");
  await inText(page);
  await press(page, words.does.card);
  await inDialog(page);
  // The newest of each kind are there before anything is asked for.
  await expect(page.getByRole("dialog").getByRole("listitem").nth(3)).toBeVisible();
  await keyboard.type("assembl");
  await keyboard.press("Enter");
  const first = page.getByRole("dialog").getByRole("listitem").getByRole("button").first();
  await expect(first).toContainText(/assembl/i);
  const card = (await first.innerText()).replace(/^.*? · /, "");
  await first.focus();
  await keyboard.press("Enter");
  await inText(page);
  await keyboard.type("Fin.");
  await saved(page);
  await expectAccessible(page);
  // Markdown knows no empty paragraph.
  const written = async () => (await surface(page).innerHTML()).replaceAll(/<p><br[^>]*><\/p>/g, "");
  const html = await written();

  const turn = page.getByRole("button", { name: words.markdownOf.replace("{label}", label) });
  await turn.click();
  const raw = page.locator("[name='body.fr']");
  const text = await raw.inputValue();
  expect(text).toMatch(/^# Un titre \\?\* avec étoile\n\n- un point\n- un autre\n\nLire \[https:/);
  expect(text).toMatch(/\[\^1\]: La source\./);
  expect(text).toMatch(/!\[Un fond vert \w+\]\(\/media\/[0-9a-f-]+-480\.webp "Le « fond » vert"\)/);
  await turn.click();
  await expect(surface(page)).toBeVisible();
  expect(await written()).toBe(html);

  await page.reload({ waitUntil: "networkidle" });
  await expect(surface(page).locator("figure img")).toBeVisible({ timeout: 30_000 });
  await expect(surface(page).locator("figcaption")).toHaveText("Le « fond » vert");

  await page.getByRole("link", { name: post.preview }).click();
  const article = page.locator("article");
  await expect(article.locator("h2").first()).toHaveText("Un titre * avec étoile");
  await expect(article.locator(".prose > ul > li")).toHaveText(["un point", "un autre"]);
  await expect(article.getByRole("link", { name: "https://exemple.example/a_b?c=d&e" })).toHaveAttribute(
    "href",
    /a_b\?c=d&e$/,
  );
  await expect(article.locator("[data-footnotes]")).toContainText("La source.");
  await expect(article.locator("figure figcaption").last()).toContainText("fond");
  await expect(article.locator("figure img").last()).toHaveAttribute("srcset", /480w, .*960w, .*1200w/);
  await expect(article.locator(".embed a")).toHaveText(card);
  await expectAccessible(page);
});

test("a text that the editor cannot hold stays Markdown, and says so; on a telephone all is there", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: PHONE });
  await page.goto(addressOf("/organize/posts/new"), { waitUntil: "networkidle" });
  await expect(surface(page)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const turn = page.getByRole("button", { name: words.markdownOf.replace("{label}", label) });
  await turn.click();
  const table = "| a | b |\n|---|---|\n| 1 | 2 |";
  await page.fill("[name='body.fr']", table);
  await turn.click();
  await expect(page.getByText(words.unheld)).toBeVisible();
  await expect(page.locator("[name='body.fr']")).toHaveValue(table);
  await page.fill("[name='body.fr']", "Des **mots**");
  await turn.click();
  await expect(surface(page).locator("strong")).toHaveText("mots");
});
