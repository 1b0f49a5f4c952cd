import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/helpers/axe";
import { linkIn, waitForMail } from "@/tests/helpers/mail";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, PHONE, site, test } from "./site";

const { desk, signIn } = JSON.parse(readFileSync("messages/fr.json", "utf8"));
const { roles } = desk.settings;

test("an event's door is handed to somebody: invited to it alone, asked for a second factor, names and no address, taken away at once and given back", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const email = newAddress("porte");
  const owner = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await openDoor(owner);
  await owner.getByRole("link", { name: desk.people.handOver }).click();
  const invitation = owner.locator("form", { has: owner.getByRole("button", { name: roles.send, exact: true }) });
  await expect(invitation.locator("[name=name]")).toHaveValue("GREETER");
  const door = await invitation.locator("[name=doors]").inputValue();
  expect(owner.url()).toContain(door);
  await expect(invitation.locator("[name=lastDay]")).not.toHaveValue("");
  await expect(invitation.locator("[name=email]")).toBeEditable();
  await invitation.locator("[name=email]").fill(email);
  await invitation.getByRole("button").click();
  await expect(owner.getByText(roles.sent.replace("{email}", email))).toBeVisible();

  const invited = await waitForMail(site.mailDir, email);
  const phone = await browse({ viewport: PHONE });
  await phone.goto(linkIn(invited, /\/organize\/invitation\//));
  await phone.fill("[name=name]", "Amel");
  await phone.locator("main form button").click();
  const list = `/organize/events/${door}/rsvps`;
  await expect(phone).toHaveURL(addressOf(`/organize/second-factor?to=${encodeURIComponent(list)}`));
  await phone.click("button[value=later]");
  await expect(phone).toHaveURL(addressOf(list));
  await expectAccessible(phone);
  // Nobody here may go through the list of people: no way leads there.
  await phone.waitForLoadState("networkidle");
  await phone.keyboard.press("Control+k");
  await phone.keyboard.type("sommet");
  const found = phone.getByRole("dialog").getByRole("option");
  await expect(found.first()).toBeVisible();
  await expect(found.filter({ hasText: desk.search.live.people.replace("{asked}", "sommet") })).toHaveCount(0);
  // A search field would take the first press to empty itself.
  await phone.keyboard.press("Escape");
  await expect(phone.getByRole("dialog")).toBeHidden();
  const mine = phone.getByRole("navigation", { name: desk.people.filter }).getByRole("link");
  await expect(mine.filter({ hasText: desk.people.filters.came })).toBeVisible();
  await expect(mine.filter({ hasText: desk.people.filters.refused })).toHaveCount(0);
  expect((await phone.request.get(addressOf(`${list}?show=refused`))).status()).toBe(404);

  const [main, first] = [phone.locator("main"), phone.locator("[data-part=GOING] tbody tr").first()];
  await expect(first).toBeVisible();
  expect(await main.innerText()).not.toContain("@");
  await first.getByRole("checkbox").click();
  await expect(first.getByRole("checkbox")).toBeChecked();
  await phone.goto(addressOf("/organize/events"));
  await expect(phone.locator("main tbody tr")).toHaveCount(1);
  await phone.goto(addressOf(list), { waitUntil: "networkidle" });

  await owner.reload({ waitUntil: "networkidle" });
  const line = owner.locator("tr", { hasText: email });
  await line.locator("summary").click();
  await line.getByRole("button", { name: roles.remove }).click();
  await expect(line).toHaveCount(0);
  await expect(owner.getByText(roles.removed.replace("{name}", "Amel"))).toBeVisible();
  // The names are still on the screen at the door: the next tick says why it is not kept, and takes them off.
  await main.getByRole("checkbox").nth(2).click();
  await expect(phone.getByRole("alert").first()).toContainText(signIn.ended.door.title);
  await expect(phone.locator("[data-part]")).toHaveCount(0);
  await phone.goto(addressOf(list));
  await expect(phone.locator("#sign-in-email")).toBeVisible();
  await expect(phone.getByRole("alert").first()).toContainText(signIn.ended.signIn.title);
  await owner.getByRole("button", { name: desk.undo.act, exact: true }).click();
  await expect(owner.getByText(roles.givenBack.replace("{name}", "Amel"))).toBeVisible();
  await expect(line).toContainText("contre-sommet");
});

/** The list at an event's door, for its organizer. */
async function openDoor(page: Page): Promise<void> {
  await page.goto(addressOf("/organize/events"));
  const event = page.locator("main").getByRole("link", { name: "Contre-sommet" }).first();
  await page.goto(`${site.origin}${await event.getAttribute("href")}/rsvps?show=going`, { waitUntil: "networkidle" });
}

test("a tick at the door moves nothing under the finger: neither the lines nor the way back", async ({ browse }) => {
  const page = await browse({ storageState: site.ownerState });
  await openDoor(page);
  await page.setViewportSize(DESKTOP);
  await expect(page.getByRole("columnheader", { name: desk.people.tickHead })).toBeVisible();
  await page.setViewportSize(PHONE);
  const line = page.locator("[data-part=GOING] tbody tr").nth(1);
  const box = line.locator("[name=came]");
  await box.scrollIntoViewIfNeeded();
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("[data-part=GOING] tr, [data-part=GOING] ~ *")].map(
        (each) => each.getBoundingClientRect().y,
      ),
    );
  const before = await places();
  await box.check();
  const undo = page.getByRole("button", { name: desk.people.undo });
  await expect(undo).toBeInViewport();
  expect(await places()).toEqual(before);
  // By a finger: a click of Playwright's scrolls what sticks to the screen's foot to its place in the page.
  const button = await undo.boundingBox();
  await page.mouse.click((button?.x ?? 0) + 10, (button?.y ?? 0) + 10);
  await expect(box).not.toBeChecked();
  await expect(box).toBeFocused();
  await expect(undo).toBeHidden();
  expect(await places()).toEqual(before);
});

test("without scripts each line at the door has its button, and a tick is there when the page comes back", async ({
  browse,
}) => {
  const page = await browse({ storageState: site.ownerState, javaScriptEnabled: false });
  await openDoor(page);
  const help = page.locator("#door");
  await expect(help.locator("noscript p")).toHaveText(desk.people.tickPlainHelp);
  await expect(help.getByText(desk.people.tickHelp)).toBeHidden();
  const line = page.locator("[data-part=GOING] tbody tr").nth(2);
  await expect(line.locator("[name=came][type=checkbox]")).toBeHidden();
  const button = line.locator("button[form=door]");
  await expect(button).toHaveText(desk.people.camePlainly);
  await button.click();
  await expect(page).toHaveURL(/show=going#came-/);
  await expect(line.locator("noscript > .tag")).toHaveText(desk.people.here);
  await expect(button).toHaveText(desk.people.leftPlainly);
  await button.click();
  await expect(button).toHaveText(desk.people.camePlainly);
});
