import { readdirSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { aGroup, aNewsletter, anAddress, anEvent } from "./helpers/story";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const now = new Date("2027-01-10T10:00:00Z");

const load = (file: string): Promise<{ POST?: Handler; GET?: Handler }> => import(path.resolve(file));

/** A token with its last sign changed. */
const forged = (token: string) => `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;

type Mine = { token: string; id: string };

async function aReader() {
  const contactId = newId();
  const email = `${contactId.slice(0, 8)}@example.org`;
  const sealedEmail = seal("Contact.sealedEmail", contactId, email);
  const emailIndex = addressIndex(anAddress(email));
  await db.contact.create({ data: { id: contactId, sealedEmail, emailIndex, locale: "fr", confirmedAt: now } });
  return { contactId, token: linkToken("me", contactId, 1) };
}

/** What one click ends: a route, a person who has it, and when it ended. */
const KINDS = [
  {
    what: "a subscription",
    file: "app/api/public/me/[token]/subscriptions/[id]/one-click/route.ts",
    make: async (): Promise<Mine> => {
      const [id, { contactId, token }, letter] = [newId(), await aReader(), await aNewsletter((await aGroup()).id)];
      await db.subscription.create({ data: { id, newsletterId: letter.id, contactId, confirmedAt: now } });
      return { token, id };
    },
    ended: async (id: string) => (await db.subscription.findUniqueOrThrow({ where: { id } })).unsubscribedAt,
  },
  {
    what: "an event's messages",
    file: "app/api/public/me/[token]/rsvps/[id]/one-click/route.ts",
    make: async (): Promise<Mine> => {
      const [id, { contactId, token }, event] = [newId(), await aReader(), await anEvent((await aGroup()).id, { now })];
      await db.rsvp.create({ data: { id, eventId: event.id, contactId, status: "GOING", confirmedAt: now } });
      return { token, id };
    },
    ended: async (id: string) => (await db.rsvp.findUniqueOrThrow({ where: { id } })).mailsStoppedAt,
  },
  {
    what: "the subscription an issue belongs to",
    file: "app/api/public/me/[token]/broadcasts/[id]/one-click/route.ts",
    make: async (): Promise<Mine> => {
      const [{ contactId, token }, groupId] = [await aReader(), (await aGroup()).id];
      const { id: newsletterId } = await aNewsletter(groupId);
      await db.subscription.create({ data: { id: newId(), newsletterId, contactId, confirmedAt: now } });
      return { token, id: await aMessage(groupId, { kind: "subscribers", newsletterId }) };
    },
    ended: async (id: string) =>
      (await db.subscription.findFirstOrThrow({ where: { newsletterId: (await asked(id)).newsletterId } }))
        .unsubscribedAt,
  },
  {
    what: "the messages of an event, by one of them",
    file: "app/api/public/me/[token]/broadcasts/[id]/one-click/route.ts",
    make: async (): Promise<Mine> => {
      const [{ contactId, token }, groupId] = [await aReader(), (await aGroup()).id];
      const { id: eventId } = await anEvent(groupId, { now });
      await db.rsvp.create({ data: { id: newId(), eventId, contactId, status: "GOING", confirmedAt: now } });
      return { token, id: await aMessage(groupId, { kind: "rsvps", eventId, show: "all" }) };
    },
    ended: async (id: string) =>
      (await db.rsvp.findFirstOrThrow({ where: { eventId: (await asked(id)).eventId } })).mailsStoppedAt,
  },
  {
    what: "a group's messages",
    file: "app/api/public/me/[token]/broadcasts/[id]/one-click/route.ts",
    make: async (): Promise<Mine> => {
      const [{ contactId, token }, groupId] = [await aReader(), (await aGroup()).id];
      await db.groupContact.create({ data: { id: newId(), groupId, contactId } });
      return { token, id: await aMessage(groupId, { kind: "contacts", groupId, asked: "" }) };
    },
    ended: async (id: string) =>
      (await db.groupContact.findFirstOrThrow({ where: { groupId: (await asked(id)).groupId } })).mailsStoppedAt,
  },
];

async function aMessage(groupId: string, audience: object): Promise<string> {
  return (await db.broadcast.create({ data: { id: newId(), groupId, audience } })).id;
}

const asked = async (id: string) =>
  (await db.broadcast.findUniqueOrThrow({ where: { id } })).audience as Record<string, string>;

/** What a mail program sends: its one field, no cookie, no Origin, no Referer. */
const postAs = (headers: Record<string, string>, body: BodyInit = "List-Unsubscribe=One-Click") =>
  new NextRequest("https://lucioles.example/any", { method: "POST", headers, body });
const URLENCODED = { "content-type": "application/x-www-form-urlencoded" };

describe.each(KINDS)("one click ends $what", ({ file, make, ended }) => {
  let mine: Mine;

  async function click(params: Mine, request = postAs(URLENCODED)) {
    const { POST } = await load(file);
    return POST?.(request, { params: Promise.resolve(params) });
  }

  beforeEach(async () => {
    mine = await make();
  });

  test("at once for a mail program's post, without a redirect, and again without harm", async () => {
    const answer = await click(mine);
    expect([answer?.status, await answer?.text()]).toEqual([200, ""]);
    const first = await ended(mine.id);
    expect(first).not.toBeNull();
    expect((await click(mine))?.status).toBe(200);
    expect(await ended(mine.id)).toEqual(first);
  });

  test("also when it comes as multipart, from a webmail of another site", async () => {
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    const webmail = postAs({ origin: "https://webmail.example", "sec-fetch-site": "cross-site" }, form);
    expect((await click(mine, webmail))?.status).toBe(200);
    expect(await ended(mine.id)).not.toBeNull();
  });

  test("opening the address leads to one's own page and changes nothing", async () => {
    const { GET } = await load(file);
    const answer = await GET?.(new NextRequest("https://lucioles.example/any"), { params: Promise.resolve(mine) });
    expect([answer?.status, answer?.headers.get("location")]).toEqual([303, `/me/${mine.token}`]);
    expect(await ended(mine.id)).toBeNull();
  });

  test("another person's, a made-up or a broken token or id is not found and ends nothing", async () => {
    const other = await make();
    const wrong = [
      { token: mine.token, id: other.id },
      { token: forged(mine.token), id: mine.id },
      { token: "nothing", id: mine.id },
      { token: mine.token, id: newId() },
      { token: mine.token, id: "-".repeat(36) },
      { token: mine.token, id: "' OR 1=1" },
    ];
    for (const params of wrong) expect((await click(params))?.status, params.id).toBe(404);
    for (const { id } of [mine, other]) expect(await ended(id)).toBeNull();
  });
});

/** Every route that takes posts, as the folders of app/api hold them. */
const routes = readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => path.join("app/api", file));

/** A relay has no origin: its proof is a secret that no browser sends by itself. And what is no route takes nothing from anybody. */
const OTHERWISE: Record<string, number> = { "app/api/bounces/route.ts": 401, "app/api/[...rest]/route.ts": 404 };

test.each<Record<string, string>>([{}, { origin: "https://evil.example" }])(
  "no other route takes a post %j of another site",
  async (headers) => {
    const taken = [];
    for (const file of routes) {
      const { POST } = await load(file);
      if (!POST || KINDS.some((kind) => kind.file === file)) continue;
      const params = { token: "any", id: newId(), slug: "any", nextauth: ["callback", "email"] as unknown as string };
      const answer = await POST(postAs({ ...URLENCODED, ...headers }), { params: Promise.resolve(params) });
      if (answer.status !== (OTHERWISE[file] ?? 403)) taken.push(`${file}: ${answer.status}`);
    }
    expect(taken).toEqual([]);
    for (const { file } of KINDS) expect(routes).toContain(file);
  },
);
