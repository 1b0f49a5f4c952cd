"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import { type FormOutcome, formAction, provedAction, refuse } from "@/lib/auth/form-action";
import { peopleAction } from "@/lib/auth/people-action";
import type { Organizer } from "@/lib/auth/queries";
import { canGiveRoles } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { uuid } from "@/lib/forms";
import { speak } from "@/lib/i18n/wording";
import { editGroup as edit, foundLocalGroup } from "./group/mutations";
import { groupEditSchema, localGroupSchema } from "./group/schema";
import { invite as inviteByMail, withdrawInvitation } from "./invitations/mutations";
import {
  changeRole as change,
  giveRoleBack as giveBack,
  takeFactorAway as helpOut,
  removeRole as remove,
} from "./roles/mutations";
import { inviteSchema, roleChangeSchema } from "./roles/schema";
import { chooseWording as choose } from "./words/mutations";
import { wordingSchema } from "./words/schema";

const groupId = uuid("unknown");
const organizerId = uuid("unknown");

/** Which field is to blame for a refusal, and its sentence. */
const FIELDS: Record<string, Record<string, string>> = {
  slug_taken: { "found.slug": "slug.taken" },
  already_member: { "invite.email": "role.already_member" },
  role_over: { "invite.lastDay": "role.over", "change.lastDay": "role.over" },
  door_unknown: { "invite.doors": "role.door_unknown", "change.doors": "role.door_unknown" },
};

/** Runs `act` in this organizer's scope in a group; a refusal stands beside its field, else for the whole form. */
async function inGroup(
  { scopes }: Organizer,
  id: string,
  act: (scope: Scope) => Promise<{ ok: true } | { ok: false; reason: string }>,
): Promise<FormOutcome> {
  const scope = scopes.find((candidate) => candidate.groupId === id);
  if (!scope) return refuse("forbidden");
  const outcome = await act(scope);
  if (outcome.ok) return { ok: true };
  const errors = FIELDS[outcome.reason];
  return errors ? { ok: false, errors } : refuse(outcome.reason);
}

export const invite = provedAction(z.object({ groupId, invite: inviteSchema }), ({ groupId, invite }, who, now) =>
  inGroup(who, groupId, (scope) => inviteByMail(scope, invite, now)),
);

export const withdraw = provedAction(
  z.object({ groupId, invitationId: uuid("unknown") }),
  ({ groupId, invitationId }, who, now) =>
    inGroup(who, groupId, (scope) => withdrawInvitation(scope, invitationId, now)),
);

export const changeRole = provedAction(
  z.object({ groupId, change: roleChangeSchema }),
  ({ groupId, change: asked }, who, now) => inGroup(who, groupId, (scope) => change(scope, asked, now)),
);

/** Leaving needs no second factor: nobody is shown, and nothing is given. */
export const leave = formAction(z.object({ groupId }), ({ groupId }, who, now) =>
  inGroup(who, groupId, (scope) => remove(scope, who.id, now)),
);

/** Takes somebody's role away; the page it leads back to offers to give it back as it was. */
export const removeRole = peopleAction(
  z.object({ organizerId }),
  async (scope, { organizerId }, now, back) => {
    const outcome = await remove(scope, organizerId, now);
    if (!outcome.ok) return outcome;
    const until = outcome.lastedUntil?.getTime() ?? "";
    return { to: back, says: { done: "removed", undo: `${organizerId}_${until}` } };
  },
  { may: canGiveRoles },
);

/** Whose role was taken away, and until when it would have lasted, as the undo's one word. */
const takenAway = z
  .string()
  .transform((text) => text.split("_"))
  .pipe(z.tuple([organizerId, z.string().regex(/^\d{0,14}$/)]));

export const giveRoleBack = peopleAction(
  z.object({ undo: takenAway }),
  async (scope, { undo: [organizerId, until] }, now, back) => {
    const lastedUntil = until ? new Date(Number(until)) : null;
    const outcome = await giveBack(scope, { organizerId, lastedUntil }, now);
    return outcome.ok ? { to: back, says: { done: "givenBack", undo: organizerId } } : outcome;
  },
  { may: canGiveRoles },
);

export const takeFactorAway = provedAction(
  z.object({ groupId, organizerId: uuid("unknown") }),
  ({ groupId, organizerId }, who, now) => inGroup(who, groupId, (scope) => helpOut(scope, organizerId, now)),
);

export const editGroup = provedAction(z.object({ groupId, group: groupEditSchema }), ({ groupId, group }, who, now) =>
  inGroup(who, groupId, (scope) => edit(scope, group, now)),
);

export const foundGroup = provedAction(
  z.object({ groupId, found: localGroupSchema }),
  async ({ groupId, found }, who, now) => {
    const locale = await getLocale();
    return inGroup(who, groupId, (scope) => foundLocalGroup(scope, found, locale, now));
  },
);

/** This process speaks so at once; the others hear of it. */
export const chooseWording = provedAction(
  z.object({ groupId, wording: wordingSchema }),
  ({ groupId, wording }, who, now) =>
    inGroup(who, groupId, async (scope) => {
      const chosen = await choose(scope, wording, now);
      if (chosen.ok) speak(wording);
      return chosen;
    }),
);
