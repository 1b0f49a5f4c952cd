import { closeDb, db } from "@/lib/db";
import { mailPart } from "@/lib/events/parts/links/mutations";
import { listParts } from "@/lib/events/parts/queries";
import { type App, openDataOf } from "@/tests/helpers/app";
import { readMails, waitForMail } from "@/tests/helpers/mail";
import { someAddress, someScope } from "@/tests/helpers/organizers";
import { untilQuiet } from "@/tests/helpers/quiet";
import { dumpDigests } from "./dump";
import { expect, test } from "./own-app";

test.use({ file: "robots" });

const OFTEN = 10;
/** Links that act for somebody, once a button is pressed. */
const PERSONAL = /\/(confirm|me|part|sign-in)\//;

async function post(app: App, path: string, fields: Record<string, string>): Promise<void> {
  const answer = await fetch(`${app.origin}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: app.origin },
    body: new URLSearchParams(fields),
  });
  expect(answer.status, `POST ${path}`).toBe(303);
}

async function signUp(app: App, email: string): Promise<void> {
  const person = { email, name: "Robin", locale: "fr" };
  await post(app, "/api/public/subscriptions", { ...person, newsletter: "la-lettre", consent: "on" });
  await post(app, "/api/public/events/contre-sommet/rsvps", { ...person, answer: "yes" });
  await post(app, "/api/public/volunteers", { ...person, skills: "welcome" });
}

const tokenOf = async (app: App, email: string): Promise<string> => {
  const mail = await waitForMail(app.mailDir, email, (each) => each.links.some((link) => link.includes("/confirm/")));
  return (
    mail.links
      .find((link) => link.includes("/confirm/"))
      ?.split("/")
      .at(-1) ?? ""
  );
};

/** An organizer asks the one collective of the demo that has not answered. */
async function askPart(app: App, email: string): Promise<void> {
  openDataOf(app);
  const { id, groupId } = await db.event.findFirstOrThrow({ where: { slug: "contre-sommet" } });
  const scope = await someScope(groupId);
  const part = (await listParts(scope, id)).find(({ state }) => state === "INVITED");
  const asked = await mailPart(scope, part?.id ?? "", { email: someAddress(email), language: "fr" }, new Date());
  expect(asked.ok).toBe(true);
  await closeDb();
}

/** Mails of every kind lie in the folder: one person still waits, another confirmed everything, an organizer signs in. */
async function haveMailsWritten(app: App): Promise<string> {
  await signUp(app, "attend@example.org");
  await signUp(app, "confirme@example.org");
  await tokenOf(app, "attend@example.org");
  await post(app, `/api/public/confirmations/${await tokenOf(app, "confirme@example.org")}`, { locale: "fr" });
  await post(app, "/api/organize/sign-in", { email: "maelle@example.org", locale: "fr" });
  await waitForMail(app.mailDir, "maelle@example.org", (each) => each.links.some((link) => link.includes("/sign-in/")));
  await askPart(app, "guichet@example.org");
  await waitForMail(app.mailDir, "guichet@example.org", (each) => each.links.some((link) => link.includes("/part/")));
  await untilQuiet(app.databaseUrl);
  return tokenOf(app, "attend@example.org");
}

test("a robot that opens every mailed link, scripts and all, changes nothing", async ({ app, browser }) => {
  const token = await haveMailsWritten(app);
  const mails = await readMails(app.mailDir);
  const links = [...new Set(mails.flatMap((mail) => mail.links))].filter((link) => link.startsWith(app.origin));
  for (const kind of ["/confirm/", "/me/", "/part/", "/organize/sign-in/"]) {
    expect(
      links.some((link) => link.includes(kind)),
      `a mail with a link to ${kind}`,
    ).toBe(true);
  }

  const before = await dumpDigests(app.databaseUrl);
  const page = await browser.newPage();
  for (const link of links) {
    await fetch(link, { method: "HEAD", redirect: "follow" });
    for (let times = 0; times < (PERSONAL.test(link) ? OFTEN : 1); times += 1) {
      await fetch(link, { redirect: "follow" }).then((answer) => answer.arrayBuffer());
    }
    await page.goto(link, { waitUntil: "load" }).catch((reason: Error) => {
      if (!/Download is starting/.test(reason.message)) throw reason;
    });
    // Its scripts have had their turn.
    await page.waitForTimeout(300);
  }
  await page.close();
  await untilQuiet(app.databaseUrl);
  expect(await dumpDigests(app.databaseUrl)).toEqual(before);

  await post(app, `/api/public/confirmations/${token}`, { locale: "fr" });
  expect(await dumpDigests(app.databaseUrl), "control: one button pressed is seen").not.toEqual(before);
});
