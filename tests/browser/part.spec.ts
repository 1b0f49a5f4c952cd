import { readFileSync } from "node:fs";
import pg from "pg";
import { expectAccessible } from "@/tests/helpers/axe";
import { linkIn, waitForMail } from "@/tests/helpers/mail";
import { newAddress } from "./people";
import { addressOf, DESKTOP, expect, site, test } from "./site";

const { part, desk } = JSON.parse(readFileSync("messages/fr.json", "utf8"));

/** An event of the demo's own group with one speaker who has not answered. */
async function eventWithSpeaker(slug: string): Promise<string> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `WITH made AS (
      INSERT INTO "Event" (id, "groupId", slug, kind, title, date, "sortsAt", "overAt", city, "publishedAt", "updatedAt")
      SELECT gen_random_uuid(), "groupId", $1, 'TALK', title, date, "sortsAt", "overAt", city, now(), now()
      FROM "Event" WHERE slug = 'contre-sommet' RETURNING id)
    INSERT INTO "Speaker" (id, "eventId", name, state)
    SELECT gen_random_uuid(), id, 'Ada Lorent', 'INVITED' FROM made RETURNING "eventId"`,
    [slug],
  );
  await client.end();
  return rows[0].eventId;
}

test("an organizer mails a speaker their link; the speaker answers and corrects without scripts; the page and the desk tell", async ({
  browse,
}) => {
  const slug = `causerie-${Date.now().toString(36)}`;
  const eventId = await eventWithSpeaker(slug);
  const email = newAddress("ada");
  const page = await browse({ storageState: site.ownerState, viewport: DESKTOP });
  await page.goto(addressOf(`/organize/events/${eventId}#answers`), { waitUntil: "networkidle" });
  const answers = page.locator("#answers");
  await answers.locator("summary").click();
  await answers.getByRole("button", { name: desk.parts.mail }).click();
  await expect(answers.locator("[id$=-email-error]")).not.toBeEmpty();
  await answers.locator("input[name=email]").fill(email);
  await answers.getByRole("button", { name: desk.parts.mail }).click();
  await expect(answers.getByRole("status").filter({ hasText: desk.parts.mailed })).toBeVisible();
  await expectAccessible(page);

  const link = linkIn(await waitForMail(site.mailDir, email), /\/part\//);
  const speaker = await browse({ javaScriptEnabled: false });
  await speaker.goto(link);
  await expect(speaker.locator("main")).toContainText(part.state.INVITED);
  await speaker.fill("#part-message", "Je viens en train.");
  await speaker.getByRole("button", { name: part.answer.confirm }).click();
  await expect(speaker.getByRole("status")).toContainText(part.done.confirm);

  await speaker.fill("#part-name", "Ada Laurent");
  await speaker.fill("#part-url", "ftp://ada.example.org");
  await speaker.getByRole("button", { name: part.wording.save }).click();
  await expect(speaker.locator("#part-url-error")).not.toBeEmpty();
  await expect(speaker.locator("#part-name")).toHaveValue("Ada Laurent");
  await speaker.fill("#part-url", "https://ada.example.org");
  await speaker.fill("#part-aboutFr", "dessinatrice");
  await speaker.getByRole("button", { name: part.wording.save }).click();
  await expect(speaker.getByRole("status")).toContainText(part.done.corrected);

  const visitor = await browse({ javaScriptEnabled: false });
  await visitor.goto(addressOf(`/events/${slug}`));
  await expect(visitor.locator("main")).toContainText("Ada Laurent, dessinatrice");

  await page.reload({ waitUntil: "networkidle" });
  await expect(answers).toContainText("Je viens en train.");
  await expect(answers).toContainText("Ada Lorent");
  await answers.locator("summary").click();
  const old = await answers.getByLabel(desk.parts.link.replace("{name}", "Ada Laurent"), { exact: true }).inputValue();
  expect(old).toBe(link);
  await answers.getByRole("button", { name: desk.parts.renewThis.replace("{name}", "Ada Laurent") }).click();
  await expect.poll(async () => (await speaker.goto(link))?.status()).toBe(404);
});
