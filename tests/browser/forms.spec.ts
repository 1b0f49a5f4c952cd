import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { event, form, leave, post, programme, settings } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;
const OWNER = { storageState: site.ownerState, viewport: DESKTOP };

/** Types into what has the focus after a press on a field, as a hand does that does not wait for the page. */
async function typeInto(page: Page, field: string, typed: string): Promise<void> {
  const box = await page.locator(field).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await page.keyboard.type(typed);
}

test("without scripts a form that needs them says so, takes nothing in and puts nothing into the address", async ({
  browse,
}) => {
  const page = await browse({ ...OWNER, javaScriptEnabled: false });
  const email = newAddress("sans");
  for (const [path, field, typed] of [
    ["/organize/settings/roles", "[name='email']", email],
    ["/organize/events/new", "[name='title.fr']", "Perdu"],
    ["/organize/posts/new", "[name='title.fr']", "Perdu"],
  ] as const) {
    await page.goto(addressOf(path));
    // What stands in a noscript is passed over by the search for a text.
    expect(await page.locator("noscript p:visible").allTextContents()).toEqual([form.needsScripts]);
    await typeInto(page, field, typed);
    await expect(page.locator(field)).toHaveValue("");
    await page.keyboard.press("Enter");
    expect(page.url()).toBe(addressOf(path));
  }
  // Nothing to write there: nothing to say.
  await page.goto(addressOf("/organize/events"));
  await expect(page.locator("noscript p:visible")).toHaveCount(0);
});

test("before its scripts have come a form takes nothing in; what is typed once it does stays", async ({ browse }) => {
  const page = await browse(OWNER);
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route("**/_next/static/chunks/**", async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto(addressOf("/organize/settings/roles"), { waitUntil: "commit" });
  await typeInto(page, "[name='email']", "trop-tot@example.org");
  await expect(page.locator("[name='email']")).toHaveValue("");
  open();
  await expect(page.locator("form:has([name='email'])")).not.toHaveAttribute("inert");
  await typeInto(page, "[name='email']", "a-temps");
  await expect(page.locator("[name='email']")).toHaveValue("a-temps");
  await expect(page.getByText(settings.roles.title, { exact: true }).first()).toBeVisible();
  expect(page.url()).toBe(addressOf("/organize/settings/roles"));
});

/** Begins a draft by the keyboard, as far as its own page, where the focus is on the title. */
async function begin(page: Page, kind: "posts" | "events", title: string): Promise<void> {
  await page.goto(addressOf(`/organize/${kind}/new`), { waitUntil: "networkidle" });
  await page.fill("[name='title.fr']", title);
  if (kind === "events") await page.fill("[name='date']", "2031-05-19");
  await page.press("[name='title.fr']", "Enter");
  await expect(page).toHaveURL(new RegExp(`/organize/${kind}/[0-9a-f-]{36}$`));
  await expect(page.locator("h1")).toBeFocused();
}

test("a text is saved by who leaves it at once, and published with what was just typed", async ({ browse }) => {
  const page = await browse(OWNER);
  const title = `Partir ${newAddress("n").slice(2, 8)}`;
  await begin(page, "posts", title);
  const address = page.url();
  await page.fill("[name='summary.fr']", "Tapé, puis parti.");
  await page.getByRole("link", { name: post.preview }).click();
  await expect(page).toHaveURL(/preview$/);
  await page.goto(address, { waitUntil: "networkidle" });
  await expect(page.locator("[name='summary.fr']")).toHaveValue("Tapé, puis parti.");

  await page.fill("[name='summary.fr']", "Tapé, puis publié.");
  await page.getByRole("button", { name: post.publish }).press("Enter");
  await expect(page.getByRole("button", { name: post.withdraw })).toBeVisible();
  await expect(page.locator("p:focus").getByRole("button", { name: post.withdraw })).toBeVisible();
  await page.reload({ waitUntil: "networkidle" });
  await expect(page.locator("[name='summary.fr']")).toHaveValue("Tapé, puis publié.");

  await page.getByRole("button", { name: post.delete }).press("Enter");
  await expect(page.locator("[role='status']:focus")).toContainText(post.restore);
});

test("an event is not left with changes unasked, nor published without them", async ({ browse }) => {
  const page = await browse(OWNER);
  await begin(page, "events", `Rester ${newAddress("n").slice(2, 8)}`);
  const address = page.url();
  const asked = page.getByRole("dialog", { name: leave.title });
  const away = page.getByRole("link", { name: event.people, exact: true });
  // The first one stands folded away, in the form that moves the event.
  const place = page.locator("[name='placeName']").last();
  await place.fill("La Cordonnerie");
  await away.click();
  await asked.getByRole("button", { name: leave.stay }).click();
  expect(page.url()).toBe(address);
  await away.click();
  await asked.getByRole("button", { name: leave.save }).click();
  await expect(page).toHaveURL(/rsvps$/);
  await page.goto(address, { waitUntil: "networkidle" });
  await expect(place).toHaveValue("La Cordonnerie");

  await place.fill("La Cale sèche");
  await away.click();
  await asked.getByRole("button", { name: leave.lose }).click();
  await expect(page).toHaveURL(/rsvps$/);
  await page.goto(address, { waitUntil: "networkidle" });
  await expect(place).toHaveValue("La Cordonnerie");

  await page.locator("[name='title.fr']").first().fill("");
  await page.getByRole("button", { name: event.publish, exact: true }).press("Enter");
  await expect(page.getByText(leave.notSaved)).toBeVisible();
  await expect(page.locator("[name='title.fr']").first()).toBeFocused();
  await page.locator("[name='title.fr']").first().fill("Avec son titre");
  await page.getByRole("button", { name: programme.addSession }).click();
  await page.fill("[name='sessions.0.title.fr']", "Et sa séance");
  await page.getByRole("button", { name: event.publish, exact: true }).press("Enter");
  await expect(page.getByRole("button", { name: event.withdraw })).toBeVisible();
  await expect(page.locator("p:focus").getByRole("button", { name: event.withdraw })).toBeVisible();
  await page.reload({ waitUntil: "networkidle" });
  await expect(page.locator("h1")).toContainText("Avec son titre");
  await expect(page.locator("#programme li summary")).toContainText("Et sa séance");
});

test("a programme that is saved stays as it was looked at; its buttons keep the focus and tell", async ({ browse }) => {
  const page = await browse(OWNER);
  await begin(page, "events", `Ordre ${newAddress("n").slice(2, 8)}`);
  for (const [at, title] of ["Un", "Deux"].entries()) {
    await page.getByRole("button", { name: programme.addSession }).click();
    await page.fill(`[name='sessions.${at}.title.fr']`, title);
  }
  await page.getByRole("button", { name: programme.addSpeaker, exact: true }).click();
  await page.fill("[name='speakers.0.name']", "Zineb");
  const second = page.locator("[name='sessions.1.summary.fr']");
  await second.scrollIntoViewIfNeeded();
  const top = async () => Math.round((await second.boundingBox())?.y ?? 0);
  const save = page.getByRole("button", { name: programme.save });
  await save.focus();
  const before = await top();
  await save.press("Enter");
  const saved = page
    .locator("#programme")
    .getByRole("status")
    .filter({ hasText: /Enregistré/ });
  await expect(saved).toBeInViewport();
  await expect(page.getByRole("button", { name: programme.grip.replace("{name}", "Deux") })).toBeVisible();
  // Once the page is fresh, too: what was added has its place in the database then.
  await expect(page.locator("#answers")).toContainText("Zineb");
  await expect(saved).toBeInViewport();
  await expect(second).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThan(60);
  // What somebody else has changed comes in with the next act, into the session that is still open.
  const other = await browse(OWNER);
  await other.goto(page.url(), { waitUntil: "networkidle" });
  await other.locator("#programme li summary").nth(1).click();
  await other.fill("[name='sessions.1.title.fr']", "Deux, tard");
  await other.getByRole("button", { name: programme.save }).press("Enter");
  await expect(
    other
      .locator("#programme")
      .getByRole("status")
      .filter({ hasText: /Enregistré/ }),
  ).toBeVisible();
  await page.getByRole("button", { name: event.publish, exact: true }).press("Enter");
  await expect(page.locator("[name='sessions.1.title.fr']")).toHaveValue("Deux, tard");
  await expect(second).toBeVisible();

  const up = page.getByRole("button", { name: programme.upThis.replace(/\{number[^}]*\}/, "2") });
  await up.focus();
  await page.keyboard.press("Enter");
  const first = page.getByRole("button", { name: programme.upThis.replace(/\{number[^}]*\}/, "1") });
  await expect(first).toBeFocused();
  await expect(first).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("status").filter({ hasText: "1 sur 2" })).toHaveCount(1);
  const out = programme.removeThis.replace(/\{number[^}]*\}/, "1");
  await page.getByRole("button", { name: out }).press("Enter");
  await expect(page.locator("#programme li summary")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Il en reste un" })).toHaveCount(1);
  // It was folded up when the second one was added.
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: out }).press("Enter");
  await expect(page.getByRole("button", { name: programme.addSession })).toBeFocused();
});

test("a date refused once does not hold back the next try", async ({ browse }) => {
  const page = await browse(OWNER);
  const email = newAddress("tard");
  await page.goto(addressOf("/organize/settings/roles"), { waitUntil: "networkidle" });
  const invitation = page.locator("form", {
    has: page.getByRole("button", { name: settings.roles.send, exact: true }),
  });
  await invitation.locator("[name=email]").fill(email);
  await invitation.locator("[name=lastDay]").fill("2020-01-01");
  await invitation.getByRole("button").press("Enter");
  await expect(invitation.locator("[name=lastDay]")).toBeFocused();
  await expect(invitation.locator(".error").filter({ hasText: "passé" })).toBeVisible();
  await invitation.locator("[name=lastDay]").fill("");
  await invitation.getByRole("button").press("Enter");
  await expect(page.getByText(settings.roles.sent.replace("{email}", email))).toBeVisible();
});

test("a person written down with something missing is asked for that, with all that was typed still there", async ({
  browse,
}) => {
  const page = await browse({ ...OWNER, javaScriptEnabled: false });
  await page.goto(addressOf("/organize/contacts/new"));
  const email = newAddress("papier");
  await page.fill("#email", email);
  await page.fill("#name", "Ousmane");
  await page.fill("#phone", "abc");
  const add = page.locator("main form").getByRole("button");
  await add.click();
  await expect(page.locator("#origin-error")).not.toBeEmpty();
  await expect(page.locator("#phone-error")).not.toBeEmpty();
  await expect(page.locator("#email")).toHaveValue(email);
  await expect(page.locator("#name")).toHaveValue("Ousmane");
  await page.fill("#phone", "");
  await page.locator("[name=origin]").first().check();
  await add.click();
  await expect(page).toHaveURL(/done=added/);
  await expect(page.locator("h1")).toContainText("Ousmane");
});
