import { defined, type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { accentRefusal, countingAt } from "./rules";
import { type GroupInput, groupSchema, type RoleInput, roleSchema } from "./schema";

export type GroupOutcome =
  | { ok: true; groupId: string }
  | { ok: false; reason: "slug_taken" | "parent_unknown" | "accent_too_pale" | "accent_dark_too_dim" };

/** Founds a group, under a parent when one is named. Refuses an accent that not everybody can read. */
export const createGroup = (input: GroupInput, now: Date): Promise<GroupOutcome> =>
  transaction((tx) => createGroupIn(tx, input, now));

/** The same within the caller's transaction. */
export async function createGroupIn(tx: Tx, input: GroupInput, now: Date): Promise<GroupOutcome> {
  const group = groupSchema.parse(input);
  const refusal = accentRefusal(group.accent, group.accentDark);
  if (refusal) return { ok: false, reason: refusal };
  if (group.parentId && !(await tx.group.findUnique({ where: { id: group.parentId }, select: { id: true } })))
    return { ok: false, reason: "parent_unknown" };
  const id = newId();
  const made = await tx.group.createMany({ data: [{ ...defined(group), id, createdAt: now }], skipDuplicates: true });
  if (made.count === 0) return { ok: false, reason: "slug_taken" };
  await pageChanged(tx, "all");
  return { ok: true, groupId: id };
}

export type RoleHolder = { organizerId: string; groupId: string };
export type RoleOutcome = { ok: true } | { ok: false; reason: "last_owner" };

/**
 * Gives an organizer a role in one group, in place of the one they had there. Never leaves a group that had an owner
 * without one. Who may give roles is for the caller to prove.
 */
export const grantRole = (input: RoleInput, now: Date): Promise<RoleOutcome> =>
  transaction((tx) => grantRoleIn(tx, input, now));

/** The same within the caller's transaction. */
export async function grantRoleIn(tx: Tx, input: RoleInput, now: Date): Promise<RoleOutcome> {
  const role = roleSchema.parse(input);
  if (role.name !== "OWNER" && (await isLastOwner(tx, role, now))) return { ok: false, reason: "last_owner" };
  const held = { name: role.name, eventIds: role.eventIds, grantedAt: now, endsAt: role.endsAt ?? null };
  await tx.role.upsert({
    where: { organizerId_groupId: { organizerId: role.organizerId, groupId: role.groupId } },
    create: { id: newId(), organizerId: role.organizerId, groupId: role.groupId, ...held },
    update: held,
  });
  return { ok: true };
}

/** Ends an organizer's role in one group at `now`; nothing happens when they have none. The last owner stays. */
export const endRole = (who: RoleHolder, now: Date): Promise<RoleOutcome> =>
  transaction((tx) => endRoleIn(tx, who, now));

/** The same within the caller's transaction. */
export async function endRoleIn(tx: Tx, { organizerId, groupId }: RoleHolder, now: Date): Promise<RoleOutcome> {
  if (await isLastOwner(tx, { organizerId, groupId }, now)) return { ok: false, reason: "last_owner" };
  await tx.role.updateMany({
    where: { organizerId, groupId, ...countingAt(now) },
    data: { endsAt: now },
  });
  return { ok: true };
}

/** Locks who may do what in a group, until the transaction ends: before it is asked, lest it be taken away meanwhile. */
export const lockRoles = (tx: Tx, groupId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM "Group" WHERE id = ${groupId}::uuid FOR UPDATE`;

/** Whether this organizer is the only owner left. Locks the group, so that two owners cannot leave at once. */
async function isLastOwner(tx: Tx, { organizerId, groupId }: RoleHolder, now: Date) {
  await lockRoles(tx, groupId);
  const owners = { groupId, name: "OWNER" as const, ...countingAt(now) };
  const others = await tx.role.count({ where: { ...owners, NOT: { organizerId } } });
  return others === 0 && (await tx.role.count({ where: { ...owners, organizerId } })) > 0;
}
