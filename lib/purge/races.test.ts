import { expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { postRsvp } from "@/lib/signups/mutations";
import { after, days } from "@/lib/time";
import { aGroup, anAddress, anEvent } from "@/tests/helpers/story";
import { purge } from "./mutations";
import { PEOPLE_PURGES } from "./people/mutations";
import { dueLoose } from "./people/queries";

/** What happens while a purge runs: whoever acts keeps what they did. */

const NOW = new Date();
const posting = { now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false };
const LOOSE = PEOPLE_PURGES.filter(({ dataClass }) => dataClass === "loose");

/** Somebody whom nothing ties to us any more, for two days. */
async function looseContact() {
  const [id, email] = [newId(), `${newId()}@example.org`];
  const sealedEmail = seal("Contact.sealedEmail", id, email);
  const lastActAt = after(NOW, -days(2));
  const emailIndex = addressIndex(anAddress(email));
  await db.contact.create({ data: { id, sealedEmail, emailIndex, lastActAt, createdAt: lastActAt } });
  return { id, email };
}

/** Runs `forget` while an answer of that person is written and not yet there for others; whether both are left then. */
async function answeredMeanwhile(forget: () => Promise<unknown>): Promise<{ contacts: number; answers: number }> {
  const { id: contactId } = await looseContact();
  const event = await anEvent((await aGroup()).id);
  let forgotten: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.rsvp.create({ data: { id: newId(), eventId: event.id, contactId } });
    forgotten = forget();
    await new Promise((resolve) => setTimeout(resolve, 700));
  });
  await forgotten;
  return {
    contacts: await db.contact.count({ where: { id: contactId } }),
    answers: await db.rsvp.count({ where: { contactId } }),
  };
}

test("somebody who answers while the purge runs stays, with their answer", async () => {
  expect(await answeredMeanwhile(() => purge(NOW, LOOSE))).toEqual({ contacts: 1, answers: 1 });
});

test("deleting in one statement, without holding people still and looking again, would take the answer along", async () => {
  const bare = async () => {
    await db.$executeRaw`DELETE FROM "Contact" WHERE id IN (SELECT id FROM (${dueLoose(NOW)}) due)`;
  };
  expect(await answeredMeanwhile(bare)).toEqual({ contacts: 0, answers: 0 });
});

test("an answer that comes while its person is being forgotten waits, and makes them known anew", async () => {
  const { id, email } = await looseContact();
  const event = await anEvent((await aGroup()).id);
  const input = rsvpSchema.parse({ email, answer: "yes", guests: 0 });
  let posted: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.contact.delete({ where: { id } });
    posted = postRsvp(event.slug, input, posting);
    await new Promise((resolve) => setTimeout(resolve, 700));
  });
  expect(await posted).toMatchObject({ ok: true });
  expect(await db.rsvp.count({ where: { eventId: event.id, askedAnswer: "YES" } })).toBe(1);
});
