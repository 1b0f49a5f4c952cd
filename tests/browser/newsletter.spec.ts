import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { linkIn, type Mail, mailsTo, readMails } from "@/tests/helpers/mail";
import { confirmationLink, newAddress, postForm } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { desk, issues } = JSON.parse(readFileSync("messages/fr.json", "utf8"));

/** Long enough for the half minute in which an issue can be taken back, and for everybody's copy. */
const LEAVING_MS = 150_000;

const header = (mail: Mail, name: string) => mail.headers.find(({ key }) => key === name)?.value ?? "";

/** Somebody new who reads the newsletter, and gave a first name. */
async function newReader(name: string): Promise<string> {
  const email = newAddress("lit");
  const fields = { email, name, newsletter: "la-lettre", consent: "on", locale: "fr" };
  await postForm("/api/public/subscriptions", fields);
  const token = (await confirmationLink(email)).split("/").at(-1);
  await postForm(`/api/public/confirmations/${token}`, { locale: "fr" });
  return email;
}

test("an issue from its first word to everybody's mailbox, taken back once, and read on the site", async ({
  browse,
}) => {
  test.setTimeout(300_000);
  const email = await newReader("Ondine");
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/newsletters"), { waitUntil: "networkidle" });
  await page.getByRole("button", { name: issues.begin }).click();
  await expect(page).toHaveURL(/\/organize\/newsletters\/[0-9a-f-]{36}$/);
  const written = page.url();
  const subject = `Ce printemps ${newAddress("n").slice(2, 8)}`;
  await page.fill("[name='subject.fr']", subject);
  await page
    .getByRole("button", { name: desk.editor.markdownOf.replace("{label}", `${issues.body} (en français)`) })
    .click();
  await page.fill(
    "[name='words.fr']",
    'Bonjour {prénom|à vous},\n\nOn se voit ?\n\n[Je viens](/events/contre-sommet "button")',
  );
  await page.getByRole("button", { name: desk.post.save, exact: true }).click();
  await expect(page.locator("form [role='status']").last()).toContainText(/Enregistré/);

  const check = `${written}/check`;
  await page.goto(check, { waitUntil: "networkidle" });
  await expectAccessible(page);
  await page.getByRole("button", { name: issues.check.sendTest }).click();
  await expect(page.getByText(issues.check.tested)).toBeVisible();
  const called = async () => (await readMails(site.mailDir)).filter((mail) => mail.subject?.includes(subject));
  await expect.poll(async () => (await called()).length, { timeout: 45_000 }).toBe(1);
  const trial = (await called())[0];
  expect(trial?.subject).not.toBe(subject);
  expect(trial?.links.filter((link) => link.includes("/me/"))).toEqual([]);

  const now = page.locator("button[name='when'][value='now']");
  await now.click();
  await expect(page).toHaveURL(/\/organize\/broadcasts\//);
  await page.getByRole("button", { name: desk.broadcast.takeBack }).click();
  await expect(page).toHaveURL(new RegExp(`^${written}(\\?|$)`));
  await expect(page.getByText(desk.broadcast.done.held)).toBeVisible();

  await page.goto(check, { waitUntil: "networkidle" });
  const readers = Number(/\d+/.exec(await now.innerText())?.[0]);
  await now.click();
  await expect(page.locator("#progress")).toHaveText(desk.broadcast.states.sent, { timeout: LEAVING_MS });
  const copies = (await called()).filter((mail) => mail !== trial);
  expect(copies.length).toBeGreaterThan(10);
  expect(copies.length).toBeGreaterThanOrEqual(readers);
  const own = (read: (mail: Mail) => string | undefined) => new Set(copies.map(read)).size;
  expect(own(({ to }) => to?.[0]?.address)).toBe(copies.length);
  expect(own((mail) => header(mail, "list-unsubscribe"))).toBe(copies.length);
  expect(own((mail) => linkIn(mail, /^(\/en)?\/me\//))).toBe(copies.length);
  for (const mail of copies) {
    expect(header(mail, "list-unsubscribe")).toMatch(/^<https?:.*\/one-click>$/);
    expect(header(mail, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  }

  const mine = (await mailsTo(site.mailDir, email)).find((mail) => mail.subject === subject);
  if (!mine) throw new Error("the new reader got no copy");
  expect(mine.text).toContain("Bonjour Ondine,");
  const visitor = await browse({ javaScriptEnabled: false });
  await visitor.goto(linkIn(mine, /^\/newsletter\//));
  await expect(visitor.locator("h1")).toContainText(subject);
  await expect(visitor.locator("main")).toContainText("Bonjour à vous,");
  await visitor.goto(linkIn(mine, /^\/me\//));
  await expect(visitor.locator("#letters")).toBeVisible();
});
