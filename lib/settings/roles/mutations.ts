import { canGiveRoles } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { removeFactorsOf } from "@/lib/auth/second-factor/mutations";
import { endEverySignInIn } from "@/lib/auth/sign-ins/mutations";
import { type Tx, transaction } from "@/lib/db";
import { endRoleIn, grantRoleIn, lockRoles, type RoleHolder, type RoleOutcome } from "@/lib/groups/mutations";
import { countingAt } from "@/lib/groups/rules";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { after } from "@/lib/time";
import { GIVING_BACK_TERM } from "./rules";
import { doorsOf, type RoleChange, roleEnd } from "./schema";

type ChangeOutcome = RoleOutcome | Forbidden | NotFound | { ok: false; reason: "role_over" | "door_unknown" };

/** Gives somebody who has a role in the scope's group another one there, or another end. It holds from the next request on. */
export async function changeRole(scope: Scope, change: RoleChange, now: Date): Promise<ChangeOutcome> {
  if (!canGiveRoles(scope.role)) return forbidden;
  const { groupId } = scope;
  const { organizerId, name } = change;
  return transaction(async (tx) => {
    await lockRoles(tx, groupId);
    if (!(await holdsRole(tx, { organizerId, groupId }, now))) return missing;
    const { timeZone } = await tx.group.findUniqueOrThrow({ where: { id: groupId }, select: { timeZone: true } });
    const endsAt = roleEnd(change.lastDay, timeZone);
    if (endsAt && endsAt <= now) return { ok: false, reason: "role_over" };
    const eventIds = doorsOf(change);
    if (!(await areEventsOf(tx, groupId, eventIds))) return { ok: false, reason: "door_unknown" };
    const granted = await grantRoleIn(tx, { organizerId, groupId, name, eventIds, endsAt: endsAt ?? undefined }, now);
    if (!granted.ok) return granted;
    if (name !== "OWNER") await tx.invitation.deleteMany({ where: { groupId, invitedById: organizerId } });
    await recordAudit(tx, { ...actor(scope), act: "roles.changed", subjectId: organizerId, count: null }, now);
    return granted;
  });
}

/** Whether all of these are events of the group. */
export const areEventsOf = async (tx: Tx, groupId: string, eventIds: string[]): Promise<boolean> =>
  (await tx.event.count({ where: { groupId, deletedAt: null, id: { in: eventIds } } })) === new Set(eventIds).size;

/** A role that was ended, and until when it would have lasted; null, without end. */
type Ended = { ok: true; lastedUntil: Date | null };

/**
 * Ends somebody's role in the scope's group; everybody may end their own, the last owner nobody's. Without a role left
 * anywhere that person is signed out everywhere at once, and what they invited to is withdrawn. They are locked before
 * their roles are counted: of two roles that end at the same moment each would count the other.
 */
export async function removeRole(
  scope: Scope,
  organizerId: string,
  now: Date,
): Promise<Ended | Exclude<RoleOutcome, { ok: true }> | Forbidden | NotFound> {
  if (!canGiveRoles(scope.role) && organizerId !== scope.organizerId) return forbidden;
  const { groupId } = scope;
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organizer" WHERE id = ${organizerId}::uuid FOR NO KEY UPDATE`;
    await lockRoles(tx, groupId);
    const held = await tx.role.findFirst({ where: counting({ organizerId, groupId }, now), select: { endsAt: true } });
    if (!held) return missing;
    const ended = await endRoleIn(tx, { organizerId, groupId }, now);
    if (!ended.ok) return ended;
    await tx.invitation.deleteMany({ where: { groupId, invitedById: organizerId } });
    const left = await tx.role.count({ where: { organizerId, ...countingAt(now) } });
    if (left === 0) await endEverySignInIn(tx, organizerId);
    await recordAudit(tx, { ...actor(scope), act: "roles.ended", subjectId: organizerId, count: null }, now);
    return { ok: true, lastedUntil: held.endsAt };
  });
}

/**
 * Gives a role of the scope's group back as it was, within 15 minutes of its being taken away. Its holder signs in anew
 * if it was their last; what they had invited to stays withdrawn.
 */
export async function giveRoleBack(
  scope: Scope,
  { organizerId, lastedUntil }: { organizerId: string; lastedUntil: Date | null },
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound | { ok: false; reason: "too_late" }> {
  if (!canGiveRoles(scope.role)) return forbidden;
  const { groupId } = scope;
  return transaction(async (tx) => {
    await lockRoles(tx, groupId);
    const own = { organizerId, groupId };
    if (!(await tx.role.count({ where: own }))) return missing;
    const { count } = await tx.role.updateMany({
      where: { ...own, endsAt: { gt: after(now, -GIVING_BACK_TERM), lte: now } },
      data: { endsAt: lastedUntil },
    });
    if (count === 0) return { ok: false, reason: "too_late" };
    await recordAudit(tx, { ...actor(scope), act: "roles.changed", subjectId: organizerId, count: null }, now);
    return { ok: true };
  });
}

/**
 * Takes the second factor away from somebody who lost app and codes. Only an owner of every group in which that person
 * has a role may: nobody opens another group's people by helping a colleague. Not one's own: that takes its proof.
 */
export async function takeFactorAway(
  scope: Scope,
  organizerId: string,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound | { ok: false; reason: "roles_elsewhere" }> {
  if (!canGiveRoles(scope.role) || organizerId === scope.organizerId) return forbidden;
  return transaction(async (tx) => {
    if (!(await holdsRole(tx, { organizerId, groupId: scope.groupId }, now))) return missing;
    const counts = countingAt(now);
    const owned = { some: { organizerId: scope.organizerId, name: "OWNER" as const, ...counts } };
    const elsewhere = await tx.role.count({ where: { organizerId, ...counts, group: { NOT: { roles: owned } } } });
    if (elsewhere > 0) return { ok: false, reason: "roles_elsewhere" };
    await removeFactorsOf(tx, organizerId, actor(scope), now);
    return { ok: true };
  });
}

const actor = ({ organizerId, groupId }: Scope) => ({ organizerId, groupId });

/** Somebody's role in a group if it counts at `now`, as a condition of the database. */
const counting = (who: RoleHolder, now: Date) => ({ ...who, ...countingAt(now) });

const holdsRole = async (tx: Tx, who: RoleHolder, now: Date): Promise<boolean> =>
  (await tx.role.count({ where: counting(who, now) })) > 0;
