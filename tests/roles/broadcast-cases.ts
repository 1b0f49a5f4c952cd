import { db } from "@/lib/db";
import * as following from "@/lib/newsletters/broadcasts/following/people";
import * as followed from "@/lib/newsletters/broadcasts/following/queries";
import * as broadcasts from "@/lib/newsletters/broadcasts/mutations";
import * as look from "@/lib/newsletters/broadcasts/preview/people";
import * as preview from "@/lib/newsletters/broadcasts/preview/queries";
import * as queries from "@/lib/newsletters/broadcasts/queries";
import { NOW } from "@/tests/helpers/organizers";
import { type Act, type Case, EDIT } from "./case";

const words = { subject: { fr: "Demain" }, words: { fr: "Venez." } };
const writes = (act: Act): Case => ({ may: EDIT, naming: { broadcast: act } });

/** Messages to those chosen. */
export const BROADCAST_CASES: Record<string, Case> = {
  "lib/newsletters/broadcasts/mutations.ts draftBroadcast": {
    may: EDIT,
    naming: {
      event: (scope, of) =>
        broadcasts.draftBroadcast(scope, { event: of.event, show: "waiting", ids: [], all: true }, NOW),
      rsvp: (scope, of, own) =>
        broadcasts.draftBroadcast(scope, { event: own.event, show: "all", ids: [of.rsvp], all: false }, NOW),
    },
  },
  "lib/newsletters/broadcasts/mutations.ts writeBroadcast": writes((scope, of) =>
    broadcasts.writeBroadcast(scope, of.broadcast, words),
  ),
  "lib/newsletters/broadcasts/mutations.ts sendBroadcast": writes((scope, of) =>
    broadcasts.sendBroadcast(scope, of.broadcast, undefined, NOW),
  ),
  "lib/newsletters/broadcasts/mutations.ts stopBroadcast": writes(async (scope, of, own) => {
    if (of === own) await db.broadcast.update({ where: { id: of.broadcast }, data: { scheduledAt: NOW } });
    return broadcasts.stopBroadcast(scope, of.broadcast, NOW);
  }),
  "lib/newsletters/broadcasts/mutations.ts pauseBroadcast": writes(async (scope, of, own) => {
    if (of === own) await db.broadcast.update({ where: { id: of.broadcast }, data: { scheduledAt: NOW } });
    return broadcasts.pauseBroadcast(scope, of.broadcast, "pause", NOW);
  }),
  "lib/newsletters/broadcasts/mutations.ts resendUncertain": writes((scope, of) =>
    broadcasts.resendUncertain(scope, of.broadcast, undefined, NOW),
  ),
  "lib/newsletters/broadcasts/following/people.ts seeFated": writes((scope, of) =>
    following.seeFated(scope, of.broadcast, "unsure", NOW),
  ),
  "lib/newsletters/broadcasts/following/queries.ts listFated": writes((scope, of) =>
    followed.listFated(scope, of.broadcast, "unsure"),
  ),
  "lib/newsletters/broadcasts/mutations.ts testBroadcast": writes((scope, of) =>
    broadcasts.testBroadcast(scope, of.broadcast, NOW),
  ),
  "lib/newsletters/broadcasts/queries.ts findScopeOfBroadcast": writes((scope, of) =>
    queries.findScopeOfBroadcast([scope], of.broadcast),
  ),
  "lib/newsletters/broadcasts/queries.ts getBroadcast": writes((scope, of) =>
    queries.getBroadcast(scope, of.broadcast, NOW),
  ),
  "lib/newsletters/broadcasts/queries.ts listBroadcastsTo": {
    may: EDIT,
    naming: {
      event: async (scope, of, own) => {
        const found = await queries.listBroadcastsTo(scope, of.event);
        return of === own ? found && { ok: true } : found;
      },
    },
  },
  "lib/newsletters/broadcasts/preview/people.ts seeCopy": writes((scope, of) => look.seeCopy(scope, of.broadcast, NOW)),
  "lib/newsletters/broadcasts/preview/queries.ts findCopy": writes((scope, of) =>
    preview.findCopy(scope, of.broadcast),
  ),
};
