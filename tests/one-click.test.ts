import { readdirSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { seal } from "@/lib/privacy/sealed";
import { aGroup, aNewsletter, anAddress } from "./helpers/story";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const ONE_CLICK = "app/api/public/me/[token]/subscriptions/[id]/one-click/route.ts";
const now = new Date("2027-01-10T10:00:00Z");

const load = (file: string): Promise<{ POST?: Handler; GET?: Handler }> => import(path.resolve(file));
const subscription = (id: string) => db.subscription.findUniqueOrThrow({ where: { id } });

/** A token with its last sign changed. */
const forged = (token: string) => `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;

let mine: { token: string; id: string };

async function aSubscriber() {
  const [id, contactId, letter] = [newId(), newId(), await aNewsletter((await aGroup()).id)];
  const email = `${contactId.slice(0, 8)}@example.org`;
  const sealedEmail = seal("Contact.sealedEmail", contactId, email);
  const emailIndex = addressIndex(anAddress(email));
  await db.contact.create({ data: { id: contactId, sealedEmail, emailIndex, locale: "fr", confirmedAt: now } });
  await db.subscription.create({ data: { id, newsletterId: letter.id, contactId, confirmedAt: now } });
  return { token: linkToken("me", contactId, 1), id };
}

/** What a mail program sends: its one field, no cookie, no Origin, no Referer. */
const postAs = (headers: Record<string, string>, body: BodyInit = "List-Unsubscribe=One-Click") =>
  new NextRequest("https://lucioles.example/any", { method: "POST", headers, body });
const URLENCODED = { "content-type": "application/x-www-form-urlencoded" };

async function click(params: { token: string; id: string }, request = postAs(URLENCODED)) {
  const { POST } = await load(ONE_CLICK);
  return POST?.(request, { params: Promise.resolve(params) });
}

beforeEach(async () => {
  mine = await aSubscriber();
});

test("a mail program's post ends the subscription at once, without a redirect, and again without harm", async () => {
  const answer = await click(mine);
  expect([answer?.status, await answer?.text()]).toEqual([200, ""]);
  const ended = await subscription(mine.id);
  expect(ended.unsubscribedAt).not.toBeNull();
  expect((await click(mine))?.status).toBe(200);
  expect(await subscription(mine.id)).toEqual(ended);
});

test("it may come as multipart too, from a webmail of another site", async () => {
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  const answer = await click(mine, postAs({ origin: "https://webmail.example", "sec-fetch-site": "cross-site" }, form));
  expect(answer?.status).toBe(200);
  expect((await subscription(mine.id)).unsubscribedAt).not.toBeNull();
});

test("opening the address leads to one's own page and changes nothing", async () => {
  const { GET } = await load(ONE_CLICK);
  const before = await subscription(mine.id);
  const answer = await GET?.(new NextRequest("https://lucioles.example/any"), { params: Promise.resolve(mine) });
  expect([answer?.status, answer?.headers.get("location")]).toEqual([303, `/me/${mine.token}`]);
  expect(await subscription(mine.id)).toEqual(before);
});

test("another person's, a made-up or a broken token or id is not found and ends nothing", async () => {
  const other = await aSubscriber();
  const wrong = [
    { token: mine.token, id: other.id },
    { token: forged(mine.token), id: mine.id },
    { token: "nothing", id: mine.id },
    { token: mine.token, id: newId() },
    { token: mine.token, id: "-".repeat(36) },
    { token: mine.token, id: "' OR 1=1" },
  ];
  for (const params of wrong) expect((await click(params))?.status, params.id).toBe(404);
  for (const { id } of [mine, other]) expect((await subscription(id)).unsubscribedAt).toBeNull();
});

/** Every route that takes posts, as the folders of app/api hold them. */
const routes = readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => path.join("app/api", file));

test.each<Record<string, string>>([{}, { origin: "https://evil.example" }])(
  "no other route takes a post %j of another site",
  async (headers) => {
    const taken = [];
    for (const file of routes) {
      const { POST } = await load(file);
      if (!POST || file === ONE_CLICK) continue;
      const params = { ...mine, slug: "any", nextauth: ["callback", "email"] as unknown as string };
      const answer = await POST(postAs({ ...URLENCODED, ...headers }), { params: Promise.resolve(params) });
      if (answer.status !== 403) taken.push(`${file}: ${answer.status}`);
    }
    expect(taken).toEqual([]);
    expect(routes).toContain(ONE_CLICK);
  },
);
