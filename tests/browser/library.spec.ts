import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const messages = JSON.parse(readFileSync("messages/fr.json", "utf8"));
const { post: words, files, pictures, page: own } = messages.desk;

const PDF = Buffer.from("%PDF-1.4\n% a brochure\n%%EOF\n");
const cover = () =>
  sharp({ create: { width: 600, height: 800, channels: 3, background: "#1d6a43" } })
    .png()
    .toBuffer();

const publicPath = async (page: Page) => (await page.getByRole("link", { name: words.see }).getAttribute("href")) ?? "";

async function publish(page: Page): Promise<string> {
  await page.getByRole("button", { name: words.publish }).click();
  await expect(page.getByRole("button", { name: words.withdraw })).toBeVisible();
  return publicPath(page);
}

test("a brochure with its PDF and cover, from a title to a visitor's download, and off the site again", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/resources/new"), { waitUntil: "networkidle" });
  const title = `Plier ${newAddress("b").slice(2, 8)}`;
  await page.fill("[name='title.fr']", title);
  await page.fill("[name='licence']", "CC BY-SA 4.0");
  await page.selectOption("[name='language']", "fr");

  await page.getByText(files.add).click();
  const send = async (buffer: Buffer) => {
    await page.getByLabel(files.file).setInputFiles({ name: "plier.pdf", mimeType: "application/pdf", buffer });
    await page.getByRole("button", { name: files.send }).click();
  };
  await send(Buffer.from("<html>"));
  await expect(page.getByText(files.refusals.kind_unknown)).toBeVisible();
  await send(PDF);
  await expect(page.getByText(files.sent)).toBeVisible();

  await page.getByText(pictures.add).click();
  await page.getByLabel(`${pictures.alt} (en français)`).fill(`Un fond vert, ${title}`);
  const picture = { name: "cover.png", mimeType: "image/png", buffer: await cover() };
  await page.getByLabel(pictures.file, { exact: true }).setInputFiles(picture);
  await page.getByRole("button", { name: pictures.send }).click();
  await expect(page.getByText(pictures.sent)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: words.create }).click();
  await expect(page).toHaveURL(/\/organize\/resources\/[0-9a-f-]{36}$/);
  await expectAccessible(page);

  await page.getByRole("link", { name: words.preview }).click();
  await expect(page.locator("article h1")).toContainText(title);
  await page.goBack({ waitUntil: "networkidle" });
  const link = await publish(page);

  const visitor = await browse({ javaScriptEnabled: false });
  const status = async () => (await visitor.goto(`${site.origin}${link}`))?.status();
  await expect.poll(status).toBe(200);
  await expect(visitor.locator("a[rel~='license']")).toHaveText("CC BY-SA 4.0");
  await expect(visitor.locator("article img")).toHaveAttribute("alt", `Un fond vert, ${title}`);
  const downloading = visitor.waitForEvent("download");
  await visitor.getByRole("link", { name: messages.resources.download }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${title}.pdf`);
  expect(readFileSync(await download.path())).toEqual(PDF);
  await visitor.goto(addressOf("/resources?kind=brochure"));
  await visitor.getByRole("link", { name: title }).click();
  await expect(visitor.locator("h1")).toContainText(title);

  await page.getByRole("button", { name: words.withdraw }).click();
  await expect.poll(status).toBe(404);
  const file = (await visitor.request.get(`${site.origin}${link}/document.pdf`)).status();
  expect(file, "nobody has its file any more").toBe(404);
  expect((await page.request.get(`${site.origin}${link}/document.pdf`)).status(), "but who writes it").toBe(200);
});

test("a page of the collective, from a title to the foot of every page, and off the site again", async ({ browse }) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/pages/new"), { waitUntil: "networkidle" });
  const title = `Statuts ${newAddress("p").slice(2, 8)}`;
  await page.getByLabel(words.group, { exact: true }).selectOption({ label: "Les Lucioles" });
  await page.fill("[name='title.fr']", title);
  await page.getByLabel(own.inFooter).check();
  await page.getByRole("button", { name: words.create }).click();
  await expect(page).toHaveURL(/\/organize\/pages\/[0-9a-f-]{36}$/);
  await expectAccessible(page);
  const link = await publish(page);

  const visitor = await browse({ javaScriptEnabled: false });
  const footer = visitor.locator("footer").getByRole("link", { name: title });
  const inFooter = async () => (await visitor.goto(addressOf("/privacy"))) && (await footer.count());
  await expect.poll(inFooter).toBe(1);
  await footer.click();
  await expect(visitor).toHaveURL(`${site.origin}${link}`);
  await expect(visitor.locator("h1")).toContainText(title);

  await page.getByRole("button", { name: words.withdraw }).click();
  await expect.poll(inFooter).toBe(0);
  expect((await visitor.goto(`${site.origin}${link}`))?.status()).toBe(404);
  await page.getByRole("button", { name: words.delete }).click();
  await expect(page.getByRole("button", { name: words.restore, exact: true })).toBeVisible();
});
