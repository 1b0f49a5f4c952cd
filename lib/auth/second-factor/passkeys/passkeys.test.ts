import { expect, test } from "vitest";
import { findOrganizer } from "@/lib/auth/queries";
import { findSignIn } from "@/lib/auth/sign-ins/queries";
import { db, transaction } from "@/lib/db";
import { after, minutes } from "@/lib/time";
import { addSomePasskey, someAuthenticator, type Told } from "@/tests/helpers/authenticator";
import { NOW, someGroup, someScope, someSignIn } from "@/tests/helpers/organizers";
import { giveSecondFactor, putOffSecondFactor, removeFactorsOf, removeTotp, setUpTotp } from "../mutations";
import { findSecondFactor } from "../queries";
import { newSecret, totpCode } from "../totp";
import { addPasskey, askNewPasskey, askPasskey, givePasskey, removePasskey } from "./mutations";
import { knownPasskeys, listPasskeys } from "./queries";
import { passkeyParty } from "./rules";
import { addSchema, giveSchema } from "./schema";

type SomeSignIn = Awaited<ReturnType<typeof someSignIn>>;

const wrong = { ok: false, reason: "wrong_passkey" };
const somebody = async () => someSignIn((await someScope(await someGroup())).organizerId);
const factorOf = async ({ token }: SomeSignIn) =>
  (await findOrganizer((await findSignIn(token)) ?? ({} as never), NOW))?.factor;

/** Somebody with a passkey, and another browser of theirs that has still to give it. */
async function withPasskey(but: Partial<Told> = {}) {
  const who = await somebody();
  const key = someAuthenticator();
  const added = await addSomePasskey(who, key, NOW, but);
  const codes = added.ok ? added.codes : [];
  return { who, key, codes, other: await someSignIn(who.id) };
}

const challengeFor = async (who: SomeSignIn) => (await askPasskey(who, NOW))?.challenge ?? "";

async function give(who: SomeSignIn, key: ReturnType<typeof someAuthenticator>, but: Partial<Told> = {}) {
  return givePasskey(who, key.sign(await challengeFor(who), but), NOW);
}

test("a passkey is added by an answer to our challenge, and opens this sign-in and, signing, another", async () => {
  const { who, key, codes, other } = await withPasskey();
  expect(codes).toHaveLength(10);
  expect(await listPasskeys(who.id)).toMatchObject([{ name: "Mon téléphone", createdAt: NOW, usedAt: null }]);
  expect([await factorOf(who), await factorOf(other)]).toEqual(["given", "due"]);
  expect(await give(other, key)).toEqual({ ok: true });
  expect(await factorOf(other)).toBe("given");
  expect(await listPasskeys(who.id)).toMatchObject([{ usedAt: NOW }]);
});

test.each<[string, Partial<Told>]>([
  ["another page", { origin: "https://cortege.example" }],
  ["our host on another port", { origin: "http://localhost:1" }],
  ["another host's key", { rpId: "cortege.example" }],
])("an answer for %s is refused, new or signed", async (_, but) => {
  expect(await addSomePasskey(await somebody(), someAuthenticator(), NOW, but)).toEqual(wrong);
  const { key, other } = await withPasskey();
  expect(await give(other, key, but)).toEqual(wrong);
  expect(await factorOf(other)).toBe("due");
});

test("a challenge is good once, for five minutes, for the sign-in that was given it, and the newest only", async () => {
  const { who, key, other } = await withPasskey();
  const signed = key.sign(await challengeFor(other));
  expect(await givePasskey(who, signed, NOW)).toEqual(wrong);
  expect(await givePasskey(other, signed, after(NOW, minutes(5)))).toEqual(wrong);
  expect(await givePasskey(other, signed, NOW)).toEqual({ ok: true });
  expect(await givePasskey(other, signed, NOW)).toEqual(wrong);
  const [older, newer] = [await challengeFor(other), await challengeFor(other)];
  expect(await givePasskey(other, key.sign(older), NOW)).toEqual(wrong);
  expect(await givePasskey(other, key.sign(newer), NOW)).toEqual({ ok: true });
});

test("one challenge answered twice at the same moment opens once", async () => {
  const { key, other } = await withPasskey();
  const signed = key.sign(await challengeFor(other));
  const answers = await Promise.all([1, 2, 3, 4].map(() => givePasskey(other, signed, NOW)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a challenge to sign makes no new passkey, and the other way round", async () => {
  const { who, key, other } = await withPasskey();
  const made = someAuthenticator().make(await challengeFor(who));
  expect(await addPasskey(who, { name: "Autre", made }, NOW)).toMatchObject({ ok: true });
  const { challenge = "" } = (await askNewPasskey(other, "Camille", NOW)) ?? {};
  const turned = key.make(challenge).response.clientDataJSON;
  const signed = key.sign(challenge);
  expect(
    await givePasskey(other, { ...signed, response: { ...signed.response, clientDataJSON: turned } }, NOW),
  ).toEqual(wrong);
});

test("a passkey of somebody else, or one never added, opens nothing", async () => {
  const [{ other }, stranger] = [await withPasskey(), await withPasskey()];
  for (const key of [stranger.key, someAuthenticator()]) expect(await give(other, key)).toEqual(wrong);
  const forged = { ...stranger.key.sign(await challengeFor(other)), id: (await knownPasskeys(other.id))[0]?.id ?? "" };
  expect(await givePasskey(other, { ...forged, rawId: forged.id }, NOW)).toEqual(wrong);
});

test("a count of signatures that does not rise is refused: there is a copy", async () => {
  const { key, other } = await withPasskey({ counter: 7 });
  expect(await give(other, key, { counter: 9 })).toEqual({ ok: true });
  for (const counter of [9, 8, 0]) expect(await give(other, key, { counter })).toEqual(wrong);
  expect(await give(other, key, { counter: 10 })).toEqual({ ok: true });
});

test("beside a factor that is there, another is added only by who has given it; the recovery codes stay", async () => {
  const { who, other, codes } = await withPasskey();
  const secret = newSecret();
  const setUp = (by: SomeSignIn) => setUpTotp(by, { secret, code: totpCode(secret, NOW) }, NOW);
  expect(await addSomePasskey(other, someAuthenticator(), NOW)).toEqual({ ok: false, reason: "second_factor" });
  expect(await setUp(other)).toEqual({ ok: false, reason: "set_already" });
  expect(await addSomePasskey(who, someAuthenticator(), NOW)).toEqual({ ok: true, codes: [] });
  expect(await setUp(who)).toEqual({ ok: true, codes: [] });
  expect(await giveSecondFactor(other, (codes[0] ?? "").replace("-", ""), NOW)).toEqual({ ok: true });
});

test("the same passkey is added once, and no more than ten", async () => {
  const { who, key } = await withPasskey();
  expect(await addSomePasskey(who, key, NOW)).toEqual(wrong);
  for (let n = 1; n < 10; n += 1) await addSomePasskey(who, someAuthenticator(), NOW);
  expect(await addSomePasskey(who, someAuthenticator(), NOW)).toEqual(wrong);
  expect(await listPasskeys(who.id)).toHaveLength(10);
});

test("two first factors added at the same moment: one of them is refused or had the first's proof", async () => {
  const who = await somebody();
  const twin = await someSignIn(who.id);
  const outcomes = await Promise.all([who, twin].map((by) => addSomePasskey(by, someAuthenticator(), NOW)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("without any code of an app a recovery code still opens; wrong ones are counted", async () => {
  const { other, codes } = await withPasskey();
  expect(await giveSecondFactor(other, "123456", NOW)).toEqual({ ok: false, reason: "wrong_code" });
  expect(await giveSecondFactor(other, (codes[0] ?? "").replace("-", ""), NOW)).toEqual({ ok: true });
});

test("one that is removed must be given anew elsewhere; with the last one the codes go, and all is asked anew", async () => {
  const { who, key, other } = await withPasskey();
  await addSomePasskey(who, someAuthenticator(), after(NOW, 1));
  await give(other, key);
  const [first, second] = await listPasskeys(who.id);
  await removePasskey(await somebody(), first?.id ?? "", NOW);
  expect(await listPasskeys(who.id)).toHaveLength(2);
  await removePasskey(who, first?.id ?? "", NOW);
  expect([await factorOf(who), await factorOf(other)]).toEqual(["given", "due"]);
  expect(await give(other, key)).toEqual(wrong);
  await removePasskey(who, second?.id ?? "", NOW);
  expect([await factorOf(who), await factorOf(other)]).toEqual(["none", "none"]);
  expect((await findSecondFactor(who.id)).codesLeft).toBe(0);
});

test("taking the app away leaves the passkeys and the codes", async () => {
  const { who } = await withPasskey();
  const secret = newSecret();
  await setUpTotp(who, { secret, code: totpCode(secret, NOW) }, NOW);
  await removeTotp(who, NOW);
  expect(await findSecondFactor(who.id)).toEqual({ since: null, codesLeft: 10 });
  expect(await factorOf(who)).toBe("given");
});

test("an owner's help drops passkeys too, and nobody with one may put the factor off", async () => {
  const { who, other } = await withPasskey();
  const instance = { keyCheck: new Uint8Array(1) };
  await db.instance.upsert({ where: { id: 1 }, create: { id: 1, ...instance, demo: true }, update: { demo: true } });
  expect(await putOffSecondFactor(other, NOW)).toBe(false);
  await db.instance.update({ where: { id: 1 }, data: { demo: false } });
  await transaction((tx) => removeFactorsOf(tx, who.id, { organizerId: null, groupId: null }, NOW));
  expect(await listPasskeys(who.id)).toEqual([]);
  expect(await findSignIn(who.token)).toBeNull();
});

test("the database holds no challenge and no name in clear", async () => {
  const { who } = await withPasskey();
  const challenge = await challengeFor(who);
  const [row] = await db.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(s)::text || (SELECT string_agg(to_jsonb(p)::text, ' ') FROM "Passkey" p) AS row
    FROM "SignIn" s WHERE id = ${who.signInId}::uuid`;
  for (const bytes of [Buffer.from(challenge), Buffer.from(challenge, "base64url"), Buffer.from("Mon téléphone")])
    expect(row?.row).not.toContain(bytes.toString("hex"));
  expect(row?.row).toContain("challengeHash");
});

test.each([
  ["https://lucioles.example", { id: "lucioles.example", origin: "https://lucioles.example" }],
  ["http://localhost:3100", { id: "localhost", origin: "http://localhost:3100" }],
  ["http://lucioles.example", null],
  ["https://192.0.2.7", null],
  ["https://[2001:db8::1]", null],
  ["http://127.0.0.1:3000", null],
])("at %s passkeys are for %o", (publicUrl, party) => {
  expect(passkeyParty(publicUrl)).toEqual(party);
});

test("what browsers send is read, and nothing else", () => {
  const key = someAuthenticator();
  expect(addSchema.safeParse({ name: " Ma clé ", made: key.make("eA") })).toMatchObject({ data: { name: "Ma clé" } });
  expect(addSchema.safeParse({ name: "", made: key.make("eA") }).success).toBe(false);
  const signed = key.sign("eA");
  expect(giveSchema.safeParse({ signed }).success).toBe(true);
  for (const id of [{ not: "x" }, "a b", ""])
    expect(giveSchema.safeParse({ signed: { ...signed, id } }).success).toBe(false);
});
