import { beforeEach, expect, test } from "vitest";
import { createOrganizer } from "@/lib/auth/mutations";
import type { Scope } from "@/lib/auth/scope";
import { db, type Tx } from "@/lib/db";
import { grantRole, grantRoleIn } from "@/lib/groups/mutations";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { purge } from "@/lib/purge/mutations";
import { PEOPLE_PURGES } from "@/lib/purge/people/mutations";
import { acceptInvitation, createInvitationToken, invite } from "@/lib/settings/invitations/mutations";
import { changeRole, removeRole } from "@/lib/settings/roles/mutations";
import { after, days } from "@/lib/time";
import { behind } from "../helpers/behind";
import { NOW, someAddress, someGroup, someScope, someSignIn } from "../helpers/organizers";

let groupId: string;
let owner: Scope;
let other: Scope;

beforeEach(async () => {
  groupId = await someGroup();
  owner = await someScope(groupId);
  other = await someScope(groupId);
});

const holdRoles = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM "Group" WHERE id = ${groupId}::uuid FOR UPDATE`;
const ended = (tx: Tx, { organizerId }: Scope) =>
  tx.role.updateMany({ where: { organizerId, groupId }, data: { endsAt: NOW } });
const roleOf = ({ organizerId }: Scope) =>
  db.role.findUnique({
    where: { organizerId_groupId: { organizerId, groupId } },
    select: { name: true, endsAt: true },
  });

test("a role that is being taken away is not given back by who changes it at that moment", async () => {
  const third = await someScope(groupId, "ORGANIZER");
  const changed = await behind(
    (tx) => holdRoles(tx).then(() => ended(tx, third)),
    () => changeRole(owner, { organizerId: third.organizerId, name: "WRITER" }, NOW),
  );
  expect(changed).toEqual({ ok: false, reason: "not_found" });
  expect(await roleOf(third)).toMatchObject({ name: "ORGANIZER", endsAt: NOW });
});

test("whoever is losing the right to invite invites nobody any more", async () => {
  const email = someAddress();
  const invited = await behind(
    async (tx) => {
      await holdRoles(tx);
      await ended(tx, other);
      await tx.invitation.deleteMany({ where: { groupId, invitedById: other.organizerId } });
    },
    () => invite(other, { email, name: "OWNER", locale: "fr" }, NOW),
  );
  expect(invited).toEqual({ ok: false, reason: "forbidden" });
  expect(await db.invitation.count({ where: { groupId } })).toBe(0);
});

test("an address that another invites at the same moment is invited anew, not refused as broken", async () => {
  const [email, id] = [someAddress(), newId()];
  const { organizerId: invitedById } = other;
  const sealedEmail = seal("Invitation.sealedEmail", id, email.display);
  const offer = { id, groupId, invitedById, sealedEmail, emailIndex: addressIndex(email), role: "WRITER" } as const;
  const invited = await behind(
    async (tx) => {
      await holdRoles(tx);
      await tx.invitation.create({ data: { ...offer, locale: "fr", expiresAt: after(NOW, days(7)) } });
    },
    () => invite(owner, { email, name: "ORGANIZER", locale: "fr" }, NOW),
  );
  expect(invited).toEqual({ ok: true });
  expect(await db.invitation.findMany({ where: { groupId }, select: { role: true } })).toEqual([{ role: "ORGANIZER" }]);
});

test("whoever loses both their roles at the same moment is signed out", async () => {
  const elsewhere = await someGroup();
  const boss = await someScope(elsewhere);
  const who = await someScope(groupId, "ORGANIZER");
  const { organizerId } = who;
  await grantRole({ organizerId, groupId: elsewhere, name: "ORGANIZER" }, NOW);
  await someSignIn(organizerId);
  await behind(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Organizer" WHERE id = ${organizerId}::uuid FOR NO KEY UPDATE`;
      await ended(tx, who);
    },
    () => removeRole(boss, organizerId, NOW),
  );
  expect(await db.signIn.count({ where: { organizerId } })).toBe(0);
});

test("an organizer long gone who takes a role again while the purge runs stays, with it", async () => {
  const { organizerId } = await createOrganizer({ email: someAddress() }, NOW);
  const organizers = PEOPLE_PURGES.filter(({ dataClass }) => dataClass === "organizers");
  await behind(
    (tx) => grantRoleIn(tx, { organizerId, groupId, name: "WRITER" }, NOW),
    () => purge(after(NOW, days(2000)), organizers),
  );
  expect(await db.role.count({ where: { organizerId } })).toBe(1);
});

test("an invitation accepted while its address is invited anew leads nowhere, and neither act stops the other", async () => {
  const email = someAddress();
  await invite(owner, { email, name: "WRITER", locale: "fr" }, NOW);
  const { id } = await db.invitation.findFirstOrThrow({ where: { groupId } });
  const token = (await createInvitationToken(id)) ?? "";
  const accepted = await behind(
    holdRoles,
    () => acceptInvitation(token, "Camille", NOW),
    (tx) => tx.invitation.deleteMany({ where: { id } }),
  );
  expect(accepted).toBeNull();
});
