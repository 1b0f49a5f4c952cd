import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { editor: words, post, event } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;

const label = `${post.body} (${event.fr})`;
/** The editor itself: until it stands, a plain field of the same role and name holds its place. */
const surface = (page: Page) =>
  page.getByRole("textbox", { name: label, exact: true }).and(page.locator("[contenteditable='true']"));
const saved = (page: Page) =>
  expect(page.locator("form [role='status']").last()).toContainText(/Enregistré/, { timeout: 30_000 });
const markdown = (page: Page) => page.getByRole("button", { name: words.markdownOf.replace("{label}", label) });

/** A new post whose text is written as Markdown, opened in the editor. */
async function opened(page: Page, text: string): Promise<void> {
  await page.goto(addressOf("/organize/posts/new"), { waitUntil: "networkidle" });
  await page.fill("[name='title.fr']", `Longueurs ${newAddress("n").slice(2, 8)}`);
  await markdown(page).click();
  await page.fill("[name='body.fr']", text);
  await page.getByRole("button", { name: post.create }).click();
  await expect(page).toHaveURL(/\/organize\/posts\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  await expect(surface(page)).toBeVisible({ timeout: 30_000 });
}

/** What Word puts on the clipboard for a title, a nested list, numbers, a comment and an empty line. */
const item = (level: number, sign: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {mso-style-name:"Normal"} --></style><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=FR>
<h1>Venir<o:p></o:p></h1>
<p class=MsoNormal style='mso-margin-top-alt:auto'><b style='mso-bidi-font-weight:normal'>Dix heures</b><span style='color:red'>, <a style='mso-comment-reference:CB_1'>place</a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[CB1]</a></span></span> Sainte-Anne.</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${item(1, "·", "un drap")}${item(2, "o", "deux perches")}${item(1, "·", "de la ficelle")}
<p class=MsoNormal>Puis :</p>
${item(1, "1.", "tendre")}${item(1, "2.", "nouer")}
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>À vérifier</p></div></div></body></html>`;

test("what is pasted from Word comes in as a title, a paragraph and lists, without its comments and looks", async ({
  browse,
}) => {
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await opened(page, "");
  await surface(page).evaluate((area, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "Venir");
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, WORD);
  await saved(page);
  await markdown(page).click();
  await expect(page.locator("[name='body.fr']")).toHaveValue(
    "# Venir\n\n**Dix heures**, place Sainte-Anne.\n\n- un drap\n  - deux perches\n- de la ficelle\n\nPuis :\n\n1. tendre\n2. nouer",
  );
});

test("an earlier version taken back stands in the open editor at once, and is what is written on", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await opened(page, "La **première** version.");
  await surface(page).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Tout autre chose.");
  await saved(page);
  await page.reload({ waitUntil: "networkidle" });
  await expect(surface(page)).toHaveText("Tout autre chose.");
  await page.getByText(post.history, { exact: true }).click();
  await page
    .getByRole("button", { name: new RegExp(`^${post.restoreThis.split("{")[0]}`) })
    .first()
    .click();
  await expect(surface(page).locator("strong")).toHaveText("première", { timeout: 30_000 });
  await surface(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Suite.");
  await expect(surface(page)).toHaveText("La première version. Suite.");
  await saved(page);
  await page.reload({ waitUntil: "networkidle" });
  await expect(surface(page)).toHaveText("La première version. Suite.", { timeout: 30_000 });
});

/** How long a keystroke takes until the page has taken it in, in milliseconds: the middle of some. */
async function keystroke(page: Page): Promise<number> {
  await surface(page).focus();
  await page.keyboard.press("Control+End");
  const times: number[] = [];
  for (let count = 0; count < 15; count += 1) {
    const began = performance.now();
    await page.keyboard.type("a");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[7] ?? Number.NaN;
}

test("a text as long as any may be opens, is saved and takes a keystroke about as fast as a short one", async ({
  browse,
}) => {
  test.setTimeout(240_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await opened(page, "Court.");
  const short = await keystroke(page);
  const paragraph = `Une phrase **forte** et [un lien](/events), puis ${"des mots ".repeat(49)}fin.`;
  const long = Array.from({ length: 118 }, () => paragraph).join("\n\n");
  expect(long.length).toBeGreaterThan(58_000);
  await opened(page, long);
  // Twenty times as long would still be written in; a text laid out anew from its beginning takes hundreds.
  expect(await keystroke(page)).toBeLessThan(short * 20);
  await saved(page);
  await page.reload({ waitUntil: "networkidle" });
  await expect(surface(page)).toContainText(/fin\.a{15}$/, { timeout: 30_000 });
});
