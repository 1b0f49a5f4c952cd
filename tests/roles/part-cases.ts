import * as links from "@/lib/events/parts/links/mutations";
import * as parts from "@/lib/events/parts/queries";
import { NOW, someAddress } from "@/tests/helpers/organizers";
import { type Act, type Case, EDIT } from "./case";

const eachKind = (act: (scope: Parameters<Act>[0], id: string) => Promise<unknown>): Case => ({
  may: EDIT,
  naming: {
    speaker: (scope, of) => act(scope, of.speaker),
    participation: (scope, of) => act(scope, of.participation),
  },
});

/** Speakers' and collectives' own links, as the desk handles them. */
export const PART_CASES: Record<string, Case> = {
  "lib/events/parts/queries.ts listParts": {
    may: EDIT,
    naming: { event: (scope, of) => parts.listParts(scope, of.event) },
  },
  "lib/events/parts/queries.ts listPartStates": {
    may: EDIT,
    naming: { event: (scope, of) => parts.listPartStates(scope, of.event) },
  },
  "lib/events/parts/links/mutations.ts mailPart": eachKind((scope, id) =>
    links.mailPart(scope, id, { email: someAddress("invitee@exemple.fr"), language: "fr" }, NOW),
  ),
  "lib/events/parts/links/mutations.ts renewPartLink": eachKind((scope, id) => links.renewPartLink(scope, id, NOW)),
  "lib/events/parts/links/mutations.ts forgetPartAddress": eachKind((scope, id) =>
    links.forgetPartAddress(scope, id, NOW),
  ),
  "lib/events/parts/links/mutations.ts undoCorrection": eachKind((scope, id) => links.undoCorrection(scope, id, NOW)),
};
