import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { form, pictures: words, post } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;

const poster = (colour: string) =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: colour } })
    .png()
    .toBuffer();

test("a picture from this device to a post's page, then away and back", async ({ browse }) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/posts/new"), { waitUntil: "networkidle" });
  const title = `Affiche ${newAddress("n").slice(2, 8)}`;
  await page.fill("[name='title.fr']", title);
  await page.getByText(words.add).click();

  const alt = page.getByLabel(`${words.alt} (en français)`);
  await page
    .getByLabel(words.file)
    .setInputFiles({ name: "x.jpg", mimeType: "image/jpeg", buffer: Buffer.from("GIF89a") });
  await page.getByRole("button", { name: words.send }).click();
  await expect(alt, "a picture needs its words").toBeFocused();
  await alt.fill(`Un fond orange, ${title}`);
  await page.getByRole("button", { name: words.send }).click();
  await expect(page.getByText(words.refusals.kind_unknown)).toBeVisible();
  await expect(alt, "what was typed stays").toHaveValue(`Un fond orange, ${title}`);

  const buffer = await poster("#c2410c");
  await page.getByLabel(words.file).setInputFiles({ name: "affiche.png", mimeType: "image/png", buffer });
  await page.getByRole("button", { name: post.create }).click();
  await expect(page.getByText(form.unsentFile)).toBeVisible();
  await expect(page.getByLabel(words.file)).toBeFocused();
  await page.getByRole("button", { name: words.send }).click();
  await expect(page.getByText(words.sent)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: post.create }).click();
  await page.getByRole("button", { name: post.publish }).click();
  const link = (await page.getByRole("link", { name: post.see }).getAttribute("href")) ?? "";

  const visitor = await browse({ javaScriptEnabled: false });
  await expect.poll(async () => (await visitor.goto(`${site.origin}${link}`))?.status()).toBe(200);
  const picture = visitor.locator("article img").first();
  await expect(picture).toHaveAttribute("alt", `Un fond orange, ${title}`);
  const file = await visitor.request.get(`${site.origin}${await picture.getAttribute("src")}`);
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "image/webp"]);
  expect(file.headers()["cache-control"]).toContain("immutable");
  for (const path of ["/media/..%2F..%2Fkey.webp", "/media/00000000-0000-4000-8000-000000000000-480.webp"])
    expect([400, 404]).toContain((await visitor.request.get(`${site.origin}${path}`)).status());

  await page.goto(addressOf("/organize/pictures"), { waitUntil: "networkidle" });
  const shown = page.locator("li", { hasText: title });
  await expect(shown).toContainText(words.used);
  await expect(shown.getByRole("button", { name: words.remove })).toHaveCount(0);
});

test("a picture that nothing shows is removed and taken back", async ({ browse }) => {
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/pictures"), { waitUntil: "networkidle" });
  await page.getByText(words.add).click();
  const name = `Un fond bleu ${newAddress("n").slice(2, 8)}`;
  await page.getByLabel(`${words.alt} (en français)`).first().fill(name);
  const buffer = await poster("#1d4ed8");
  await page.getByLabel(words.file).setInputFiles({ name: "bleu.png", mimeType: "image/png", buffer });
  await page.getByRole("button", { name: words.send }).click();
  const shown = page.locator("li", { hasText: name });
  await expect(shown).toContainText(words.unused, { timeout: 30_000 });
  await shown.getByRole("button", { name: words.remove }).click();
  await expect(shown).toHaveCount(0);
  await page.goto(addressOf("/organize/pictures?removed=1"), { waitUntil: "networkidle" });
  await shown.getByRole("button", { name: words.restore }).click();
  await expect(shown).toHaveCount(0);
  await page.goto(addressOf("/organize/pictures"), { waitUntil: "networkidle" });
  await expect(page.locator("li", { hasText: name })).toContainText(words.unused);
});

test("nobody without a sign-in uploads anything", async ({ browse }) => {
  const visitor = await browse({});
  const upload = (headers: Record<string, string>) =>
    visitor.request.post(`${site.origin}/api/organize/media`, { headers, data: Buffer.alloc(3_000_000) });
  expect((await upload({ origin: site.origin })).status()).toBe(403);
  expect((await upload({ origin: "https://evil.example" })).status()).toBe(403);
});
