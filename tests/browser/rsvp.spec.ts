import ICAL from "ical.js";
import { type Mail, waitForMail } from "@/tests/helpers/mail";
import { confirmationLink, newAddress } from "./people";
import { addressOf, expect, site, test } from "./site";

/** The calendar in a mail: its method, and the event's entry. */
function calendarOf(mail: Mail): { method: string; uid: string; sequence: number } | undefined {
  const attached = mail.attachments.find((each) => each.mimeType === "text/calendar");
  if (!attached) return undefined;
  const text = typeof attached.content === "string" ? attached.content : new TextDecoder().decode(attached.content);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entry = calendar.getFirstSubcomponent("vevent");
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: String(entry?.getFirstPropertyValue("uid")),
    sequence: Number(entry?.getFirstPropertyValue("sequence")),
  };
}

const hasMethod = (method: string) => (mail: Mail) => calendarOf(mail)?.method === method;

test("a member says yes, confirms, changes to maybe and cancels, without scripts", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  const email = newAddress("vient");
  await page.goto(addressOf("/events/contre-sommet"));
  await page.check("#rsvp-answer input[value=yes]");
  await page.fill("#rsvp-email", email);
  await page.fill("#rsvp-name", "Nour");
  await page.selectOption("#rsvp-guests", "2");
  await page.click("#form-rsvp button");
  await expect(page).toHaveURL(addressOf("/events/contre-sommet/thanks"));

  await page.goto(await confirmationLink(email));
  await page.locator("form[action*='/confirmations/'] button").first().click();
  await expect(page).toHaveURL(/\/me\/[^?]+\?done=confirmed/);
  const answers = page.locator("#answers");
  await expect(answers).toContainText("contre-sommet", { ignoreCase: true });

  const going = calendarOf(await waitForMail(site.mailDir, email, hasMethod("REQUEST")));
  expect(going?.uid).toMatch(/^[0-9a-f-]{36}@localhost$/);

  await answers.locator("summary").click();
  await answers.locator("input[name=answer][value=maybe]").check();
  const save = answers
    .locator("form", { has: page.locator("input[name=answer]") })
    .getByRole("button")
    .last();
  await save.click();
  await expect(page).toHaveURL(/\/me\/[^?]+\?done=/);
  await expect(page.locator("#answers input[name=answer][value=maybe]")).toBeChecked();

  await page.locator("#answers summary").click();
  await page.locator("#answers input[name=answer][value=no]").check();
  await save.click();
  await expect(page.locator("#answers input[name=answer][value=no]")).toBeChecked();
  const cancelled = calendarOf(await waitForMail(site.mailDir, email, hasMethod("CANCEL")));
  expect(cancelled?.uid).toBe(going?.uid);
  expect(cancelled?.sequence).toBeGreaterThanOrEqual(going?.sequence ?? 0);
});

test("errors stand beside their fields and all that was typed is still there", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  await page.goto(addressOf("/events/contre-sommet"));
  await page.check("#rsvp-answer input[value=maybe]");
  await page.fill("#rsvp-email", "camille@exemple");
  await page.fill("#rsvp-name", "Camille");
  await page.selectOption("#rsvp-guests", "3");
  await page.click("#form-rsvp button");
  await expect(page).toHaveURL(`${addressOf("/events/contre-sommet")}#form-rsvp`);
  await expect(page.locator("#rsvp-email")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#rsvp-email-error")).not.toBeEmpty();
  await expect(page.locator("#rsvp-email")).toHaveValue("camille@exemple");
  await expect(page.locator("#rsvp-name")).toHaveValue("Camille");
  await expect(page.locator("#rsvp-guests")).toHaveValue("3");
  await expect(page.locator("#rsvp-answer input[value=maybe]")).toBeChecked();
  await expect(page.locator("[data-summary] a[href='#rsvp-email']")).toBeVisible();

  await page.goto(addressOf("/events/contre-sommet"));
  await expect(page.locator("#rsvp-email")).toHaveValue("");
});

test("with scripts the same form says what is wrong in place, then leads on", async ({ browse }) => {
  const page = await browse();
  await page.goto(addressOf("/events/contre-sommet"));
  await page.fill("#rsvp-email", "camille@exemple");
  await page.locator("#rsvp-email").press("Enter");
  await expect(page.locator("#rsvp-email-error")).not.toBeEmpty();
  await expect(page.locator("#rsvp-email")).toHaveValue("camille@exemple");
  await page.fill("#rsvp-email", newAddress("scripte"));
  await page.locator("form:has(#rsvp-email) button").click();
  await expect(page).toHaveURL(addressOf("/events/contre-sommet/thanks"));
});
