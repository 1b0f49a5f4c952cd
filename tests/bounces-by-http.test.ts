import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/bounces/route";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { returnPath } from "@/lib/mail/bounces/return-path";
import { postfix, vacation } from "./mails/returned";

const SECRET = "un-secret-de-relais";
const settings = (secret: string) => {
  Object.assign(process.env, { BOUNCE_SECRET: secret, BOUNCE_ADDRESS: secret && "retours@lucioles.example" });
  rereadEnv();
};
beforeAll(() => settings(SECRET));
afterAll(() => settings(""));

const rfc822 = "message/rfc822";
async function post(body: Uint8Array<ArrayBuffer> | string, type = rfc822, authorization = `Bearer ${SECRET}`) {
  const headers = { "content-type": type, authorization };
  const answer = await POST(new Request("http://localhost/api/bounces", { method: "POST", headers, body }));
  return { status: answer.status, ...(await answer.json()) };
}

async function aBounce(): Promise<{ id: string; raw: Uint8Array<ArrayBuffer> }> {
  const id = newId();
  const [emailIndex, now] = [new Uint8Array(Buffer.from(id)), new Date()];
  const contact = { create: { id: newId(), emailIndex, sealedEmail: emailIndex } };
  await db.delivery.create({ data: { id, key: id, kind: "test", claimedAt: now, sentAt: now, contact } });
  return { id, raw: new Uint8Array(postfix({ to: returnPath(id), id: "<none@exemple.fr>" })) };
}
const failure = async (id: string) => (await db.delivery.findUniqueOrThrow({ where: { id } })).failure;

test("a relay that knows the secret tells of a bounce, as a mail or in JSON", async () => {
  const [one, other] = [await aBounce(), await aBounce()];
  expect(await post(one.raw)).toEqual({ status: 200, about: "bounce" });
  const json = JSON.stringify({ raw: Buffer.from(other.raw).toString() });
  expect(await post(json, "application/json; charset=utf-8")).toEqual({ status: 200, about: "bounce" });
  expect([await failure(one.id), await failure(other.id)]).toEqual(["bounced 5.1.1", "bounced 5.1.1"]);
});

test("nobody else does, and without a secret nobody", async () => {
  const { id, raw } = await aBounce();
  for (const authorization of ["", "Bearer", "Bearer ", `Bearer ${SECRET}x`, `Basic ${SECRET}`, "Bearer null"])
    expect(await post(raw, rfc822, authorization)).toMatchObject({ status: 401, reason: "unauthorized" });
  settings("");
  for (const authorization of ["", "Bearer", "Bearer ", "Bearer undefined"])
    expect((await post(raw, rfc822, authorization)).status).toBe(401);
  settings(SECRET);
  expect(await failure(id)).toBeNull();
});

test("what cannot be read is refused with a sentence", async () => {
  const large = await post(new Uint8Array(1024 * 1024 + 1));
  expect(large).toMatchObject({ status: 413, message: expect.stringMatching(/1 MB/) });
  expect(await post("a=b", "application/x-www-form-urlencoded")).toMatchObject({ status: 415 });
  const nothing = vacation({ to: "retours@lucioles.example", id: "" });
  expect(await post(new Uint8Array(nothing))).toMatchObject({ status: 422, message: expect.any(String) });
  for (const json of ["{", "[]", '{"raw":1}', "null"]) expect((await post(json, "application/json")).status).toBe(422);
});
