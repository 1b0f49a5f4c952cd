import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import pg from "pg";
import { totpCode } from "@/lib/auth/second-factor/totp";
import { linkIn, type Mail, mailsTo, waitForMail } from "@/tests/helpers/mail";
import { addressOf, expect, site, test } from "./site";

const ORGANIZER = "maelle@example.org";
const CODES = 10;
const { desk } = JSON.parse(readFileSync("messages/fr.json", "utf8"));

/** One more speaker, who has not answered, at an event to come of that organizer's group. */
async function eventWithSpeaker(): Promise<string> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `INSERT INTO "Speaker" (id, "eventId", name, state)
    SELECT gen_random_uuid(), e.id, 'Zoé Hamon', 'INVITED' FROM "Event" e JOIN "Group" g ON g.id = e."groupId"
    WHERE g.slug = 'lucioles-rennes' AND e."overAt" > now() AND e."cancelledAt" IS NULL LIMIT 1 RETURNING "eventId"`,
  );
  await client.end();
  return rows[0].eventId;
}

/** Signs in by a mail that is not among those used before. */
async function signIn(page: Page, used: Set<string>, who = ORGANIZER): Promise<void> {
  const unused = (mail: Mail) => mail.links.some((link) => link.includes("/organize/sign-in/") && !used.has(link));
  await page.goto(addressOf("/organize"));
  await page.fill("#sign-in-email", who);
  await page.click("#form-sign-in button");
  const mail = await waitForMail(site.mailDir, who, unused);
  for (const link of mail.links) used.add(link);
  await page.goto(linkIn(mail, /\/organize\/sign-in\//));
  await page.locator("form[action='/api/auth/callback/email'] button").click();
  await expect(page).toHaveURL(addressOf("/organize"));
}

test("people are shown after the second factor only: asked for, put off in the demo, set up, given, all without scripts", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const used = new Set<string>();
  const page = await browse({ javaScriptEnabled: false });
  await signIn(page, used);
  const file = await page.request.get(addressOf(`/api/organize/contacts/${crypto.randomUUID()}/export`));
  expect(file.status()).toBe(403);
  for (const path of ["/organize/contacts/new", "/organize/volunteers", "/organize/contacts?q=a"]) {
    await page.goto(addressOf(path));
    await expect(page).toHaveURL(addressOf(`/organize/second-factor?to=${encodeURIComponent(path)}`));
  }
  const event = `/organize/events/${await eventWithSpeaker()}`;
  await page.goto(addressOf(event));
  const answers = page.locator("#answers");
  await expect(answers).toContainText(desk.prove.parts);
  await expect(answers.locator("input, button")).toHaveCount(0);
  await expect(page.getByText(desk.event.cancelConfirm)).toHaveCount(0);
  expect(await page.content()).not.toContain("/part/");
  await answers.getByRole("link", { name: desk.prove.give }).click();
  await expect(page).toHaveURL(addressOf(`/organize/second-factor?to=${encodeURIComponent(event)}`));
  await page.click("button[value=later]");
  await expect(page).toHaveURL(addressOf(event));
  expect(await page.content()).toContain("/part/");

  await page.goto(addressOf("/organize/settings/sign-in?to=/organize/volunteers"));
  await expect(page.locator("svg[role=img]")).toBeVisible();
  const secret = (await page.locator("main code").innerText()).replaceAll(/\s/g, "");
  const wrong = totpCode(secret, new Date(0));
  await page.fill("#factor-code", wrong);
  await page.locator("form:has(#factor-code) button").click();
  await expect(page.locator("#factor-code-error")).not.toBeEmpty();
  await expect(page.locator("main code")).toHaveText(secret.replaceAll(/.{4}/g, "$& ").trim());
  await page.fill("#factor-code", totpCode(secret, new Date()));
  await page.locator("form:has(#factor-code) button").click();
  await expect(page.locator("main li code")).toHaveCount(CODES);
  const recovery = await page.locator("main li code").first().innerText();
  await expect
    .poll(async () => (await mailsTo(site.mailDir, ORGANIZER)).flatMap(({ links }) => links), { timeout: 30_000 })
    .toContain(`${site.origin}/organize/settings/sign-in`);
  await page.locator("main li code").first().locator("xpath=ancestor::ul/following-sibling::a").click();
  await expect(page).toHaveURL(addressOf("/organize/volunteers"));

  const other = await browse({ javaScriptEnabled: false });
  await signIn(other, used);
  await other.goto(addressOf("/organize/volunteers"));
  await expect(other.locator("button[value=later]")).toHaveCount(0);
  await other.fill("#second-factor-code", wrong);
  await other.locator("#form-second-factor button").click();
  await expect(other.locator("#second-factor-code-error")).not.toBeEmpty();
  await other.fill("#second-factor-code", recovery.toUpperCase());
  await other.locator("form:has(#second-factor-code) button").click();
  await expect(other).toHaveURL(addressOf("/organize/volunteers"));
});

/** An authenticator that says yes to everything, in this browser (CDP: WebAuthn). */
async function plugIn(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  await cdp.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, automaticPresenceSimulation: true } });
}

test("a passkey is added, opens the pages of people in place of a code, and is removed; sign-ins end without scripts", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const [who, settings] = ["samir@example.org", addressOf("/organize/settings/sign-in")];
  const used = new Set<string>();
  const page = await browse();
  await plugIn(page);
  await signIn(page, used, who);
  await page.goto(settings);
  await page.fill("#passkey-name", "Ma clé");
  await page.locator("form:has(#passkey-name) button").click();
  await expect(page.locator("main [role=status] li code")).toHaveCount(CODES);
  await page.context().clearCookies();

  await signIn(page, used, who);
  const asked = addressOf("/organize/second-factor?to=/organize/settings/sign-in");
  const plain = await browse({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  await plain.goto(asked);
  await expect(plain.locator("#second-factor-code")).toBeVisible();
  await expect(plain.locator("main button[type=button]")).toHaveCount(0);
  await page.goto(asked);
  await page.locator("main button[type=button]").click();
  await expect(page).toHaveURL(settings);
  await expect(page.getByText("Ma clé", { exact: true })).toBeVisible();

  await plain.goto(settings);
  const sent = () => plain.waitForResponse((answer) => answer.request().method() === "POST");
  await plain
    .locator("table form [name=id]")
    .first()
    .evaluate((id) => id.setAttribute("value", "none"));
  const [answer] = await Promise.all([sent(), plain.locator("table form button").first().click()]);
  expect(answer.status()).toBe(404);
  await plain.goto(settings);
  await plain.locator("table form button").first().click();
  await expect(plain.locator("main [role=status]")).toBeVisible();
  await plain.locator("ul form button").click();
  await expect(plain).toHaveURL(/done=passkey$/);
  await expect(plain.getByText("Ma clé", { exact: true })).toHaveCount(0);
});
