import { db } from "@/lib/db";
import { DEFAULT_ACCENT, DEFAULT_ACCENT_DARK } from "@/lib/groups/schema";
import { newId } from "@/lib/ids";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import * as purges from "@/lib/purge/log/queries";
import * as terms from "@/lib/purge/terms/mutations";
import * as chosen from "@/lib/purge/terms/queries";
import * as group from "@/lib/settings/group/mutations";
import * as groups from "@/lib/settings/group/queries";
import { groupEditSchema } from "@/lib/settings/group/schema";
import * as invitations from "@/lib/settings/invitations/mutations";
import * as offers from "@/lib/settings/invitations/queries";
import * as roles from "@/lib/settings/roles/mutations";
import * as held from "@/lib/settings/roles/queries";
import { exportTrail } from "@/lib/settings/trail/people";
import * as trail from "@/lib/settings/trail/queries";
import * as words from "@/lib/settings/words/mutations";
import * as wording from "@/lib/settings/words/queries";
import { DEFAULT_WORDING } from "@/lib/settings/words/schema";
import { NOW, someAddress } from "@/tests/helpers/organizers";
import type { Act, Case } from "./case";
import type { Rows } from "./rows";

const OWN = ["OWNER"] as const;

/** A group as its form sends it, with a picture. */
const said = (pictureId: string) =>
  groupEditSchema.parse({
    name: { fr: "Essai" },
    timeZone: "Europe/Paris",
    accent: DEFAULT_ACCENT,
    accentDark: DEFAULT_ACCENT_DARK,
    pictureId,
  });

/** What an organizer of a group did there, on record. */
const someTrail = ({ groupId, organizer, contact, event }: Rows) =>
  Promise.all(
    [contact, event, organizer].map((subjectId) =>
      recordAuditNow({ organizerId: organizer, groupId, act: "contact.viewed", subjectId, count: 1 }, NOW),
    ),
  );

/** The log by one filter, of a group in which something was done. */
const logOf =
  (filter: (of: Rows) => object): Act =>
  async (scope, of) => {
    await someTrail(of);
    const log = await trail.listTrail(scope, filter(of), "Europe/Paris");
    return log ? log.lines.map(({ about, who }) => ({ about, who })) : null;
  };

/** Rows of the matrix for the settings of a group. */
export const SETTINGS_CASES: Record<string, Case> = {
  "lib/settings/group/mutations.ts editGroup": {
    may: OWN,
    naming: { picture: (scope, of) => group.editGroup(scope, said(of.picture), NOW) },
  },
  "lib/settings/group/mutations.ts foundLocalGroup": {
    may: OWN,
    plain: (scope) => group.foundLocalGroup(scope, { name: "Essai", slug: `g-${newId()}`, town: undefined }, "fr", NOW),
  },
  "lib/purge/terms/mutations.ts setTerms": {
    may: OWN,
    plain: (scope) => terms.setTerms(scope, { answersKept: 7, peopleKept: null }, NOW),
  },
  "lib/purge/terms/queries.ts findTerms": {
    may: OWN,
    plain: async (scope) => (await chosen.findTerms(scope, NOW)) && { ok: true },
  },
  "lib/purge/log/queries.ts listPurges": {
    may: OWN,
    plain: async (scope) => (await purges.listPurges(scope)) && { ok: true },
  },
  // Nobody below the site's first group; there, its owner (lib/settings/words).
  "lib/settings/words/mutations.ts chooseWording": {
    may: [],
    plain: (scope) => words.chooseWording(scope, DEFAULT_WORDING, NOW),
  },
  "lib/settings/words/queries.ts findWording": { may: [], plain: (scope) => wording.findWording(scope) },
  "lib/settings/group/queries.ts findGroupSettings": {
    may: OWN,
    plain: async (scope) => (await groups.findGroupSettings(scope)) && { ok: true },
  },
  "lib/settings/invitations/mutations.ts invite": {
    may: OWN,
    plain: (scope) =>
      invitations.invite(scope, { email: someAddress(), name: "WRITER", lastDay: undefined, locale: "fr" }, NOW),
  },
  "lib/settings/invitations/mutations.ts withdrawInvitation": {
    may: OWN,
    naming: { invitation: (scope, of) => invitations.withdrawInvitation(scope, of.invitation, NOW) },
  },
  "lib/settings/invitations/queries.ts listInvitations": {
    may: OWN,
    plain: (scope) => offers.listInvitations(scope, NOW),
  },
  "lib/settings/roles/mutations.ts changeRole": {
    may: OWN,
    naming: {
      organizer: (scope, of) =>
        roles.changeRole(scope, { organizerId: of.organizer, name: "WRITER", lastDay: undefined }, NOW),
    },
  },
  "lib/settings/roles/mutations.ts giveRoleBack": {
    may: OWN,
    naming: {
      organizer: async (scope, of) => {
        await db.role.updateMany({
          where: { organizerId: of.organizer, groupId: scope.groupId },
          data: { endsAt: NOW },
        });
        return roles.giveRoleBack(scope, { organizerId: of.organizer, lastedUntil: null }, NOW);
      },
    },
  },
  "lib/settings/roles/mutations.ts removeRole": {
    may: OWN,
    naming: { organizer: (scope, of) => roles.removeRole(scope, of.organizer, NOW) },
  },
  "lib/settings/roles/mutations.ts takeFactorAway": {
    may: OWN,
    naming: { organizer: (scope, of) => roles.takeFactorAway(scope, of.organizer, NOW) },
  },
  "lib/settings/roles/queries.ts findHolder": {
    may: OWN,
    naming: { organizer: (scope, of) => held.findHolder(scope, of.organizer, NOW) },
  },
  "lib/settings/roles/queries.ts listDoors": {
    may: OWN,
    plain: (scope) => held.listDoors(scope, NOW),
  },
  "lib/settings/roles/queries.ts listRoles": { may: OWN, plain: (scope) => held.listRoles(scope, NOW) },
  "lib/settings/trail/people.ts exportTrail": {
    may: OWN,
    plain: async (scope) => (await exportTrail(scope, {}, "Europe/Paris", NOW)) && { ok: true },
  },
  "lib/settings/trail/queries.ts listTrail": {
    may: OWN,
    naming: {
      organizer: logOf((of) => ({ who: of.organizer })),
      contact: logOf((of) => ({ about: of.contact })),
      event: logOf((of) => ({ about: of.event })),
    },
  },
  "lib/settings/trail/queries.ts verifyTrail": { may: OWN, plain: (scope) => trail.verifyTrail(scope) },
};
