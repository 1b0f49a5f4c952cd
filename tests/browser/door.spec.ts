import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { linkIn, waitForMail } from "@/tests/helpers/mail";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, PHONE, site, test } from "./site";

const { desk } = JSON.parse(readFileSync("messages/fr.json", "utf8"));
const { roles } = desk.settings;

test("an event's door is handed to somebody: invited, asked for a second factor, names and no address, and taken away at once", async ({
  browse,
}) => {
  test.setTimeout(120_000);
  const email = newAddress("porte");
  const owner = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await owner.goto(addressOf("/organize/settings/roles"), { waitUntil: "networkidle" });
  const invitation = owner.locator("form", { has: owner.getByRole("button", { name: roles.send, exact: true }) });
  await invitation.locator("[name=email]").fill(email);
  await invitation.locator("[name=name]").selectOption("GREETER");
  await invitation.getByRole("button").click();
  await expect(owner.getByText(roles.sent.replace("{email}", email))).toBeVisible();

  const invited = await waitForMail(site.mailDir, email);
  const phone = await browse({ viewport: PHONE });
  await phone.goto(linkIn(invited, /\/organize\/invitation\//));
  await phone.fill("[name=name]", "Amel");
  await phone.locator("main form button").click();
  await expect(phone).toHaveURL(new RegExp(`^${addressOf("/organize")}`));
  await phone.goto(addressOf("/organize/events"), { waitUntil: "networkidle" });
  await phone.locator("main").getByRole("link", { name: "Contre-sommet" }).first().click();
  await expect(phone).toHaveURL(/\/organize\/(events|second-factor)/);
  const list = `/organize/events/${/events(?:\/|%2F)([0-9a-f-]{36})/.exec(phone.url())?.[1]}/rsvps`;
  await phone.goto(addressOf(list));
  await expect(phone).toHaveURL(addressOf(`/organize/second-factor?to=${encodeURIComponent(list)}`));
  await phone.click("button[value=later]");
  await expect(phone).toHaveURL(addressOf(list));
  await expectAccessible(phone);
  const [main, first] = [phone.locator("main"), phone.locator("[data-part=GOING] tbody tr").first()];
  await expect(first).toBeVisible();
  expect(await main.innerText()).not.toContain("@");
  await first.getByRole("checkbox").click();
  await expect(first.getByRole("checkbox")).toBeChecked();

  await owner.reload({ waitUntil: "networkidle" });
  const line = owner.locator("tr", { hasText: email });
  await line.locator("summary").click();
  await line.getByRole("button", { name: roles.remove }).click();
  await expect(line).toHaveCount(0);
  await phone.goto(addressOf(list));
  await expect(phone.locator("#sign-in-email")).toBeVisible();
});
