import { describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { endRole, grantRole } from "@/lib/groups/mutations";
import { newId } from "@/lib/ids";
import { after, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup } from "@/tests/helpers/organizers";
import { jobsWaiting } from "@/tests/helpers/story";
import { createOrganizer } from "../mutations";
import { findScopes } from "../queries";
import { currentOrganizer } from "../require-organizer";
import {
  consumeSignInKey,
  createSignInKey,
  endEverySignIn,
  endOtherSignIns,
  endOwnSignIn,
  noteSeen,
  requestSignIn,
  startSignIn,
  tradeCode,
} from "./mutations";
import { findSignIn, isSignInLinkOpen, listSignIns } from "./queries";
import { codeHash, keyTokenHash, newToken } from "./tokens";

/** The cookie of the browser that asks; read through our own adapter, as next-auth does. */
let cookie = "";
vi.mock("../next-auth", () => ({
  currentSignIn: async () => findSignIn(cookie),
}));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "user-agent": "Gecko/132.0 Firefox/132.0" }) }));

const JOB = "auth.sign-in-mail";
const hex = (token: string) => Buffer.from(keyTokenHash(token)).toString("hex");
const useLink = (token: string, now: Date) => consumeSignInKey(hex(token), now);
const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

async function somebody() {
  const email = someAddress();
  const { organizerId } = await createOrganizer({ email, name: "Camille" }, NOW);
  return { email, organizerId };
}

async function somebodyWithKey() {
  const who = await somebody();
  return { ...who, ...(await createSignInKey(who.organizerId, NOW)) };
}

const mailsTo = async (organizerId: string) =>
  (await jobsWaiting(JOB)).filter(({ payload }) => payload.organizerId === organizerId).length;

describe("a mailed link", () => {
  test("signs in once, however often it was looked at", async () => {
    const { email, code, token, organizerId } = await somebodyWithKey();
    expect(await isSignInLinkOpen(token, NOW)).toBe(true);
    expect(await isSignInLinkOpen(token, NOW)).toBe(true);
    expect(await useLink(token, NOW)).toMatchObject({ organizerId });
    expect(await useLink(token, NOW)).toBeNull();
    expect(await isSignInLinkOpen(token, NOW)).toBe(false);
    expect(await tradeCode(email, code, NOW)).toBeNull();
  });

  test("signs in once when many use it at the same moment", async () => {
    const { token } = await somebodyWithKey();
    const used = await Promise.all(Array.from({ length: 20 }, () => useLink(token, NOW)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  test("is dead after half an hour, and so is one that was never made", async () => {
    const { token } = await somebodyWithKey();
    const late = after(NOW, minutes(30));
    expect(await isSignInLinkOpen(token, after(late, -1))).toBe(true);
    expect(await isSignInLinkOpen(token, late)).toBe(false);
    expect(await useLink(token, late)).toBeNull();
    expect(await useLink(newToken(), NOW)).toBeNull();
  });
});

describe("a mailed code", () => {
  test("is traded once for a token that signs in once; the link of its mail is used up with it", async () => {
    const { email, code, token, organizerId } = await somebodyWithKey();
    const traded = (await tradeCode(email, code, NOW)) ?? "";
    expect(await tradeCode(email, code, NOW)).toBeNull();
    expect(await useLink(token, NOW)).toBeNull();
    expect(await useLink(traded, NOW)).toMatchObject({ organizerId });
    expect(await useLink(traded, NOW)).toBeNull();
  });

  test("forgives four wrong attempts", async () => {
    const { email, code } = await somebodyWithKey();
    for (let n = 0; n < 4; n++) expect(await tradeCode(email, wrong(code), NOW)).toBeNull();
    expect(await tradeCode(email, code, NOW)).not.toBeNull();
  });

  test("is dead after five, even the right one; the link lives on", async () => {
    const { email, code, token } = await somebodyWithKey();
    for (let n = 0; n < 5; n++) expect(await tradeCode(email, wrong(code), NOW)).toBeNull();
    expect(await tradeCode(email, code, NOW)).toBeNull();
    expect(await useLink(token, NOW)).not.toBeNull();
  });

  test("lives ten minutes", async () => {
    const [soon, late] = [await somebodyWithKey(), await somebodyWithKey()];
    expect(await tradeCode(soon.email, soon.code, after(NOW, minutes(10) - 1))).not.toBeNull();
    expect(await tradeCode(late.email, late.code, after(NOW, minutes(10)))).toBeNull();
  });

  test("counts attempts at the same moment: never more than five", async () => {
    const { email, code, organizerId } = await somebodyWithKey();
    await Promise.all(Array.from({ length: 40 }, () => tradeCode(email, wrong(code), NOW)));
    expect(await db.signInKey.findFirst({ where: { organizerId } })).toMatchObject({ attempts: 5 });
    expect(await tradeCode(email, code, NOW)).toBeNull();
  });

  test("is traded once when it comes many times at the same moment", async () => {
    const { email, code } = await somebodyWithKey();
    const traded = await Promise.all(Array.from({ length: 20 }, () => tradeCode(email, code, NOW)));
    expect(traded.filter(Boolean)).toHaveLength(1);
  });

  test("counts a guess against every mail that is open, so that more mails are not more guesses", async () => {
    const { email, code, organizerId } = await somebodyWithKey();
    const second = await createSignInKey(organizerId, NOW);
    const guess = ["111111", "222222", "333333"].find((one) => one !== code && one !== second.code) ?? "";
    for (let n = 0; n < 5; n++) await tradeCode(email, guess, NOW);
    expect(await tradeCode(email, code, NOW)).toBeNull();
    expect(await tradeCode(email, second.code, NOW)).toBeNull();
  });

  test("of one organizer is nothing for another's address, nor for an unknown one; nor are guesses there counted here", async () => {
    const [one, other] = [await somebodyWithKey(), await somebodyWithKey()];
    for (let n = 0; n < 5; n++) expect(await tradeCode(other.email, wrong(other.code), NOW)).toBeNull();
    expect(await tradeCode(other.email, one.code, NOW)).toBeNull();
    expect(await tradeCode(someAddress(), one.code, NOW)).toBeNull();
    expect(await tradeCode(one.email, one.code, NOW)).not.toBeNull();
  });
});

describe("mails that carry a way in", () => {
  test("leave three times in fifteen minutes, also when asked for at the same moment", async () => {
    const { email, organizerId } = await somebody();
    await Promise.all(Array.from({ length: 12 }, () => requestSignIn(email, NOW)));
    expect(await mailsTo(organizerId)).toBe(3);
    await requestSignIn(email, after(NOW, minutes(15) - 1));
    expect(await mailsTo(organizerId)).toBe(3);
    await requestSignIn(email, after(NOW, minutes(15)));
    expect(await mailsTo(organizerId)).toBe(4);
  });

  test("to an unknown address: the same answer, no job, nobody made", async () => {
    const { email } = await somebody();
    const known = await requestSignIn(email, NOW);
    const [jobs, organizers] = [await jobsWaiting(JOB), await db.organizer.count()];
    expect(await requestSignIn(someAddress(), NOW)).toBe(known);
    expect(await jobsWaiting(JOB)).toHaveLength(jobs.length);
    expect(await db.organizer.count()).toBe(organizers);
  });

  test("wait as jobs that hold no token, code or address", async () => {
    const { email, organizerId } = await somebody();
    await requestSignIn(email, NOW);
    const mine = (await jobsWaiting(JOB)).filter(({ payload }) => payload.organizerId === organizerId);
    expect(mine.map(({ payload }) => payload)).toEqual([{ organizerId }]);
  });
});

describe("a signed-in browser", () => {
  test("is noted with its name and the time it was seen, to five minutes; its owner ends it, nobody else", async () => {
    const { organizerId } = await somebody();
    cookie = newToken();
    await startSignIn({ token: cookie, organizerId, expiresAt: after(NOW, minutes(60)) }, NOW);
    const note = async (at: Date) => {
      const signIn = await findSignIn(cookie);
      if (signIn) await noteSeen(signIn, async () => "Firefox", at);
      return (await listSignIns(organizerId, NOW)).map(({ lastSeenAt, device }) => [lastSeenAt, device]);
    };
    const late = after(NOW, minutes(6));
    expect(await note(NOW)).toEqual([[NOW, "Firefox"]]);
    expect(await note(after(NOW, minutes(4)))).toEqual([[NOW, "Firefox"]]);
    expect(await note(late)).toEqual([[late, "Firefox"]]);
    const [signIn] = await listSignIns(organizerId, NOW);
    await endOwnSignIn(newId(), signIn?.id ?? "");
    await endOtherSignIns(organizerId, signIn?.id ?? "");
    expect(await listSignIns(organizerId, NOW)).toHaveLength(1);
    await endOtherSignIns(organizerId, newId());
    expect(await listSignIns(organizerId, NOW)).toEqual([]);
  });

  async function signedIn() {
    const { organizerId } = await somebody();
    const groupId = await someGroup();
    await grantRole({ organizerId, groupId, name: "ORGANIZER" }, NOW);
    cookie = newToken();
    await startSignIn({ token: cookie, organizerId, expiresAt: after(new Date(), minutes(60)) }, new Date());
    return { organizerId, groupId };
  }

  test("is who signed in, with the roles of this moment; an unknown cookie is nobody", async () => {
    const { organizerId, groupId } = await signedIn();
    expect(await currentOrganizer()).toMatchObject({ id: organizerId, scopes: [{ groupId, role: "ORGANIZER" }] });
    cookie = newToken();
    expect(await currentOrganizer()).toBeNull();
  });

  test("loses a role the moment it is ended, removed or changed", async () => {
    const ended = await signedIn();
    await endRole(ended, new Date());
    expect(await currentOrganizer()).toMatchObject({ scopes: [] });
    const removed = await signedIn();
    await db.role.deleteMany({ where: removed });
    expect(await currentOrganizer()).toMatchObject({ scopes: [] });
    const changed = await signedIn();
    await grantRole({ ...changed, name: "GREETER" }, new Date());
    expect(await currentOrganizer()).toMatchObject({ scopes: [{ role: "GREETER" }] });
  });

  test("loses a role that was given until a day, on that day", async () => {
    const { organizerId, groupId } = await signedIn();
    const endsAt = after(NOW, minutes(60));
    await grantRole({ organizerId, groupId, name: "WRITER", endsAt }, NOW);
    expect(await findScopes(organizerId, after(endsAt, -1))).toHaveLength(1);
    expect(await findScopes(organizerId, endsAt)).toEqual([]);
  });

  test("is out at once when every sign-in is ended, and the mailed ways in are closed", async () => {
    const { organizerId } = await signedIn();
    const { token } = await createSignInKey(organizerId, NOW);
    await endEverySignIn(organizerId);
    expect(await currentOrganizer()).toBeNull();
    expect(await useLink(token, NOW)).toBeNull();
  });
});

describe("the database", () => {
  /** Every row of both tables as text; columns of bytes are hexadecimal there. */
  const dump = async () => {
    const rows = await db.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(k)::text AS row FROM "SignInKey" k UNION ALL SELECT to_jsonb(s)::text FROM "SignIn" s`;
    return rows.map(({ row }) => row).join("\n");
  };
  const holds = async (secret: string) => {
    const text = await dump();
    const forms = [secret, Buffer.from(secret).toString("hex"), Buffer.from(secret, "base64url").toString("hex")];
    return forms.some((form) => form.length > 6 && text.includes(form));
  };

  test("holds tokens and codes only hashed", async () => {
    const { token, code, organizerId, email } = await somebodyWithKey();
    const session = newToken();
    await startSignIn({ token: session, organizerId, expiresAt: after(NOW, minutes(60)) }, NOW);
    for (const secret of [token, code, session]) expect(await holds(secret)).toBe(false);
    const traded = (await tradeCode(email, code, NOW)) ?? "";
    expect(traded).not.toBe("");
    expect(await holds(traded)).toBe(false);
    expect(await dump()).toContain(hex(traded));
  });

  test("would be caught with a token or a code in clear", async () => {
    const { organizerId } = await somebodyWithKey();
    const token = newToken();
    const clear = { tokenHash: new Uint8Array(Buffer.from(token)), codeHash: new Uint8Array(Buffer.from("483920")) };
    const key = await db.signInKey.findFirstOrThrow({ where: { organizerId } });
    await db.signInKey.update({ where: { id: key.id }, data: clear });
    expect(await holds(token)).toBe(true);
    expect(await holds("483920")).toBe(true);
    await db.signInKey.delete({ where: { id: key.id } });
  });

  test("tells equal codes of two people apart, and one person's code from a plain hash of it", async () => {
    const [one, other] = [await somebodyWithKey(), await somebodyWithKey()];
    expect(codeHash(one.organizerId, "123456")).not.toEqual(codeHash(other.organizerId, "123456"));
    expect(Buffer.from(codeHash(one.organizerId, "123456"))).not.toEqual(
      Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from("123456"))),
    );
  });
});
