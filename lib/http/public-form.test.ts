import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { rsvpSchema } from "../events/rsvps/schema";
import { subscriptionSchema } from "../newsletters/schema";
import { findFormDraft } from "./form-drafts/queries";
import { type PublicOutcome, publicForm } from "./public-form";

const SITE = "http://localhost:3000";
const context = { params: Promise.resolve({ slug: "rally" }) };

function formWith(outcome: PublicOutcome | (() => never)) {
  const seen: unknown[] = [];
  const handler = publicForm("rsvp", rsvpSchema, async (input) => {
    seen.push(input);
    return typeof outcome === "function" ? outcome() : outcome;
  });
  return { handler, seen };
}

const well: PublicOutcome = {
  ok: true,
  page: "/events/rally/thanks",
  created: true,
  body: { state: "confirmation_mailed" },
};

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new NextRequest(`${SITE}/api/public/events/rally/rsvps`, {
    method: "POST",
    body,
    headers: { origin: SITE, "content-type": "application/x-www-form-urlencoded", ...headers },
  });

const good = "email=camille@exemple.fr&answer=yes&guests=2";

test("a plain form is answered 303 in the language of the page it came from", async () => {
  const { handler, seen } = formWith(well);
  const answer = await handler(post(`${good}&from=/en/events/rally`), context);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/en/events/rally/thanks"]);
  expect(seen[0]).toMatchObject({ answer: "yes", guests: 2, email: { canonical: "camille@exemple.fr" } });
});

test("who asks for JSON gets 201 and the outcome", async () => {
  const { handler } = formWith({ ...well, body: { state: "pending" } });
  const body = JSON.stringify({ email: "camille@exemple.fr", answer: "yes" });
  const answer = await handler(post(body, { "content-type": "application/json", accept: "application/json" }), context);
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ ok: true, state: "pending" });
});

test("a refused form comes back to its page with everything typed, sealed, and its errors", async () => {
  const { handler, seen } = formWith(well);
  const typed = "email=camille@exemple&name=Camille&answer=yes&from=/en/events/rally";
  const answer = await handler(post(typed), context);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/en/events/rally#form-rsvp"]);
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^cortege-draft=[0-9a-f-]{36}; .*HttpOnly/);
  expect(cookie).not.toContain("camille");
  const id = cookie.slice("cortege-draft=".length).split(";")[0] ?? "";
  expect(await findFormDraft(id, new Date())).toEqual({
    form: "rsvp",
    values: { email: "camille@exemple", name: "Camille", answer: "yes" },
    errors: { email: "email.no_domain" },
  });
  expect(await findFormDraft(id, new Date(Date.now() + 16 * 60_000))).toBeNull();
  expect(await findFormDraft("00000000-0000-4000-8000-000000000000", new Date())).toBeNull();
  expect(seen).toEqual([]);
});

test("the same in JSON: 422 and a sentence per field", async () => {
  const { handler } = formWith(well);
  const answer = await handler(post("email=&answer=yes&locale=en", { accept: "application/json" }), context);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({ ok: false, errors: { email: "Your email address is missing." } });
});

test("a robot that fills the honeypot sees the usual answer, and nothing is done", async () => {
  const { handler, seen } = formWith(well);
  for (const accept of ["text/html", "application/json"]) {
    const usual = await handler(post(good, { accept }), context);
    const caught = await handler(post(`${good}&website=http://spam.example`, { accept }), context);
    expect([caught.status, [...caught.headers], await caught.text()]).toEqual([
      usual.status,
      [...usual.headers],
      await usual.text(),
    ]);
  }
  expect(seen).toHaveLength(2);
});

test.each([
  ["another site", { origin: "https://evil.example" }, good, 403],
  ["an opaque origin", { origin: "null" }, good, 403],
  ["plain text", { "content-type": "text/plain" }, good, 415],
  ["another charset", { "content-type": "application/x-www-form-urlencoded; charset=iso-8859-1" }, good, 415],
  ["bytes that are not UTF-8", {}, "email=caf%E9@exemple.fr&answer=yes", 400],
  ["a NUL", {}, "email=a%00@exemple.fr&answer=yes", 400],
  ["half a surrogate", { "content-type": "application/json" }, '{"email":"a@b.fr","name":"\\ud800"}', 400],
  ["JSON that is no object", { "content-type": "application/json" }, "[1]", 400],
  ["JSON without end", { "content-type": "application/json" }, "[".repeat(40_000), 400],
  ["more than 64 kB", {}, `${good}&name=${"a".repeat(70_000)}`, 413],
  ["endless fields", {}, "a&".repeat(20_000), 422],
])("%s is answered with a sentence and does nothing", async (_, headers, body, status) => {
  const { handler, seen } = formWith(well);
  const answer = await handler(post(body, headers as Record<string, string>), context);
  expect(answer.status === 303 ? 422 : answer.status).toBe(status);
  expect(seen).toEqual([]);
});

test("a body that does not say its length is cut at the limit", async () => {
  const { handler } = formWith(well);
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("a".repeat(10_000))),
  });
  const request = new NextRequest(`${SITE}/api/public/events/rally/rsvps`, {
    method: "POST",
    body: stream,
    duplex: "half",
    headers: { origin: SITE, "content-type": "application/x-www-form-urlencoded" },
  } as ConstructorParameters<typeof NextRequest>[1]);
  expect((await handler(request, context)).status).toBe(413);
});

test.each(["//evil.example", "/..//evil.example", "https://evil.example", "/events%0d%0aSet-Cookie:a=b"])(
  "a form from %s leads back to its own page",
  async (from) => {
    const { handler } = formWith(well);
    const answer = await handler(post(`email=&answer=yes&from=${from}`), context);
    expect(answer.headers.get("location")).toBe("/events/rally#form-rsvp");
  },
);

test("a multipart form is a form", async () => {
  const { handler, seen } = formWith(well);
  const body = new FormData();
  body.set("email", "camille@exemple.fr");
  body.set("answer", "no");
  const request = new NextRequest(`${SITE}/x`, { method: "POST", body, headers: { origin: SITE } });
  expect((await handler(request, context)).status).toBe(303);
  expect(seen).toHaveLength(1);
});

test("what breaks answers 500 with a button that sends the same again, and no word of the error", async () => {
  const { handler } = formWith(() => {
    throw new Error("secret detail of camille@exemple.fr");
  });
  const answer = await handler(post(`${good}&name=${encodeURIComponent('"autofocus')}`), context);
  const html = await answer.text();
  expect(answer.status).toBe(500);
  expect(html).toContain('name="email" value="camille@exemple.fr"');
  expect(html).toContain('value="&quot;autofocus"');
  expect(html).not.toContain("secret");
});

test("a refusal is a page with its own status, or stands beside its field", async () => {
  const gone = await formWith({ ok: false, status: 410, reason: "not_now" }).handler(post(good), context);
  expect(gone.status).toBe(410);
  const field: PublicOutcome = { ok: false, status: 422, reason: "not_now", fields: { guests: "guests.invalid" } };
  const back = await formWith(field).handler(post(good), context);
  expect(back.status).toBe(303);
});

test("a form without parameters in its address is a form too", async () => {
  const handler = publicForm("subscription", subscriptionSchema, async () => ({ ...well, page: "/newsletter/thanks" }));
  const answer = await handler(post("email=a@exemple.fr&consent=on"), { params: Promise.resolve({}) });
  expect(answer.headers.get("location")).toBe("/newsletter/thanks");
});
