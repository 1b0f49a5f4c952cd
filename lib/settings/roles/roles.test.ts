import { describe, expect, test } from "vitest";
import { findScopes } from "@/lib/auth/queries";
import { scopeForScript } from "@/lib/auth/script-scope";
import { setUpTotp } from "@/lib/auth/second-factor/mutations";
import { findSecondFactor } from "@/lib/auth/second-factor/queries";
import { newSecret, totpCode } from "@/lib/auth/second-factor/totp";
import { createSignInKey, startSignIn } from "@/lib/auth/sign-ins/mutations";
import { findSignIn } from "@/lib/auth/sign-ins/queries";
import { newToken } from "@/lib/auth/sign-ins/tokens";
import { db } from "@/lib/db";
import { grantRole } from "@/lib/groups/mutations";
import { newId } from "@/lib/ids";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { after, days, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, jobsWaiting } from "@/tests/helpers/story";
import { acceptInvitation, createInvitationToken, invite } from "../invitations/mutations";
import { findInvitation, listInvitations } from "../invitations/queries";
import { changeRole, giveRoleBack, removeRole, takeFactorAway } from "./mutations";
import { findHolder, listOwnRoles, listRoles } from "./queries";
import { inviteSchema } from "./schema";

async function ownedGroup() {
  const groupId = await someGroup();
  return { groupId, owner: await someScope(groupId) };
}

const writer = (email = someAddress()) => ({
  email,
  name: "WRITER" as const,
  lastDay: undefined,
  locale: "fr" as const,
});
const to = (organizerId: string, name: "OWNER" | "GREETER", lastDay?: string) => ({ organizerId, name, lastDay });
const acts = async (groupId: string) =>
  (await db.auditEntry.findMany({ where: { groupId }, orderBy: { id: "asc" } })).map(({ act }) => act);

async function invited(lastDay?: string) {
  const { groupId, owner } = await ownedGroup();
  const email = someAddress();
  expect(await invite(owner, { ...writer(email), lastDay }, NOW)).toEqual({ ok: true });
  const [open] = await listInvitations(owner, NOW);
  const token = (await createInvitationToken(open?.id ?? "")) ?? "";
  return { groupId, owner, email, token, id: open?.id ?? "" };
}

describe("an invitation", () => {
  test("is mailed by a job that holds ids only, and changes nothing by being looked at", async () => {
    const { id, owner, token, groupId } = await invited();
    const jobs = (await jobsWaiting("settings.invitation-mail")).map(({ payload }) => payload);
    expect(jobs).toContainEqual({ invitationId: id });
    expect(await findInvitation(token, NOW)).toMatchObject({ role: "WRITER" });
    expect(await listRoles(owner, NOW)).toHaveLength(1);
    expect(await acts(groupId)).toEqual(["roles.invited"]);
  });

  test("is mailed fifty times a day by a group, no more; the next day again", async () => {
    const { groupId, owner } = await ownedGroup();
    const invited = { organizerId: owner.organizerId, groupId, act: "roles.invited" as const, count: null };
    for (let sent = 0; sent < 50; sent++) await recordAuditNow({ ...invited, subjectId: newId() }, NOW);
    expect(await invite(owner, writer(), NOW)).toEqual({ ok: false, reason: "many_invitations" });
    expect(await invite(owner, writer(), after(NOW, days(1)))).toEqual({ ok: true });
  });

  test("gives its role once, also when the button is pressed many times at the same moment", async () => {
    const { owner, token, email, groupId } = await invited();
    const pressed = await Promise.all(Array.from({ length: 8 }, () => acceptInvitation(token, "Zineb", NOW)));
    expect(pressed.filter(Boolean)).toHaveLength(1);
    expect(await listRoles(owner, NOW)).toMatchObject([
      { role: "OWNER" },
      { role: "WRITER", name: "Zineb", email: email.display, endsAt: null },
    ]);
    expect(await findInvitation(token, NOW)).toBeNull();
    expect(await acts(groupId)).toEqual(["roles.invited", "roles.accepted"]);
  });

  test("is dead after seven days", async () => {
    const { token } = await invited();
    const late = after(NOW, days(7));
    expect(await findInvitation(token, after(late, -1))).not.toBeNull();
    expect(await findInvitation(token, late)).toBeNull();
    expect(await acceptInvitation(token, undefined, late)).toBeNull();
  });

  test("gives the role until the end of its last day", async () => {
    const { owner, token } = await invited("2026-12-24");
    await acceptInvitation(token, undefined, NOW);
    expect(await listRoles(owner, NOW)).toMatchObject([{}, { endsAt: new Date("2026-12-24T23:00:00Z") }]);
    expect(await listRoles(owner, new Date("2026-12-24T23:00:00Z"))).toHaveLength(1);
  });

  test("replaces the one before to the same address, whose link is dead then", async () => {
    const { owner, email, token } = await invited();
    expect(await invite(owner, writer(email), NOW)).toEqual({ ok: true });
    expect(await listInvitations(owner, NOW)).toHaveLength(1);
    expect(await findInvitation(token, NOW)).toBeNull();
  });

  test("is refused to who has a role there, and for a day that is over; an owner has no last day", async () => {
    const { owner, email, token } = await invited();
    await acceptInvitation(token, undefined, NOW);
    expect(await invite(owner, writer(email), NOW)).toEqual({ ok: false, reason: "already_member" });
    const past = { ...writer(), lastDay: "2026-11-20" };
    expect(await invite(owner, past, NOW)).toEqual({ ok: false, reason: "role_over" });
    const change = to(owner.organizerId, "GREETER", "2026-11-20");
    await someScope(owner.groupId);
    expect(await changeRole(owner, change, NOW)).toEqual({ ok: false, reason: "role_over" });
    const typed = { email: "a@exemple.fr", name: "OWNER", lastDay: "2027-01-01", locale: "fr" };
    expect(inviteSchema.safeParse(typed).success).toBe(false);
  });

  test("of somebody who is no owner any more is withdrawn", async () => {
    const { owner, groupId } = await ownedGroup();
    const [lowered, left] = [await someScope(groupId), await someScope(groupId)];
    await invite(lowered, writer(), NOW);
    expect(await changeRole(owner, to(lowered.organizerId, "GREETER"), NOW)).toEqual({ ok: true });
    expect(await listInvitations(owner, NOW)).toEqual([]);
    await invite(left, writer(), NOW);
    expect(await removeRole(left, left.organizerId, NOW)).toMatchObject({ ok: true });
    expect(await listInvitations(owner, NOW)).toEqual([]);
  });

  test("keeps its address and its token out of the database", async () => {
    const { email, token } = await invited();
    const [{ rows } = { rows: "" }] = await db.$queryRaw<{ rows: string }[]>`
      SELECT string_agg(to_jsonb(i)::text, ' ') AS rows FROM "Invitation" i`;
    for (const secret of [email.display, token])
      for (const form of [secret, Buffer.from(secret).toString("hex")]) expect(rows).not.toContain(form);
  });
});

/** Somebody with a role in the group, signed in, with a second factor. */
async function withFactor(groupId: string) {
  const { organizerId } = await someScope(groupId, "ORGANIZER");
  const token = newToken();
  await startSignIn({ token, organizerId, expiresAt: after(NOW, days(1)) }, NOW);
  const who = { id: organizerId, signInId: (await findSignIn(token))?.id ?? "" };
  const secret = newSecret();
  await setUpTotp(who, { secret, code: totpCode(secret, NOW) }, NOW);
  return { who, organizerId };
}

describe("a role", () => {
  test("that is changed or taken away is so for the next request", async () => {
    const { owner, groupId } = await ownedGroup();
    const other = await someScope(groupId, "ORGANIZER");
    await changeRole(owner, to(other.organizerId, "GREETER"), NOW);
    expect(await findScopes(other.organizerId, NOW)).toMatchObject([{ role: "GREETER" }]);
    await removeRole(owner, other.organizerId, NOW);
    expect(await findScopes(other.organizerId, NOW)).toEqual([]);
    expect(await acts(groupId)).toEqual(["roles.changed", "roles.ended"]);
  });

  test("that was taken away is given back as it was, for a quarter of an hour", async () => {
    const { owner, groupId } = await ownedGroup();
    const { id: door } = await anEvent(groupId, { now: NOW });
    const { organizerId } = await someScope(groupId, "WRITER");
    const lastedUntil = after(NOW, days(3));
    await grantRole({ organizerId, groupId, name: "GREETER", eventIds: [door], endsAt: lastedUntil }, NOW);
    expect(await removeRole(owner, organizerId, NOW)).toEqual({ ok: true, lastedUntil });
    const back = { organizerId, lastedUntil };
    expect(await giveRoleBack(owner, back, after(NOW, minutes(15)))).toEqual({ ok: false, reason: "too_late" });
    expect(await findHolder(owner, organizerId, after(NOW, minutes(15)))).toBeNull();
    expect(await findHolder(owner, organizerId, after(NOW, minutes(14)))).toMatch(/./);
    expect(await giveRoleBack(owner, back, after(NOW, minutes(14)))).toEqual({ ok: true });
    expect(await listRoles(owner, NOW)).toMatchObject([
      {},
      { role: "GREETER", doors: [{ id: door }], endsAt: lastedUntil },
    ]);
    expect(await giveRoleBack(owner, back, NOW)).toEqual({ ok: false, reason: "too_late" });
  });

  test("for the door of one event is offered, and kept beside another one", async () => {
    const { owner, groupId } = await ownedGroup();
    const [one, two] = [await anEvent(groupId, { now: NOW }), await anEvent(groupId, { now: NOW })];
    const elsewhere = await anEvent(await someGroup(), { now: NOW });
    const email = someAddress();
    const offer = (door: string, lastDay?: string) => ({
      ...inviteSchema.parse({ email: email.display, name: "GREETER", doors: door, lastDay, locale: "fr" }),
    });
    const accept = async () => {
      const [open] = await listInvitations(owner, NOW);
      const token = (await createInvitationToken(open?.id ?? "")) ?? "";
      expect(await findInvitation(token, NOW)).toMatchObject({ doors: open?.doors });
      return acceptInvitation(token, undefined, NOW);
    };
    expect(await invite(owner, offer(elsewhere.id), NOW)).toEqual({ ok: false, reason: "door_unknown" });
    expect(await invite(owner, offer(one.id, "2027-01-01"), NOW)).toEqual({ ok: true });
    const accepted = await accept();
    expect(accepted?.eventIds).toEqual([one.id]);
    expect(await findScopes(accepted?.organizerId ?? "", NOW)).toMatchObject([{ eventIds: [one.id] }]);
    expect(await invite(owner, offer(one.id), NOW)).toEqual({ ok: false, reason: "already_member" });
    expect(await invite(owner, offer(two.id, "2026-12-01"), NOW)).toEqual({ ok: true });
    await accept();
    const [, greeter] = await listRoles(owner, NOW);
    expect(greeter?.doors?.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    expect(greeter?.endsAt).toEqual(new Date("2027-01-01T23:00:00Z"));
    const organizerId = greeter?.organizerId ?? "";
    await changeRole(owner, { organizerId, name: "ORGANIZER", doors: [one.id] }, NOW);
    expect(await findScopes(organizerId, NOW)).toMatchObject([{ role: "ORGANIZER", eventIds: [] }]);
  });

  test("that was somebody's last ends every sign-in of theirs; one of several ends none", async () => {
    const { owner, groupId } = await ownedGroup();
    const { organizerId } = await someScope(groupId, "WRITER");
    const elsewhere = await ownedGroup();
    await grantRole({ organizerId, groupId: elsewhere.groupId, name: "WRITER" }, NOW);
    await startSignIn({ token: newToken(), organizerId, expiresAt: after(NOW, days(1)) }, NOW);
    await createSignInKey(organizerId, NOW);
    await removeRole(owner, organizerId, NOW);
    expect(await db.signIn.count({ where: { organizerId } })).toBe(1);
    await removeRole(elsewhere.owner, organizerId, NOW);
    expect(await db.signIn.count({ where: { organizerId } })).toBe(0);
    expect(await db.signInKey.count({ where: { organizerId } })).toBe(0);
  });

  test("of the last owner can be neither left, taken away nor lowered, also at the same moment", async () => {
    const { owner, groupId } = await ownedGroup();
    const last = { ok: false, reason: "last_owner" };
    expect(await removeRole(owner, owner.organizerId, NOW)).toEqual(last);
    expect(await changeRole(owner, to(owner.organizerId, "GREETER"), NOW)).toEqual(last);
    // The database knows an id in capitals too.
    expect(await removeRole(owner, owner.organizerId.toUpperCase(), NOW)).toEqual(last);
    const other = await someScope(groupId);
    const left = await Promise.all([owner, other].map((scope) => removeRole(scope, scope.organizerId, NOW)));
    expect(left.filter(({ ok }) => ok)).toHaveLength(1);
    const roles = await db.role.findMany({ where: { groupId, endsAt: null } });
    expect(roles).toHaveLength(1);
  });

  test("lets an owner help who lost their second factor: signed out, told by mail, on record", async () => {
    const { owner, groupId } = await ownedGroup();
    const { who, organizerId } = await withFactor(groupId);
    expect((await listRoles(owner, NOW)).map(({ hasFactor }) => hasFactor)).toEqual([false, true]);
    expect(await takeFactorAway(owner, organizerId, NOW)).toEqual({ ok: true });
    expect(await findSecondFactor(organizerId)).toEqual({ since: null, codesLeft: 0 });
    expect(await db.signIn.count({ where: { id: who.signInId } })).toBe(0);
    const told = (await jobsWaiting("auth.factor-mail")).map(({ payload }) => payload);
    expect(told).toContainEqual({ organizerId, change: "helped" });
    expect(await acts(groupId)).toEqual(["factor.removed"]);
  });

  test("lets no owner take a factor away that guards another group's people, nor their own", async () => {
    const { owner, groupId } = await ownedGroup();
    const { organizerId } = await withFactor(groupId);
    const elsewhere = await ownedGroup();
    await grantRole({ organizerId, groupId: elsewhere.groupId, name: "GREETER" }, NOW);
    expect(await takeFactorAway(owner, organizerId, NOW)).toEqual({ ok: false, reason: "roles_elsewhere" });
    expect(await takeFactorAway(owner, owner.organizerId, NOW)).toEqual({ ok: false, reason: "forbidden" });
    await grantRole({ organizerId: owner.organizerId, groupId: elsewhere.groupId, name: "OWNER" }, NOW);
    expect(await takeFactorAway(owner, organizerId, NOW)).toEqual({ ok: true });
  });

  test("can be left by everybody else", async () => {
    const { groupId } = await ownedGroup();
    const { organizerId } = await someScope(groupId, "GREETER");
    expect(await removeRole(await scopeForScript(organizerId, groupId, NOW), organizerId, NOW)).toMatchObject({
      ok: true,
    });
    expect(await findScopes(organizerId, NOW)).toEqual([]);
  });

  test("tells its holder how many own the group", async () => {
    const { owner, groupId } = await ownedGroup();
    expect(await listOwnRoles({ id: owner.organizerId }, NOW)).toMatchObject([{ groupId, role: "OWNER", owners: 1 }]);
  });
});
