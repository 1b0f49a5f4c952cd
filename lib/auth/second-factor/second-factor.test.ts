import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { after, days, minutes } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { jobsWaiting } from "@/tests/helpers/story";
import { findOrganizer } from "../queries";
import { startSignIn } from "../sign-ins/mutations";
import { findSignIn } from "../sign-ins/queries";
import { newToken } from "../sign-ins/tokens";
import { giveSecondFactor, putOffSecondFactor, removeTotp, renewRecoveryCodes, setUpTotp } from "./mutations";
import { findSecondFactor } from "./queries";
import { matchingStep, newSecret, totpCode } from "./totp";

/** RFC 6238, appendix B: the ASCII secret "12345678901234567890", SHA-1, here the last six of its eight digits. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const RFC: [number, string][] = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
];

async function signedIn(organizerId?: string) {
  const id = organizerId ?? (await someScope(await someGroup())).organizerId;
  const token = newToken();
  await startSignIn({ token, organizerId: id, expiresAt: after(NOW, days(1)) }, NOW);
  const factor = async () => (await findOrganizer((await findSignIn(token)) ?? ({} as never), NOW))?.factor;
  return { who: { id, signInId: (await findSignIn(token))?.id ?? "" }, factor };
}

async function withTotp() {
  const here = await signedIn();
  const secret = newSecret();
  const made = await setUpTotp(here.who, { secret, code: totpCode(secret, NOW) }, NOW);
  return { ...here, secret, codes: made.ok ? made.codes : [] };
}

const LATER = after(NOW, minutes(2));
const wrong = { ok: false, reason: "wrong_code" };
const wrongCode = (secret: string, now: Date) =>
  ["000000", "111111", "222222", "333333"].find((code) => matchingStep(secret, code, now) === null) ?? "";

describe("codes", () => {
  test.each(RFC)("are those of RFC 6238 at %i seconds", (seconds, code) => {
    expect(totpCode(RFC_SECRET, new Date(seconds * 1000))).toBe(code);
  });

  test("forgive a clock that is half a minute off, no more", () => {
    const secret = newSecret();
    const code = totpCode(secret, NOW);
    for (const off of [-30_000, 0, 30_000]) expect(matchingStep(secret, code, after(NOW, off))).not.toBeNull();
    for (const off of [-90_000, 90_000]) expect(matchingStep(secret, code, after(NOW, off))).toBeNull();
  });
});

describe("a second factor", () => {
  test("is set up by a right first code only, which gives it for this sign-in and no other", async () => {
    const { who, factor } = await signedIn();
    const other = await signedIn(who.id);
    const secret = newSecret();
    expect(await setUpTotp(who, { secret, code: wrongCode(secret, NOW) }, NOW)).toEqual(wrong);
    expect(await factor()).toBe("none");
    expect(await setUpTotp(who, { secret, code: totpCode(secret, NOW) }, NOW)).toMatchObject({ ok: true });
    expect([await factor(), await other.factor()]).toEqual(["given", "due"]);
    const again = newSecret();
    const taken = await setUpTotp(other.who, { secret: again, code: totpCode(again, NOW) }, NOW);
    expect(taken).toEqual({ ok: false, reason: "set_already" });
  });

  test("takes each code once, also when it comes many times at the same moment", async () => {
    const { who, secret } = await withTotp();
    expect(await giveSecondFactor(who, totpCode(secret, NOW), NOW)).toEqual(wrong);
    const code = totpCode(secret, LATER);
    const given = await Promise.all(Array.from({ length: 4 }, () => giveSecondFactor(who, code, LATER)));
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("takes each recovery code once; new ones end the old", async () => {
    const { who, codes } = await withTotp();
    const [first = "", second = ""] = codes;
    expect(codes).toHaveLength(10);
    expect(await giveSecondFactor(who, first, LATER)).toEqual({ ok: true });
    expect(await giveSecondFactor(who, first, LATER)).toEqual(wrong);
    expect(await findSecondFactor(who.id)).toMatchObject({ codesLeft: 9 });
    await renewRecoveryCodes(who, NOW);
    expect(await giveSecondFactor(who, second, LATER)).toEqual(wrong);
  });

  test("can be tried five times in a quarter of an hour, also at the same moment; then even the right code waits", async () => {
    const { who, secret } = await withTotp();
    const guess = wrongCode(secret, LATER);
    const tried = await Promise.all(Array.from({ length: 12 }, () => giveSecondFactor(who, guess, LATER)));
    expect(tried.filter((answer) => !answer.ok && answer.reason === "wrong_code")).toHaveLength(5);
    const waits = { ok: false, reason: "too_many_tries" };
    expect(await giveSecondFactor(who, totpCode(secret, LATER), LATER)).toEqual(waits);
    const free = after(LATER, minutes(15));
    expect(await giveSecondFactor(who, totpCode(secret, free), free)).toEqual({ ok: true });
  });

  test("tells its holder by mail of every change, in the same transaction", async () => {
    const { who } = await withTotp();
    await renewRecoveryCodes(who, NOW);
    await removeTotp(who, NOW);
    const told = (await jobsWaiting("auth.factor-mail")).map(({ payload }) => payload);
    for (const change of ["set", "renewed", "removed"])
      expect(told.filter((job) => isDeepStrictEqual(job, { organizerId: who.id, change }))).toHaveLength(1);
  });

  test("is not asked of an owner's first sign-in to the demo; of the second it is, and of anybody's elsewhere", async () => {
    const first = await signedIn();
    expect(await first.factor()).toBe("none");
    const instance = { keyCheck: new Uint8Array(1) };
    await db.instance.upsert({ where: { id: 1 }, create: { id: 1, ...instance, demo: true }, update: { demo: true } });
    const { organizerId } = await someScope(await someGroup());
    const factors = [await signedIn(organizerId), await signedIn(organizerId), await signedIn(first.who.id)];
    expect(await Promise.all(factors.map(({ factor }) => factor()))).toEqual(["given", "none", "none"]);
    const greeter = await someScope(await someGroup(), "GREETER");
    expect(await (await signedIn(greeter.organizerId)).factor()).toBe("none");
    await db.instance.update({ where: { id: 1 }, data: { demo: false } });
  });

  test("that is removed is asked of every sign-in anew", async () => {
    const { who, factor } = await withTotp();
    await removeTotp(who, NOW);
    expect(await factor()).toBe("none");
    expect(await db.recoveryCode.count({ where: { organizerId: who.id } })).toBe(0);
  });

  test("can be put off in the demo only, and only where none is set up", async () => {
    const { who, factor } = await signedIn();
    const instance = { keyCheck: new Uint8Array(1) };
    await db.instance.upsert({ where: { id: 1 }, create: { id: 1, ...instance }, update: { demo: false } });
    expect(await putOffSecondFactor(who, NOW)).toBe(false);
    await db.instance.update({ where: { id: 1 }, data: { demo: true } });
    expect(await putOffSecondFactor(who, NOW)).toBe(true);
    expect(await factor()).toBe("given");
    const set = await withTotp();
    const other = await signedIn(set.who.id);
    expect(await putOffSecondFactor(other.who, NOW)).toBe(false);
    await db.instance.update({ where: { id: 1 }, data: { demo: false } });
  });

  test("lies in the database sealed, its recovery codes hashed", async () => {
    const { who, secret, codes } = await withTotp();
    const [{ rows } = { rows: "" }] = await db.$queryRaw<{ rows: string }[]>`
      SELECT to_jsonb(o)::text || (SELECT string_agg(to_jsonb(c)::text, ' ') FROM "RecoveryCode" c) AS rows
      FROM "Organizer" o WHERE id = ${who.id}::uuid`;
    for (const text of [secret, ...codes])
      for (const form of [text, Buffer.from(text).toString("hex")]) expect(rows).not.toContain(form);
  });
});
