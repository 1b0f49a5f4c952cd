import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import pg from "pg";
import { cookieTokenHash, newToken } from "@/lib/auth/sign-ins/tokens";
import { expectAccessible } from "@/tests/helpers/axe";
import { linkIn, waitForMail } from "@/tests/helpers/mail";
import { PAGES, type PageCase, pagePatterns, VARIANTS } from "./page-list";
import { becomeMember, type Member, mailboxId } from "./people";
import { addressOf, DESKTOP, expect, type Locale, PHONE, site, test } from "./site";

const CASES = [...Object.values(PAGES), ...VARIANTS];

async function findId(sql: string, values: string[] = []): Promise<string> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  const { rows } = await client.query(sql, values);
  await client.end();
  return rows[0].id;
}

const eventId = (slug: string): Promise<string> => findId('SELECT id FROM "Event" WHERE slug = $1', [slug]);

const postId = (): Promise<string> => findId('SELECT id FROM "Post" WHERE slug = $1', ["contre-sommet-le-programme"]);
const campaignId = (): Promise<string> => findId('SELECT id FROM "Campaign" WHERE slug = $1', ["reprendre-la-main"]);
const resourceId = (): Promise<string> =>
  findId('SELECT id FROM "Resource" WHERE slug = $1', ["tenir-une-table-dans-la-rue-pas-a-pas"]);
const pageId = (): Promise<string> => findId('SELECT id FROM "Page" WHERE slug = $1', ["qui-nous-sommes"]);
/** The contact with the most to tell of the group whose owner looks. */
const contactId = (): Promise<string> =>
  findId(`
    SELECT gc.id FROM "GroupContact" gc JOIN "Group" g ON g.id = gc."groupId" AND g."parentId" IS NULL
    ORDER BY (SELECT count(*) FROM "ContactHistory" h WHERE h."groupContactId" = gc.id) DESC, gc.id LIMIT 1`);

/** An act on many of the same group's contacts: one that waits to be confirmed, or one in the middle. */
const bulkId = (kind: "ERASE" | "TAG"): Promise<string> =>
  findId(
    `INSERT INTO "BulkAct" (id, "groupId", "organizerId", kind, tag, total, done, "startedAt")
     SELECT gen_random_uuid(), id, gen_random_uuid(), $1::"BulkKind", 'presse', 1240, 500,
       CASE WHEN $1 = 'TAG' THEN now() END FROM "Group" WHERE "parentId" IS NULL RETURNING id`,
    [kind],
  );

/** A message to who comes to the conference day: being written, or with its last copy gone. */
const messageId = (state: "draft" | "sent"): Promise<string> =>
  findId(
    `INSERT INTO "Broadcast" (id, "groupId", "eventId", audience, subject, words, recipients, "scheduledAt", "finishedAt")
     SELECT gen_random_uuid(), "groupId", id, json_build_object('kind', 'rsvps', 'eventId', id, 'show', 'going'),
       '{"fr": "Demain"}', '{"fr": "Venez tôt."}', 1, sent.at, sent.at
     FROM "Event", (SELECT CASE WHEN $1 = 'sent' THEN now() END AS at) AS sent WHERE slug = 'contre-sommet' RETURNING id`,
    [state],
  );

/** A draft of an issue to the demo's subscribers. */
const issueId = (): Promise<string> =>
  findId(
    `INSERT INTO "Broadcast" (id, "groupId", "newsletterId", audience, subject, words)
     SELECT gen_random_uuid(), "groupId", id, json_build_object('kind', 'subscribers', 'newsletterId', id),
       '{"fr": "Bonjour {prénom}"}', '{"fr": "Voici [la suite](/nulle-part)."}'
     FROM "Newsletter" LIMIT 1 RETURNING id`,
    [],
  );

/** A draft of the conference day's kind: made once, never published. */
const draftId = (): Promise<string> =>
  findId(`
    WITH made AS (
      INSERT INTO "Event" (id, "groupId", slug, kind, title, summary, body, date, "sortsAt", "overAt", city, "updatedAt")
      SELECT gen_random_uuid(), "groupId", 'brouillon', kind, title, summary, body, date, "sortsAt", "overAt", city, now()
      FROM "Event" WHERE slug = 'contre-sommet' ON CONFLICT DO NOTHING RETURNING id)
    SELECT id FROM made UNION SELECT id FROM "Event" WHERE slug = 'brouillon'`);

/** One for all pages: they are only looked at. */
let member: Promise<Member> | undefined;

/** The case's address, with what only the running instance knows filled in. */
async function fillIn({ address, who }: PageCase): Promise<string> {
  if (who === "anyone" || !address.includes("{")) return address;
  if (address.includes("{draft}")) return address.replace("{draft}", await draftId());
  if (address.includes("{post}")) return address.replace("{post}", await postId());
  if (address.includes("{resource}")) return address.replace("{resource}", await resourceId());
  if (address.includes("{page}")) return address.replace("{page}", await pageId());
  if (address.includes("{campaign}")) return address.replace("{campaign}", await campaignId());
  if (address.includes("{erasure}")) return address.replace("{erasure}", await bulkId("ERASE"));
  if (address.includes("{running}")) return address.replace("{running}", await bulkId("TAG"));
  if (address.includes("{issue}")) return address.replace("{issue}", await issueId());
  if (address.includes("{message}")) return address.replace("{message}", await messageId("draft"));
  if (address.includes("{sent}")) return address.replace("{sent}", await messageId("sent"));
  if (address.includes("{contact}")) return address.replace("{contact}", await contactId());
  if (who === "organizer") return address.replace("{event}", await eventId("contre-sommet"));
  if (address.includes("{part}")) return partPath();
  member ??= becomeMember();
  const { me, confirm, email } = await member;
  if (address.includes("{mail}")) return address.replace("{mail}", await mailboxId(email));
  return address.replace("{me}", me).replace("{confirm}", confirm);
}

/** The own page of the collective that the demo asks by mail. */
async function partPath(): Promise<string> {
  const mail = await waitForMail(site.mailDir, "guichet@example.org");
  return new URL(linkIn(mail, /\/part\//)).pathname;
}

/** The owner's cookies for a sign-in of its own that has not given a second factor. */
async function unprovedState() {
  const { cookies, origins } = JSON.parse(readFileSync(site.ownerState, "utf8"));
  const value = newToken();
  await findId(
    `INSERT INTO "SignIn" (id, "tokenHash", "organizerId", "expiresAt", "createdAt")
     SELECT gen_random_uuid(), decode($1, 'hex'), "organizerId", "expiresAt", now() FROM "SignIn"
     WHERE "tokenHash" = ANY(SELECT decode(hash, 'hex') FROM unnest($2::text[]) AS hash) RETURNING id`,
    [hashOf(value), `{${cookies.map((cookie: { value: string }) => hashOf(cookie.value)).join()}}`],
  );
  const renewed = (cookie: { name: string }) => (/sign-in$/.test(cookie.name) ? { ...cookie, value } : cookie);
  return { storageState: { cookies: cookies.map(renewed), origins } };
}

const hashOf = (token: string) => Buffer.from(cookieTokenHash(token)).toString("hex");

const asWho = async ({ who }: PageCase) =>
  who === "unproved" ? unprovedState() : who === "organizer" ? { storageState: site.ownerState } : {};

test("every page of the site is in the list, and the list names no other", () => {
  expect(Object.keys(PAGES).sort()).toEqual(pagePatterns().sort());
});

const wordsOf = async (tab: Page): Promise<string> => (await tab.innerText("main")).replace(/\s+/g, " ").trim();

async function expectNoSidewaysScroll(tab: Page): Promise<void> {
  const [width, window] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  expect(width, `width of the page at ${window}`).toBeLessThanOrEqual(window);
}

async function expectBeginning(tab: Page, page: PageCase, locale: Locale): Promise<string> {
  const address = addressOf(await fillIn(page), locale);
  expect((await tab.goto(address))?.status()).toBe(page.status);
  await expect(tab.locator("html")).toHaveAttribute("lang", locale);
  await expect(tab.locator("h1")).toHaveCount(1);
  expect(await tab.title()).not.toBe("");
  return address;
}

for (const page of CASES) {
  const alsoWithout = ["organizer", "unproved"].includes(page.who) ? "" : ", all there without scripts";
  test(`${page.address} in fr: on a phone, on a desktop, accessible${alsoWithout}`, async ({ look }) => {
    const tab = await look({ ...(await asWho(page)), viewport: PHONE });
    const address = await expectBeginning(tab, page, "fr");
    const words = await wordsOf(tab);
    await expectNoSidewaysScroll(tab);
    await expectAccessible(tab);
    await tab.setViewportSize(DESKTOP);
    await expectNoSidewaysScroll(tab);
    if (!alsoWithout) return;
    const plain = await look({ javaScriptEnabled: false });
    expect((await plain.goto(address))?.status()).toBe(page.status);
    if (!page.moving) expect(await wordsOf(plain)).toBe(words);
    await expectNoSidewaysScroll(plain);
  });
}

// The same page in other words: whether they fit, what names controls. Judged on a desktop, as the French on a phone;
// its folds hold what the French ones hold.
for (const page of Object.values(PAGES))
  test(`${page.address} in en: on a phone, on a desktop, accessible`, async ({ look }) => {
    const tab = await look({ ...(await asWho(page)), viewport: PHONE });
    await expectBeginning(tab, page, "en");
    await expectNoSidewaysScroll(tab);
    await tab.setViewportSize(DESKTOP);
    await expectNoSidewaysScroll(tab);
    await expectAccessible(tab, { folds: false });
  });

for (const pattern of [
  "/",
  "/events",
  "/events/[slug]",
  "/join",
  "/me/[token]",
  "/part/[token]",
  "/organize/events",
  "/organize/second-factor",
]) {
  const page = PAGES[pattern] as PageCase;
  test(`${page.address} at night is accessible too`, async ({ look }) => {
    const tab = await look({ ...(await asWho(page)), colorScheme: "dark" });
    await tab.goto(addressOf(await fillIn(page)));
    await expectAccessible(tab, { folds: false });
  });
}
