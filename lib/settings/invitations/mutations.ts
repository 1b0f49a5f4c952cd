import { parseAddress } from "@/lib/addresses";
import { createOrganizerIn } from "@/lib/auth/mutations";
import { findScopes } from "@/lib/auth/queries";
import { canGiveRoles } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { cookieTokenHash, newToken } from "@/lib/auth/sign-ins/tokens";
import { db, type Tx, transaction } from "@/lib/db";
import { grantRoleIn, lockRoles, type RoleHolder } from "@/lib/groups/mutations";
import { countingAt } from "@/lib/groups/rules";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { countOfDay } from "@/lib/privacy/audit/queries";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal, unseal } from "@/lib/privacy/sealed";
import { after, days } from "@/lib/time";
import { areEventsOf } from "../roles/mutations";
import { doorsOf, type Invite, roleEnd } from "../roles/schema";

/** How long an invitation can be accepted. */
const INVITATION_TERM = days(7);

/** Invitations that a group mails in a day: many more than any has, and whoever would flood a stranger gets no further. */
const INVITATIONS_A_DAY = 50;

type Reason = "already_member" | "role_over" | "door_unknown" | "many_invitations";
type InviteOutcome = { ok: true } | Forbidden | { ok: false; reason: Reason };

/**
 * Offers a role in the scope's group by mail, for seven days. Inviting the same address again replaces the offer and
 * mails anew. Who is losing the right to at this moment invites nobody: what they invited to was withdrawn with it.
 */
export async function invite(scope: Scope, input: Invite, now: Date): Promise<InviteOutcome> {
  if (!canGiveRoles(scope.role)) return forbidden;
  const { organizerId, groupId } = scope;
  const emailIndex = addressIndex(input.email);
  return transaction(async (tx) => {
    await lockRoles(tx, groupId);
    const still = await findScopes(organizerId, now, tx);
    if (!still.some((held) => held.groupId === groupId && canGiveRoles(held.role))) return forbidden;
    if ((await countOfDay(tx, groupId, "roles.invited", now)) >= INVITATIONS_A_DAY)
      return { ok: false, reason: "many_invitations" };
    const eventIds = doorsOf(input);
    const holds = { groupId, ...countingAt(now), organizer: { emailIndex } };
    const held = await tx.role.findFirst({ where: holds, select: { eventIds: true } });
    if (held && !widens(held.eventIds, eventIds)) return { ok: false, reason: "already_member" };
    if (!(await areEventsOf(tx, groupId, eventIds))) return { ok: false, reason: "door_unknown" };
    const { timeZone } = await tx.group.findUniqueOrThrow({ where: { id: groupId }, select: { timeZone: true } });
    const roleEndsAt = roleEnd(input.lastDay, timeZone);
    if (roleEndsAt && roleEndsAt <= now) return { ok: false, reason: "role_over" };
    await tx.invitation.deleteMany({ where: { groupId, emailIndex } });
    const id = newId();
    const sealedEmail = seal("Invitation.sealedEmail", id, input.email.display);
    const offer = { role: input.name, eventIds, roleEndsAt, locale: input.locale };
    const term = { createdAt: now, expiresAt: after(now, INVITATION_TERM) };
    await tx.invitation.create({
      data: { id, groupId, invitedById: organizerId, sealedEmail, emailIndex, ...offer, ...term },
    });
    await recordAudit(tx, { organizerId, groupId, act: "roles.invited", subjectId: id, count: null }, now);
    await enqueue(tx, "settings.invitation-mail", { invitationId: id });
    return { ok: true };
  });
}

/** Whether an offer adds a door to those that somebody keeps: then who has a role may be invited all the same. */
const widens = (held: string[], offered: string[]): boolean =>
  held.length > 0 && offered.some((id) => !held.includes(id));

/** Takes an open invitation to the scope's group back: its link leads nowhere from then on. */
export async function withdrawInvitation(
  { organizerId, groupId, role }: Scope,
  id: string,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canGiveRoles(role)) return forbidden;
  return transaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({ where: { id, groupId } });
    if (count === 0) return missing;
    await recordAudit(tx, { organizerId, groupId, act: "roles.uninvited", subjectId: id, count: null }, now);
    return { ok: true };
  });
}

/** Makes the link's token of an invitation and returns it in clear for the only time; null when it is gone. */
export async function createInvitationToken(id: string): Promise<string | null> {
  const token = newToken();
  const { count } = await db.invitation.updateMany({ where: { id }, data: { tokenHash: cookieTokenHash(token) } });
  return count ? token : null;
}

type Accepted = { organizerId: string; eventIds: string[] };

/**
 * Accepts an invitation: makes the organizer of its address if need be, gives the role, uses the invitation up. Of two
 * at the same moment one wins; the group's roles are locked before the invitation, as by who invites. Who keeps a door
 * already keeps it beside the new one, until the later of both ends. Null when it is used, withdrawn or too old, or when the role would take the last owner away.
 */
export async function acceptInvitation(token: string, name: string | undefined, now: Date): Promise<Accepted | null> {
  const tokenHash = cookieTokenHash(token);
  return transaction(async (tx) => {
    const open = await tx.invitation.findUnique({ where: { tokenHash }, select: { groupId: true } });
    if (open) await lockRoles(tx, open.groupId);
    const taken = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Invitation" WHERE "tokenHash" = ${tokenHash} AND "expiresAt" > ${now}::timestamptz FOR UPDATE`;
    const id = taken[0]?.id;
    if (!id) return null;
    const { sealedEmail, groupId, role, eventIds, roleEndsAt, locale } = await tx.invitation.delete({ where: { id } });
    const email = parseAddress(unseal("Invitation.sealedEmail", id, sealedEmail));
    if (!email.ok) throw new Error("An invitation holds no address");
    const input = { email: email.value, name, locale: locale === "en" ? ("en" as const) : ("fr" as const) };
    const { organizerId } = await createOrganizerIn(tx, input, now);
    const doors = await withThoseKept(tx, { organizerId, groupId }, { eventIds, endsAt: roleEndsAt }, now);
    const granted = await grantRoleIn(tx, { organizerId, groupId, name: role, ...doors }, now);
    if (!granted.ok) return null;
    await recordAudit(tx, { organizerId, groupId, act: "roles.accepted", subjectId: organizerId, count: null }, now);
    return { organizerId, eventIds };
  });
}

type Doors = { eventIds: string[]; endsAt: Date | null };

/** The doors that somebody is offered, beside those they keep in the group at `now`. */
async function withThoseKept(tx: Tx, who: RoleHolder, offered: Doors, now: Date) {
  const kept = await tx.role.findFirst({
    where: { ...who, ...countingAt(now) },
    select: { eventIds: true, endsAt: true },
  });
  const adds = kept && widens(kept.eventIds, offered.eventIds);
  const ends = adds ? [kept.endsAt, offered.endsAt] : [offered.endsAt];
  return {
    eventIds: adds ? [...new Set([...kept.eventIds, ...offered.eventIds])] : offered.eventIds,
    endsAt: ends.includes(null) ? undefined : new Date(Math.max(...ends.map(Number))),
  };
}
