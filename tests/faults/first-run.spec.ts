import type { Page } from "@playwright/test";
import pg from "pg";
import { totpCode } from "@/lib/auth/second-factor/totp";
import { ADDRESSES, INCLUSIVES, type Wording } from "@/lib/settings/words/schema";
import en from "@/messages/en.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };
import frNeutral from "@/messages/fr-neutral.json" with { type: "json" };
import frTu from "@/messages/fr-tu.json" with { type: "json" };
import frTuNeutral from "@/messages/fr-tu-neutral.json" with { type: "json" };
import { expectAccessible } from "@/tests/helpers/axe";
import { expect, test } from "./own-app";

test.use({ file: "first-run", settings: { CORTEGE_DEMO: "off" } });

const WORDS = { fr, en };
const pathIn = (locale: "fr" | "en", path: string) => (locale === "fr" ? path : `/en${path}`);

type Steps = { join?: { steps?: Record<string, { text?: string }> } };

/** Sentences of the page for newcomers, each as the nearest of the ways that say it. */
function sentencesOf({ address, inclusive }: Wording): string[] {
  const [tu, neutral] = [address === "tu", inclusive === "neutral"];
  const ways: Steps[] = [tu && neutral ? frTuNeutral : {}, neutral ? frNeutral : {}, tu ? frTu : {}, fr];
  const said = (step: string) => ways.flatMap(({ join }) => join?.steps?.[step]?.text ?? [])[0] ?? "";
  return ["write", "meet", "act"].map(said);
}

/** Whoever founded the site speaks for it once they have a second factor: they are led to set it up, and back. */
async function expectSecondFactorFirst(page: Page, origin: string): Promise<void> {
  const wanted = `${origin}/organize/settings/group`;
  await page.goto(wanted);
  await expect(page).toHaveURL(`${origin}/organize/second-factor?to=%2Forganize%2Fsettings%2Fgroup`);
  await page.getByRole("link", { name: fr.secondFactor.setUp }).click();
  const secret = (await page.locator("main code").innerText()).replaceAll(/\s/g, "");
  await page.fill("#factor-code", totpCode(secret, new Date()));
  await page.locator("form:has(#factor-code) button").click();
  await page.getByRole("link", { name: fr.desk.settings.signIn.goOn }).click();
  await expect(page).toHaveURL(wanted);
}

/** Whoever founded the site chooses how it speaks: visitors read it so at once, and no word of another way. */
async function expectEveryWay(page: Page, origin: string): Promise<void> {
  const ways = INCLUSIVES.flatMap((inclusive) => ADDRESSES.map((address) => ({ address, inclusive })));
  const all = ways.flatMap(sentencesOf);
  // The way it speaks already comes last: each choice is a change.
  for (const way of ways.toReversed()) {
    await page.goto(`${origin}/organize/settings/group`, { waitUntil: "networkidle" });
    await page.selectOption("[name='address']", way.address);
    await page.selectOption("[name='inclusive']", way.inclusive);
    await page.getByRole("button", { name: fr.desk.settings.wording.save }).click();
    await expect(page.getByText(fr.desk.settings.wording.saved)).toBeVisible();
    const html = await (await fetch(`${origin}/join`)).text();
    const said = sentencesOf(way);
    for (const sentence of all)
      expect(html.includes(sentence), `${JSON.stringify(way)}: ${sentence}`).toBe(said.includes(sentence));
  }
}

test("an empty instance is founded once, by the link that start prints", async ({ app, browser }) => {
  const link = new URL(app.signInLink);
  expect(link.pathname).toMatch(/^(\/en)?\/setup\/[^/]+$/);
  const setup = link.pathname.replace(/^\/en/, "");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const locale of ["en", "fr"] as const) {
    expect((await page.goto(`${app.origin}${pathIn(locale, setup)}`))?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.locator("h1")).toHaveText(WORDS[locale].setup.title);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  }

  await page.fill("#setup-groupName", "Les Essais");
  await page.fill("#setup-city", "Nantes");
  await page.fill("#setup-email", "pas une adresse");
  await page.locator("#setup-email").evaluate((field) => field.closest("form")?.setAttribute("novalidate", ""));
  await page.getByRole("button", { name: fr.setup.send }).click();
  await expect(page.locator("#setup-email-error")).not.toBeEmpty();
  await expect(page.locator("#setup-groupName")).toHaveValue("Les Essais");
  await page.fill("#setup-email", "fondatrice@example.org");
  await page.getByRole("button", { name: fr.setup.send }).click();
  await expect(page).toHaveURL(/\/organize/);
  const undone = await page.locator(".needs .tag").first().boundingBox();
  expect(undone?.height, "a tag of the first steps stands on one line").toBeLessThan(40);
  await page.goto(`${app.origin}/organize/events/new`);
  await expect(page.locator("main form").first()).toBeVisible();
  await page.goto(`${app.origin}/groups/les-essais`);
  await expect(page.locator("h1")).toHaveText("Les Essais");
  await expectSecondFactorFirst(page, app.origin);
  await expectEveryWay(page, app.origin);

  expect((await page.goto(`${app.origin}${setup}`))?.status()).toBe(404);
  const again = await fetch(`${app.origin}/api/organize/setup`, {
    method: "POST",
    headers: { origin: app.origin, accept: "application/json" },
    body: new URLSearchParams({ token: setup.split("/")[2] ?? "", groupName: "Autre", email: "autre@example.org" }),
  });
  expect(again.status).toBe(410);
  await context.close();
});

test("the demo's mailbox is not there where there is no demo", async ({ app }) => {
  expect((await fetch(`${app.origin}/dev/mailbox`)).status).toBe(404);
});

test("a page that breaks says so in the reader's language, helps on and tells nothing of the inside", async ({
  app,
  browser,
}) => {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query('ALTER TABLE "Post" RENAME TO "Away"');
  for (const locale of ["fr", "en"] as const) {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const answer = await page.goto(`${app.origin}${pathIn(locale, "/news")}`);
    expect(answer?.status()).toBe(500);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.locator("h1")).toHaveText(WORDS[locale].errorPages.serverError.title);
    await expect(page.locator("main a[href]").first()).toBeVisible();
    expect(await page.content()).not.toMatch(/Prisma|relation|node_modules|__next_error__/);
    await page.close();
  }
  await client.query('ALTER TABLE "Away" RENAME TO "Post"');
  await client.end();
  expect((await fetch(`${app.origin}/news`)).status).toBe(200);
});
