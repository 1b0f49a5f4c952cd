import { db } from "@/lib/db";
import * as answers from "@/lib/events/hosts/mutations";
import * as hosts from "@/lib/events/hosts/queries";
import { NOW, someGroup } from "@/tests/helpers/organizers";
import { type Case, EDIT } from "./case";

const aSlug = async () =>
  (await db.group.findUniqueOrThrow({ where: { id: await someGroup() }, select: { slug: true } })).slug;

/** Groups that hold an event along: the asking and the asked side. */
export const HOST_CASES: Record<string, Case> = {
  "lib/events/hosts/mutations.ts inviteHost": {
    may: EDIT,
    naming: { event: async (scope, of) => answers.inviteHost(scope, of.event, await aSlug(), NOW) },
  },
  "lib/events/hosts/mutations.ts answerHosting": {
    may: EDIT,
    naming: {
      hosting: (scope, of) => answers.answerHosting(scope, of.hosting, "accept", NOW),
      leaving: (scope, of) => answers.answerHosting(scope, of.hosting, "decline", NOW),
    },
  },
  "lib/events/hosts/mutations.ts withdrawHost": {
    may: EDIT,
    naming: { host: (scope, of) => answers.withdrawHost(scope, of.host) },
  },
  "lib/events/hosts/queries.ts listHosts": {
    may: EDIT,
    naming: { event: (scope, of) => hosts.listHosts(scope, of.event) },
  },
  "lib/events/hosts/queries.ts listInvitableGroups": {
    may: EDIT,
    naming: { event: (scope, of) => hosts.listInvitableGroups(scope, of.event) },
  },
  "lib/events/hosts/queries.ts listHosting": { may: EDIT, plain: (scope) => hosts.listHosting([scope], NOW) },
  "lib/events/hosts/queries.ts findScopeOfHosting": {
    may: EDIT,
    naming: { hosting: (scope, of) => hosts.findScopeOfHosting([scope], of.hosting) },
  },
};
