import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { findChromium } from "./test/chromium.mjs";

/**
 * Takes the README's pictures of a running demo:
 * `node scripts/run.mjs scripts/take-screenshots.ts http://localhost:3000 <owner's link that start printed>`.
 */
const [address = "http://localhost:3000", ownerLink] = process.argv.slice(2);
const FOLDER = "docs/pictures";
const SIZE = { width: 1280, height: 1600 };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(new URL(path, address).href, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  // Next's own sign in the corner, when the demo runs in development mode.
  await page.evaluate(() => document.querySelector("nextjs-portal")?.remove());
  const png = await page.screenshot({ clip: { x: 0, y: 0, ...SIZE } });
  await sharp(png).resize(960).png({ palette: true, quality: 90, effort: 10 }).toFile(`${FOLDER}/${name}.png`);
}

/** Signs in with the mailed link's button, as an organizer would. */
async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator("main form button[type=submit], main form button:not([type])").first().click();
  await page.waitForURL(/\/organize(?!\/sign-in)/);
}

const executablePath = findChromium();
if (!executablePath) process.exit(1);
const browser = await chromium.launch({ executablePath, args: FLAGS });
const page = await browser.newPage({ viewport: SIZE, colorScheme: "light", locale: "fr-FR" });
page.setDefaultTimeout(180_000);
await take(page, "/", "home");
await take(page, "/events/contre-sommet", "event");
if (ownerLink) {
  await signIn(page, ownerLink);
  await page.goto(new URL("/organize/events", address).href, { waitUntil: "networkidle" });
  const event = page.getByRole("link", { name: /contre-sommet/i }).first();
  await take(page, `${await event.getAttribute("href")}/rsvps`, "organize");
}
await browser.close();
