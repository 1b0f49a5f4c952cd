import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { App } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { waitForMail } from "@/tests/helpers/mail";
import { untilQuiet } from "./dump";
import { expect, test } from "./own-app";

test.use({ file: "canaries" });

const PEOPLE = LONG ? 1000 : 80;
const CONFIRMED = LONG ? 20 : 8;
/** So many telephone numbers: few enough that no other number looks like one of them. */
const NUMBERS = 200;
/** In every canary's name and address, and the digits that every phone number begins with. Nothing else here holds them. */
const MARK = "zqxcanari";
const DIGITS = "698710";

const hex = (text: string) => Buffer.from(text).toString("hex");
const phone = [...DIGITS].join("[ .]?");
const SOUGHT = new RegExp([MARK, hex(MARK), `${phone}[01][ .]?\\d\\d`, `${hex(DIGITS)}3[01]`].join("|"), "i");

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Files in which a canary is readable. */
function filesWithCanaries(folders: string[], except: string): string[] {
  return folders
    .flatMap(filesBelow)
    .filter((file) => !file.startsWith(except))
    .filter((file) => {
      if (statSync(file).size > 256 << 20) throw new Error(`${file} is too large to be read at once`);
      return SOUGHT.test(readFileSync(file, "latin1"));
    });
}

const person = (index: number) => {
  const own = index.toString(36).padStart(3, "0");
  return {
    email: `${MARK}-${own}@example.org`,
    name: `Zqxcanari ${own}`,
    phone: `+33 6 98 71 ${String(index % NUMBERS)
      .padStart(4, "0")
      .replace(/(..)(..)/, "$1 $2")}`,
  };
};

const post = (app: App, where: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${app.origin}${where}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: app.origin },
    body: new URLSearchParams({ ...fields, locale: "fr" }),
  });

async function takePart(app: App, index: number): Promise<void> {
  const { email, name, phone } = person(index);
  const answers = [
    await post(app, "/api/public/volunteers", {
      email,
      name,
      phone,
      postcode: "35000",
      message: `Moi, ${name}, ${phone}`,
    }),
    await post(app, "/api/public/subscriptions", { email, name, newsletter: "la-lettre", consent: "on" }),
    await post(app, "/api/public/events/contre-sommet/rsvps", { email, name, answer: "yes" }),
    // A refused form is kept for a while: sealed too.
    await post(app, "/api/public/volunteers", { email, name, phone, skills: "none-of-ours", from: "/join" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  if (index >= CONFIRMED) return;
  const mail = await waitForMail(app.mailDir, email);
  const token = mail.links
    .find((link) => link.includes("/confirm/"))
    ?.split("/")
    .at(-1);
  await post(app, `/api/public/confirmations/${token}`, {});
  await fetch(`${app.origin}/confirm/${token}`);
}

async function sql(app: App, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test("people are readable in no data file, log or build", async ({ app }) => {
  for (let index = 0; index < PEOPLE; index += 8) {
    await Promise.all(Array.from({ length: 8 }, (_, more) => takePart(app, index + more)));
  }
  await untilQuiet(app.databaseUrl);
  await sql(app, "CHECKPOINT");
  const folders = [app.dataDir, ".next"];
  const seen = () => filesWithCanaries(folders, app.mailDir);
  expect(seen()).toEqual([]);
  expect(SOUGHT.test(app.output()), "what web and worker printed").toBe(false);

  await sql(app, "CREATE TABLE plain (text text)", `INSERT INTO plain VALUES ('${MARK}')`, "CHECKPOINT");
  expect(seen().length, "control: one name in clear is found, in its table and in the log of writes").toBeGreaterThan(
    1,
  );
  await sql(app, "DROP TABLE plain");
});
