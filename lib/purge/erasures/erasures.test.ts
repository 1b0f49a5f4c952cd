import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { closeDb, db } from "@/lib/db";
import { adoptDatabase, env, rereadEnv } from "@/lib/env";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { newId } from "@/lib/ids";
import { keyCheck } from "@/lib/privacy/key-check";
import { idOfLinkToken } from "@/lib/privacy/link-tokens";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { eraseContact } from "@/lib/signups/erasing/mutations";
import { eraseMe } from "@/lib/signups/me/mutations";
import { postRsvp } from "@/lib/signups/mutations";
import { restore } from "@/scripts/backup/load";
import { backup } from "@/scripts/backup/save";
import { copyDatabase } from "@/tests/helpers/database";
import { someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, mailedToken } from "@/tests/helpers/story";
import { purge } from "../mutations";
import { repeatErasures } from "./mutations";

const NOW = new Date();
const folder = mkdtempSync(path.join(tmpdir(), "cortege-erasures-"));
const posting = { now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody answers an event and confirms. */
async function comes(email: string, event: { slug: string }, now = NOW) {
  const input = rsvpSchema.parse({ email, name: "Dominique", answer: "yes", guests: 0 });
  await postRsvp(event.slug, input, { ...posting, now });
  await confirmEverything(await mailedToken("confirm", email), now);
}

const rowOf = async (email: string, groupId: string) => {
  const token = await mailedToken("me", email);
  const contactId = idOfLinkToken(token) ?? "";
  return { token, row: await db.groupContact.findFirstOrThrow({ where: { groupId, contactId } }) };
};

/** Everybody there, by how often they answered. */
const answers = async () => [await db.contact.count(), await db.rsvp.count(), await db.groupContact.count()];

test("who was erased since the backup is erased again when it is restored; who came back since, and all others, stay", async () => {
  const groupId = await someGroup();
  const event = await anEvent(groupId, { now: NOW });
  const scope = await someScope(groupId);
  await db.instance.create({ data: { keyCheck: new Uint8Array(keyCheck()) } });
  await comes("stays@example.org", event);
  await comes("erased@example.org", event);
  const mine = await rowOf("erased@example.org", groupId);
  await comes("forgotten@example.org", event);
  const theirs = await rowOf("forgotten@example.org", groupId);
  await comes("returns@example.org", event);
  const back = await rowOf("returns@example.org", groupId);
  // One comes back before the backup is made: they are a new row, of which nobody asked anything.
  expect(await eraseMe(back.token, NOW)).toMatchObject({ ok: true });
  await comes("returns@example.org", event, new Date(NOW.getTime() + 1));
  mkdirSync(path.join(folder, "home"));
  const file = path.join(folder, "backup.tar.gz");
  await backup({ url: env().databaseUrl ?? "", dataDir: path.join(folder, "home") }, file);

  expect(await eraseMe(mine.token, NOW)).toMatchObject({ ok: true });
  expect(await eraseContact(scope, theirs.row.id, NOW)).toEqual({ ok: true });
  expect(await answers()).toEqual([2, 2, 2]);
  const noted = readFileSync(env().erasuresFile, "utf8");
  expect(noted.trim().split("\n")).toHaveLength(3);
  expect(noted).not.toContain("example.org");
  expect(noted).not.toContain(theirs.row.id);

  const here = env().databaseUrl ?? "";
  const there = await copyDatabase(inject("postgresUrl"));
  await restore({ url: there.url, dataDir: path.join(folder, "there"), keyFile: "" }, file);
  await closeDb();
  adoptDatabase(there.url);
  // The control: without the list they are back.
  expect(await answers()).toEqual([4, 4, 4]);
  expect(await repeatErasures(NOW)).toBe(2);
  expect(await answers()).toEqual([2, 2, 2]);
  expect(await db.contact.count({ where: { id: (await rowOf("returns@example.org", groupId)).row.contactId } })).toBe(
    1,
  );
  expect(await repeatErasures(NOW)).toBe(0);
  await closeDb();
  adoptDatabase(here);
  await there.drop();
});

test("a database put back by other means is put right by the nightly purge", async () => {
  const event = await anEvent(await someGroup(), { now: NOW });
  await comes("rolled-back@example.org", event);
  const person = await db.contact.findFirstOrThrow({ where: { rsvps: { some: { eventId: event.id } } } });
  await eraseMe(await mailedToken("me", "rolled-back@example.org"), NOW);
  await db.contact.create({ data: person });
  await purge(NOW, []);
  expect(await db.contact.count({ where: { id: person.id } })).toBe(0);
});

test("nobody is erased whose erasure cannot be remembered, and nothing is half done", async () => {
  const event = await anEvent(await someGroup(), { now: NOW });
  const email = `${newId()}@example.org`;
  await comes(email, event);
  const token = await mailedToken("me", email);
  const file = process.env.CORTEGE_ERASURES_FILE;
  process.env.CORTEGE_ERASURES_FILE = path.join(folder, "no/such/folder");
  rereadEnv();
  await expect(eraseMe(token, NOW)).rejects.toThrow("ENOENT");
  expect(await db.rsvp.count({ where: { eventId: event.id } })).toBe(1);
  process.env.CORTEGE_ERASURES_FILE = file;
  rereadEnv();
  expect(await eraseMe(token, NOW)).toMatchObject({ ok: true });
});
