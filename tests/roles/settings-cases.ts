import * as invitations from "@/lib/settings/invitations/mutations";
import * as offers from "@/lib/settings/invitations/queries";
import * as roles from "@/lib/settings/roles/mutations";
import * as held from "@/lib/settings/roles/queries";
import { NOW, someAddress } from "@/tests/helpers/organizers";
import type { Case } from "./case";

const OWN = ["OWNER"] as const;

/** Rows of the matrix for the settings of a group. */
export const SETTINGS_CASES: Record<string, Case> = {
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
  "lib/settings/roles/mutations.ts removeRole": {
    may: OWN,
    naming: { organizer: (scope, of) => roles.removeRole(scope, of.organizer, NOW) },
  },
  "lib/settings/roles/mutations.ts takeFactorAway": {
    may: OWN,
    naming: { organizer: (scope, of) => roles.takeFactorAway(scope, of.organizer, NOW) },
  },
  "lib/settings/roles/queries.ts listRoles": { may: OWN, plain: (scope) => held.listRoles(scope, NOW) },
};
