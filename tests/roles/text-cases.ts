import type { Scope } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/db";
import { markEditing } from "@/lib/texts/editing/mutations";
import * as texts from "@/lib/texts/mutations";
import { findScopeOfText, findTitleOfText, writableGroups } from "@/lib/texts/queries";
import { recordRevision } from "@/lib/texts/revisions/mutations";
import * as revisions from "@/lib/texts/revisions/queries";
import type { PublicRef } from "@/lib/texts/rules";
import { saveText } from "@/lib/texts/saving/mutations";
import { after, days } from "@/lib/time";
import { NOW } from "@/tests/helpers/organizers";
import { ALL, type Case, PUBLISH } from "./case";

/** Done to each kind of text alike. */
const writes = (act: (scope: Scope, text: PublicRef) => Promise<unknown>): Case => ({
  may: PUBLISH,
  naming: {
    post: (scope, of) => act(scope, { postId: of.post }),
    campaign: (scope, of) => act(scope, { campaignId: of.campaign }),
    resource: (scope, of) => act(scope, { resourceId: of.resource }),
    page: (scope, of) => act(scope, { pageId: of.page }),
  },
});

/** The matrix's rows of what texts share. */
export const TEXTS: Record<string, Case> = {
  "lib/texts/mutations.ts publishText": writes((scope, text) => texts.publishText(scope, text, NOW)),
  "lib/texts/mutations.ts scheduleText": writes((scope, text) =>
    texts.scheduleText(scope, text, after(NOW, days(1)), NOW),
  ),
  "lib/texts/mutations.ts withdrawText": writes((scope, text) => texts.withdrawText(scope, text, NOW)),
  "lib/texts/mutations.ts deleteText": writes((scope, text) => texts.deleteText(scope, text, NOW)),
  "lib/texts/mutations.ts restoreText": writes((scope, text) => texts.restoreText(scope, text, NOW)),
  "lib/texts/queries.ts writableGroups": { may: PUBLISH, plain: async (scope) => writableGroups([scope]) },
  "lib/texts/queries.ts findScopeOfText": writes((scope, text) => findScopeOfText([scope], text)),
  "lib/texts/queries.ts findTitleOfText": writes((scope, text) => findTitleOfText([scope], text)),
  "lib/texts/editing/mutations.ts markEditing": writes((scope, text) => markEditing(scope, text, NOW)),
  "lib/texts/revisions/queries.ts listRevisions": writes((scope, text) => revisions.listRevisions(scope, text)),
  "lib/texts/revisions/queries.ts findRevision": {
    may: PUBLISH,
    naming: {
      post: (scope, of) => revisions.findRevision(scope, { postId: of.post }, of.revision),
      campaign: (scope, of) => revisions.findRevision(scope, { campaignId: of.campaign }, of.campaignRevision),
      resource: (scope, of) => revisions.findRevision(scope, { resourceId: of.resource }, of.resourceRevision),
      page: (scope, of) => revisions.findRevision(scope, { pageId: of.page }, of.pageRevision),
    },
  },
  "lib/texts/saving/mutations.ts saveText": writes((scope, text) =>
    saveText(scope, text, { columns: {}, content: {}, contentOf: () => ({}), refused: async () => null }, NOW),
  ),
  "lib/texts/revisions/mutations.ts recordRevision": {
    may: ALL,
    helper: true,
    plain: async (scope) => {
      const { id } = await db.post.findFirstOrThrow({ where: { groupId: scope.groupId } });
      const version = { content: {}, at: NOW };
      return transaction((tx) => recordRevision(tx, scope, { postId: id }, version, version));
    },
  },
};
