import { beforeEach, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addContact } from "@/lib/signups/adding/mutations";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postSubscription } from "@/lib/signups/mutations";
import { after, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, mailedToken } from "@/tests/helpers/story";
import { subscriptionSchema } from "../schema";
import { readSubscribersAsk, subscribersQuery } from "./filter";
import { exportSubscribers } from "./people";
import { countSubscribers, listSubscribers } from "./queries";

const posting = { now: NOW, locale: "fr" as const, personCookie: undefined, delayMail: false };
let scope: Scope;
let letter: { id: string; slug: string };

beforeEach(async () => {
  scope = await someScope(await someGroup());
  letter = await aNewsletter(scope.groupId);
});

async function ask(email = someAddress().display): Promise<string> {
  const input = subscriptionSchema.parse({ email, consent: "on", newsletter: letter.slug });
  await postSubscription(input, posting);
  return email;
}

async function subscribed(address?: string): Promise<string> {
  const email = await ask(address);
  await confirmEverything(await mailedToken("confirm", email), NOW);
  return email;
}

const list = (query: Record<string, string>, size?: number) =>
  listSubscribers(scope, letter.id, readSubscribersAsk(query), size);

test("a subscriber is shown with the proof of the consent, and where no mail was taken", async () => {
  const email = await subscribed();
  const row = await db.subscription.findFirstOrThrow({ where: { newsletterId: letter.id } });
  const { id, contactId } = row;
  const key = `newsletter-welcome:${id}:${NOW.toISOString()}`;
  await db.delivery.create({ data: { id, key, kind: "newsletters.welcome", contactId, failedAt: NOW } });
  const proof = { text: "newsletter-1", how: "form", givenAt: NOW };
  expect((await list({}))?.people).toMatchObject([{ email, since: NOW, proof, refused: true }]);
});

test("who left is among those who left, since then; what others know, and other mails, say nothing of them here", async () => {
  const address = someAddress();
  await addContact(scope, { email: address, origin: "paper" }, NOW);
  await addContact(await someScope(await someGroup()), { email: address, name: "Ailleurs", origin: "paper" }, NOW);
  const email = await subscribed(address.display);
  const { id, contactId } = await db.subscription.findFirstOrThrow({ where: { newsletterId: letter.id } });
  const kind = "newsletters.welcome";
  await db.delivery.createMany({
    data: [
      { id: newId(), key: `newsletter-welcome:${id}:1`, kind, contactId },
      { id: newId(), key: `newsletter-welcome:${newId()}:1`, kind, contactId, failedAt: NOW },
    ],
  });
  const later = minutes(5);
  await db.subscription.update({ where: { id }, data: { unsubscribedAt: after(NOW, later) } });
  expect(await countSubscribers(scope, letter.id)).toEqual({ running: 0, left: 1, waiting: 0 });
  expect((await list({}))?.people).toEqual([]);
  const proof = { text: "newsletter-1", how: "form" };
  const left = { email, name: null, since: after(NOW, later), refused: false, proof };
  expect((await list({ state: "left" }))?.people).toMatchObject([left]);
});

test("who only waits is a number, unless the group wrote them down itself", async () => {
  await ask();
  const typed = someAddress();
  await addContact(scope, { email: typed, origin: "paper", newsletter: letter.id }, NOW);
  expect(await countSubscribers(scope, letter.id)).toEqual({ running: 0, left: 0, waiting: 2 });
  expect((await list({ state: "waiting" }))?.people.map(({ email }) => email)).toEqual([typed.display]);
});

test("pages lead on to everybody once, and so does the file", async () => {
  const emails = [];
  for (let count = 0; count < 5; count++) emails.push(await subscribed());
  await db.subscription.updateMany({ where: { newsletterId: letter.id }, data: { createdAt: NOW } });
  const first = await list({}, 3);
  const second = await list({ after: first?.next ?? "" }, 3);
  expect(second?.next).toBeNull();
  const seen = [...(first?.people ?? []), ...(second?.people ?? [])].map(({ email }) => email);
  expect(seen.sort()).toEqual(emails.sort());
  const file = [];
  for await (const people of (await exportSubscribers(scope, letter.id, readSubscribersAsk({}), NOW)) ?? [])
    file.push(...people);
  expect(file).toHaveLength(5);
});

test("a list's address says no more than it must, and nonsense counts as not said", () => {
  expect(subscribersQuery(readSubscribersAsk({ state: "running", after: "x", newsletter: "1" }))).toBe("");
  expect(subscribersQuery(readSubscribersAsk({ state: "left" }))).toBe("?state=left");
});
