import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { event: words, programme } = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;
const grip = (name: string) => programme.grip.replace("{name}", name);

test("sessions are put in order by dragging and by the arrow keys, and stay so", async ({ browse }) => {
  test.setTimeout(120_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/events/new"), { waitUntil: "networkidle" });
  await page.fill("[name='title.fr']", `Journée ${newAddress("o").slice(2, 8)}`);
  await page.fill("[name='date']", "2031-05-18");
  await page.fill("[name='startTime']", "10:00");
  await page.getByRole("button", { name: words.create }).click();
  await expect(page).toHaveURL(/\/organize\/events\/[0-9a-f-]{36}$/);
  for (const [at, title] of ["Un", "Deux", "Trois"].entries()) {
    await page.getByRole("button", { name: programme.addSession }).click();
    await page.fill(`[name='sessions.${at}.title.fr']`, title);
  }
  const save = async () => {
    await page.getByRole("button", { name: programme.save }).click();
    await expect(page.locator("#programme")).toContainText(/Enregistré/);
    await page.reload({ waitUntil: "networkidle" });
  };
  await save();
  const order = () => page.locator("#programme li summary").allInnerTexts();
  await expectAccessible(page);

  const centre = async (name: string) => {
    const box = await page.getByRole("button", { name: grip(name) }).boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  await page.getByRole("button", { name: grip("Deux") }).evaluate((one) => one.scrollIntoView({ block: "center" }));
  const [from, to] = [await centre("Un"), await centre("Trois")];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + 20, { steps: 12 });
  await page.mouse.up();
  await expect.poll(order).toEqual([/Deux/, /Trois/, /Un/].map((title) => expect.stringMatching(title)));

  await page.getByRole("button", { name: grip("Deux") }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: grip("Deux") })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "2 sur 3" })).toHaveCount(1);
  await expect.poll(order).toEqual([/Trois/, /Deux/, /Un/].map((title) => expect.stringMatching(title)));
  await save();
  expect(await order()).toEqual([/Trois/, /Deux/, /Un/].map((title) => expect.stringMatching(title)));
});
