import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { form, settings } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;
const OWNER = { storageState: site.ownerState, viewport: DESKTOP };

/** Types into what has the focus after a press on a field, as a hand does that does not wait for the page. */
async function typeInto(page: Page, field: string, typed: string): Promise<void> {
  const box = await page.locator(field).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
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
    expect(await page.locator("noscript p:visible").first().textContent()).toBe(form.needsScripts);
    await typeInto(page, field, typed);
    await expect(page.locator(field)).toHaveValue("");
    expect(page.url()).toBe(addressOf(path));
  }
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
