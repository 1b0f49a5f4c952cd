import { readFileSync } from "node:fs";
import { expectAccessible } from "@/tests/helpers/axe";
import { linkIn, type Mail, waitForMail } from "@/tests/helpers/mail";
import { confirmationLink, newAddress, postForm } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const words = JSON.parse(readFileSync("messages/fr.json", "utf8")).desk;
const ORGANIZER = "samir@example.org";

const hasWayIn = (mail: Mail) => mail.links.some((link) => link.includes("/organize/sign-in/"));

test("an organizer asks for a way in: the link opens a page, its button signs in, and it works once", async ({
  browse,
}) => {
  const page = await browse({ javaScriptEnabled: false });
  await page.goto(addressOf("/organize"));
  await page.fill("#sign-in-email", ORGANIZER);
  await page.click("#form-sign-in button");
  await expect(page).toHaveURL(addressOf("/organize/sign-in"));
  const mail = await waitForMail(site.mailDir, ORGANIZER, hasWayIn);
  const link = linkIn(mail, /\/organize\/sign-in\//);
  await page.goto(link);
  await page.goto(link);
  await page.locator("form[action='/api/auth/callback/email'] button").click();
  await expect(page).toHaveURL(addressOf("/organize"));
  await expect(page.locator("h1")).toBeVisible();

  const another = await browse({ javaScriptEnabled: false });
  await another.goto(link);
  await expect(another.locator("form[action='/api/auth/callback/email']")).toHaveCount(0);
});

test("the six digits of the same mail sign in too, and a wrong code says so", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  const email = "jeanne@example.org";
  await page.goto(addressOf("/organize"));
  await page.fill("#sign-in-email", email);
  await page.click("#form-sign-in button");
  const code = /\b\d{3}\s?\d{3}\b/.exec((await waitForMail(site.mailDir, email, hasWayIn)).text ?? "")?.[0] ?? "";
  const wrong = code.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
  await page.fill("#sign-in-code-code", wrong);
  await page.locator("form[action='/api/organize/sign-in/code'] button").click();
  await expect(page.locator("#sign-in-code-code-error")).not.toBeEmpty();
  await page.fill("#sign-in-code-code", code);
  await page.locator("form[action='/api/organize/sign-in/code'] button").click();
  await expect(page).toHaveURL(addressOf("/organize"));
});

test("who is nobody here gets the same answer and no mail", async ({ browse }) => {
  const page = await browse({ javaScriptEnabled: false });
  await page.goto(addressOf("/organize"));
  await page.fill("#sign-in-email", newAddress("inconnu"));
  await page.click("#form-sign-in button");
  await expect(page).toHaveURL(addressOf("/organize/sign-in"));
  await expect(page.locator("#sign-in-code-code")).toBeVisible();
});

test("nobody sees the desk without signing in", async ({ browse }) => {
  const page = await browse();
  for (const path of ["/organize/events", "/organize/events/new"]) {
    await page.goto(addressOf(path));
    await expect(page.locator("#sign-in-email")).toBeVisible();
  }
});

test("from nothing to a public event: draft, programme, publish, an answer, a tick, a file", async ({ browse }) => {
  test.setTimeout(180_000);
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/events/new"), { waitUntil: "networkidle" });
  const title = `Atelier couture ${newAddress("n").slice(2, 8)}`;
  await page.fill("[name='title.fr']", title);
  await page.fill("[name='date']", "2031-05-17");
  await page.fill("[name='startTime']", "14:00");
  await page.fill("[name='endTime']", "17:30");
  await page.fill("[name='placeName']", "La Cordonnerie");
  await page.fill("[name='city']", "Rennes");
  await expectAccessible(page);
  await page.getByRole("button", { name: words.event.create }).click();
  await expect(page).toHaveURL(/\/organize\/events\/[0-9a-f-]{36}$/);
  const desk = page.url();

  await page.getByRole("button", { name: words.programme.addSession }).click();
  await page.fill("#programme [name$='title.fr']", "Recoudre un bouton");
  await page.fill("#programme [name$='start']", "14:15");
  await page.getByRole("button", { name: words.programme.save }).click();
  await expect(page.locator("#programme")).toContainText(/Enregistré/);
  await page.reload({ waitUntil: "networkidle" });
  const session = page.locator("#programme li summary").first();
  await expect(session).toContainText("Recoudre un bouton");
  await expect(page.locator("#programme [name$='title.fr']")).toBeHidden();
  await session.press("Enter");
  await page.fill("#programme [name$='title.fr']", "");
  await session.press("Enter");
  await page.getByRole("button", { name: words.programme.save }).click();
  await expect(page.locator("#programme [name$='title.fr']")).toBeFocused();
  await page.reload({ waitUntil: "networkidle" });
  await expectAccessible(page);

  await page.getByRole("button", { name: words.event.publish, exact: true }).click();
  await expect(page.getByRole("button", { name: words.event.withdraw })).toBeVisible();
  const link = await page.getByRole("link", { name: words.event.see }).getAttribute("href");
  const visitor = await browse({ javaScriptEnabled: false });
  await visitor.goto(`${site.origin}${link}`);
  await expect(visitor.locator("h1")).toContainText(title);
  await expect(visitor.locator("main")).toContainText("Recoudre un bouton");
  await page.goto(`${desk}/preview`);
  await expect(page).toHaveURL(`${site.origin}${link}`);
  await visitor.goto(addressOf("/events"));

  const email = newAddress("couture");
  const slug = link?.split("/").at(-1) ?? "";
  await postForm(`/api/public/events/${slug}/rsvps`, { email, name: "=Zineb", answer: "yes", locale: "fr" });
  const token = (await confirmationLink(email)).split("/").at(-1);
  await postForm(`/api/public/confirmations/${token}`, { locale: "fr" });

  await page.goto(`${desk}/rsvps`, { waitUntil: "networkidle" });
  const line = page.locator("tr", { hasText: "=Zineb" });
  await expect(line).toBeVisible();
  const came = line.getByRole("checkbox", { name: "=Zineb", exact: true });
  await came.check();
  // The count runs ahead of the server; the name comes once the tick is kept.
  await expect(page.getByRole("status")).toContainText(/1.*=Zineb/);
  await page.reload({ waitUntil: "networkidle" });
  await expect(came).toBeChecked();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator("main").boundingBox();
  expect(paper?.width).toBe(DESKTOP.width);
  await page.emulateMedia({ media: "screen" });

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: words.people.csv }).click();
  const csv = readFileSync(await (await downloading).path(), "utf8");
  expect(csv.startsWith("\uFEFF")).toBe(true);
  expect(csv.split(/\r?\n/)[0]).toContain(";");
  expect(csv).toContain("'=Zineb");
});

test("a session outside its event is said at its fields; the draft thrown away comes back with its programme", async ({
  browse,
}) => {
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf("/organize/events/new"), { waitUntil: "networkidle" });
  await page.fill("[name='title.fr']", "Veillée du port");
  await page.fill("[name='date']", "2031-03-05");
  await page.getByRole("button", { name: words.event.create }).click();
  await expect(page).toHaveURL(/\/organize\/events\/[0-9a-f-]{36}$/);
  const programme = page.locator("#programme");
  await programme.getByRole("button", { name: words.programme.addSession }).click();
  const field = (name: string) => programme.locator(`[name$='${name}']`);
  await field("0.title.fr").fill("Accueil");
  await field("0.start").fill("15:00");
  await field("0.end").fill("14:00");
  await field("0.date").fill("2031-03-09");
  await programme.getByRole("button", { name: words.programme.save }).click();
  for (const name of ["0.end", "0.date"]) await expect(field(name)).toHaveAttribute("aria-invalid", "true");
  const listed = programme.locator(".error-summary");
  await expect(listed).toBeFocused();
  await expect(listed.getByRole("link")).toHaveCount(2);
  await listed.getByRole("link").first().click();
  await expect(field("0.end")).toBeFocused();
  await expect(field("0.title.fr")).toHaveValue("Accueil");
  await field("0.end").fill("16:00");
  await field("0.date").fill("");
  await programme.getByRole("button", { name: words.programme.save }).click();
  await expect(programme).toContainText(/Enregistré/);

  await page.getByRole("button", { name: words.event.delete, exact: true }).click();
  await expect(programme).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(addressOf("/organize/events?when=deleted"), { waitUntil: "networkidle" });
  await expectAccessible(page);
  await page.getByRole("link", { name: "Veillée du port" }).click();
  await page.getByRole("button", { name: words.events.restore }).click();
  await expect(programme.locator("li summary")).toContainText("Accueil");
});
