import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { joinGroup, recordHistory } from "@/lib/contacts/mutations";
import type { Fact } from "@/lib/contacts/rules";
import { type Tx, transaction } from "@/lib/db";
import { countingAt } from "@/lib/groups/rules";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { startOf } from "@/lib/time";
import type { VolunteerState } from "@/prisma/generated/enums";
import { TOLD_OF_OFFERS } from "../rules";
import { quietUntil } from "./rules";

export type BoardOutcome = { ok: true } | Forbidden | NotFound;

type Card = {
  id: string;
  contactId: string;
  state: VolunteerState;
  contactedAt: Date | null;
  snoozedUntil: Date | null;
  group: { timeZone: string };
};

/** Tells a contact's history what became of an offer, and who of the group did it. */
async function tellHistory(
  tx: Tx,
  { groupId, organizerId }: Scope,
  { contactId, kind, offerId, now }: { contactId: string; kind: Fact; offerId: string; now: Date },
): Promise<void> {
  const groupContactId = await joinGroup(tx, groupId, contactId, now);
  await recordHistory(tx, groupContactId, { kind, subjectId: offerId, at: now, organizerId });
}

/** Runs `work` on a confirmed offer of the scope's group, locked before it is read, and puts it on the audit trail. */
async function onCard(
  scope: Scope,
  offerId: string,
  now: Date,
  work: (tx: Tx, card: Card) => Promise<BoardOutcome>,
): Promise<BoardOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "VolunteerOffer" WHERE id = ${offerId}::uuid FOR UPDATE`;
    const card = await tx.volunteerOffer.findFirst({
      where: { id: offerId, groupId, confirmedAt: { not: null } },
      select: {
        id: true,
        contactId: true,
        state: true,
        contactedAt: true,
        snoozedUntil: true,
        group: { select: { timeZone: true } },
      },
    });
    if (!card) return missing;
    const outcome = await work(tx, card);
    const fact = { organizerId, groupId, act: "volunteer.changed", subjectId: offerId, count: 1 } as const;
    if (outcome.ok) await recordAudit(tx, fact, now);
    return outcome;
  });
}

/** Moves a card: a human was in touch now, unless it goes back among those to contact. Told in the contact's history. */
export const moveVolunteer = (scope: Scope, offerId: string, state: VolunteerState, now: Date): Promise<BoardOutcome> =>
  onCard(scope, offerId, now, async (tx, card) => {
    if (card.state === state) return { ok: true };
    const touched = state === "ASKED" || state === "RESTING" ? {} : { contactedAt: now, snoozedUntil: null };
    await tx.volunteerOffer.update({ where: { id: offerId }, data: { state, ...touched } });
    const kind = `volunteer.${state.toLowerCase() as Lowercase<VolunteerState>}` as const;
    await tellHistory(tx, scope, { contactId: card.contactId, kind, offerId, now });
    return { ok: true };
  });

/** How a card stood before somebody was in touch; `at`, since when it stands otherwise. */
export type Before = { state: VolunteerState; contactedAt: Date | null; snoozedUntil: Date | null; at: Date };

/** Notes that a human was in touch now: who was still to be contacted has been. Told in the contact's history. */
export async function noteContact(
  scope: Scope,
  offerId: string,
  now: Date,
): Promise<Exclude<BoardOutcome, { ok: true }> | { ok: true; before: Before }> {
  let before: Before | undefined;
  const outcome = await onCard(scope, offerId, now, async (tx, { contactId, state, contactedAt, snoozedUntil }) => {
    before = { state, contactedAt, snoozedUntil, at: now };
    const next = state === "ASKED" ? "CONTACTED" : state;
    await tx.volunteerOffer.update({
      where: { id: offerId },
      data: { state: next, contactedAt: now, snoozedUntil: null },
    });
    await tellHistory(tx, scope, { contactId, kind: "volunteer.contacted", offerId, now });
    return { ok: true };
  });
  return outcome.ok && before ? { ok: true, before } : (outcome as Exclude<BoardOutcome, { ok: true }>);
}

/** Takes it back: the card stands as before and the history tells nothing of it, unless something was done since. */
export const takeContactBack = (scope: Scope, offerId: string, before: Before, now: Date): Promise<BoardOutcome> =>
  onCard(scope, offerId, now, async (tx, card) => {
    const { at, ...stood } = before;
    if (card.contactedAt?.getTime() !== at.getTime()) return missing;
    await tx.volunteerOffer.update({ where: { id: offerId }, data: stood });
    await tx.contactHistory.deleteMany({ where: { subjectId: offerId, at, kind: "volunteer.contacted" } });
    return { ok: true };
  });

/** "Not now, ask me in two months": nobody is reminded until then. `quiet` false ends it. */
export const snoozeVolunteer = (scope: Scope, offerId: string, quiet: boolean, now: Date): Promise<BoardOutcome> =>
  onCard(scope, offerId, now, async (tx, { group: { timeZone } }) => {
    const snoozedUntil = quiet ? startOf(quietUntil(now, timeZone), timeZone) : null;
    await tx.volunteerOffer.update({ where: { id: offerId }, data: { snoozedUntil } });
    return { ok: true };
  });

/** Names the organizer of the group who stays in touch; null for nobody. */
export const chooseBuddy = (scope: Scope, offerId: string, buddyId: string | null, now: Date): Promise<BoardOutcome> =>
  onCard(scope, offerId, now, async (tx) => {
    const roles = {
      groupId: scope.groupId,
      name: { in: TOLD_OF_OFFERS },
      ...countingAt(now),
    };
    if (buddyId && !(await tx.role.count({ where: { ...roles, organizerId: buddyId } }))) return missing;
    await tx.volunteerOffer.update({ where: { id: offerId }, data: { buddyId } });
    return { ok: true };
  });
