import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { frenchIn, messagesIn, speak } from "@/lib/i18n/wording";
import { keyCheck } from "@/lib/privacy/key-check";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { chooseWording } from "./mutations";
import { findWording, learnWording } from "./queries";
import { DEFAULT_WORDING } from "./schema";

let root: string;

beforeAll(async () => {
  await db.instance.create({ data: { keyCheck: new Uint8Array(keyCheck()) } });
  root = await someGroup();
});
afterAll(() => speak(DEFAULT_WORDING));

test("the owner of the site's first group chooses how all of it speaks; nobody else may, nor below", async () => {
  const owner = await someScope(root);
  const familiar = { address: "tu", inclusive: "neutral" } as const;
  expect(await findWording(owner)).toEqual(DEFAULT_WORDING);
  expect(await chooseWording(owner, familiar, NOW)).toEqual({ ok: true });
  expect(await findWording(owner)).toEqual(familiar);
  for (const scope of [await someScope(root, "ORGANIZER"), await someScope(await someGroup(root))]) {
    expect(await chooseWording(scope, DEFAULT_WORDING, NOW)).toEqual({ ok: false, reason: "forbidden" });
    expect(await findWording(scope)).toBeNull();
  }
  expect(await findWording(owner)).toEqual(familiar);
});

test("a process that hears of it says so in its pages and mails, in French only", async () => {
  await learnWording();
  expect(messagesIn("fr")).toEqual(frenchIn({ address: "tu", inclusive: "neutral" }));
  const said = translator("fr", "me")("subscriptions.none");
  speak(DEFAULT_WORDING);
  expect(said).not.toBe(translator("fr", "me")("subscriptions.none"));
  expect(translator("en", "me")("subscriptions.none")).toBe(messagesIn("en").me.subscriptions.none);
});
