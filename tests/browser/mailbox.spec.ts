import { mailsTo } from "@/tests/helpers/mail";
import { becomeMember, mailboxId } from "./people";
import { addressOf, expect, site, test } from "./site";

test("the demo's mailbox lists its mails and shows each as it looks and as text", async ({ browse }) => {
  const { email } = await becomeMember();
  const page = await browse({ javaScriptEnabled: false });
  await page.goto(addressOf("/dev/mailbox", "en"));
  await expect(page.locator("h1")).toHaveText("The demo’s mailbox");
  const first = page.locator("main li", { hasText: email }).last();
  const sent = new Date((await first.locator("time").getAttribute("datetime")) ?? "");
  const inParis = sent.toLocaleTimeString("en-GB", { timeStyle: "medium", timeZone: "Europe/Paris" });
  await expect(first.locator("time")).toContainText(inParis);
  await first.locator("a").click();
  await expect(page).toHaveURL(new RegExp(`/en/dev/mailbox/${await mailboxId(email)}$`));
  await expect(page.locator("main")).toContainText(`To: ${email}`);
  await expect(page.locator("pre a[href*='/confirm/']").first()).toBeVisible();
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("a[href*='/confirm/']").first()).toBeVisible();
  await page.getByRole("link", { name: "All emails" }).click();
  await expect(page).toHaveURL(addressOf("/dev/mailbox", "en"));
});

test("what is attached to a mail can be kept, as a calendar", async ({ browse }) => {
  const { email } = await becomeMember();
  const isGoing = async () => (await mailsTo(site.mailDir, email)).some((mail) => mail.attachments.length > 0);
  await expect.poll(isGoing, { timeout: 20_000 }).toBe(true);
  const page = await browse();
  await page.goto(addressOf("/dev/mailbox"));
  const mails = page.locator("main li", { hasText: email });
  await mails.filter({ hasText: "Le contre-sommet" }).first().locator("a").click();
  const href = await page.getByRole("link", { name: "calendar.ics" }).getAttribute("href");
  const file = await fetch(`${site.origin}${href}`);
  expect(file.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(await file.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]*METHOD:REQUEST/);
  expect((await fetch(`${site.origin}${href?.replace(/\d+$/, "99")}`)).status).toBe(404);
});

test("the mailbox is shut for whoever is passed on by a proxy, and leads to no other file", async () => {
  const { email } = await becomeMember();
  const id = await mailboxId(email);
  for (const path of ["", `/${id}`, `/${id}/html`]) {
    const address = `${site.origin}/dev/mailbox${path}`;
    expect((await fetch(address)).status, path).toBe(200);
    const forwarded = await fetch(address, { headers: { "x-forwarded-for": "127.0.0.1" } });
    expect(forwarded.status, path).toBe(404);
    expect(await forwarded.text()).not.toContain(email);
  }
  for (const path of ["/none", "/..%2f..%2fcortege", `/${id}x/html`])
    expect([400, 404], path).toContain((await fetch(`${site.origin}/dev/mailbox${path}`)).status);
  const shown = await fetch(`${site.origin}/dev/mailbox/${id}/html`);
  expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
});
