import { expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { getDeskCampaign } from "@/lib/campaigns/desk/queries";
import { seeContact } from "@/lib/contacts/story/people";
import { findGroupOfContact } from "@/lib/contacts/story/queries";
import { findScopeOfEvent, getDeskEvent } from "@/lib/events/desk/queries";
import { getDeskPost } from "@/lib/publishing/desk/queries";
import { getDeskResource } from "@/lib/resources/desk/queries";
import { findScopeOfText } from "@/lib/texts/queries";
import { NOW, someGroup, someScope } from "./helpers/organizers";
import { watched } from "./helpers/statements";
import { noRows, type Rows, someRows } from "./roles/rows";

type Asking = (scope: Scope, rows: Rows) => Promise<unknown>;

/** What a page asks of the database: whose a row is, then the row. */
const PAGES: Record<string, Asking[]> = {
  contact: [
    (scope, { contact }) => findGroupOfContact([scope], contact),
    (scope, { contact }) => seeContact(scope, contact, "contact.viewed", NOW),
  ],
  event: [(scope, { event }) => findScopeOfEvent([scope], event), (scope, { event }) => getDeskEvent(scope, event)],
  post: [
    (scope, { post: postId }) => findScopeOfText([scope], { postId }),
    (scope, { post }) => getDeskPost(scope, post),
  ],
  campaign: [
    (scope, { campaign: campaignId }) => findScopeOfText([scope], { campaignId }),
    (scope, { campaign }) => getDeskCampaign(scope, campaign),
  ],
  resource: [
    (scope, { resource: resourceId }) => findScopeOfText([scope], { resourceId }),
    (scope, { resource }) => getDeskResource(scope, resource),
  ],
};

/** What `work` has PostgreSQL run, sorted: some go at once; and what came of it. */
async function said(work: () => Promise<unknown>): Promise<{ answer: unknown; statements: string[] }> {
  const { answer, statements } = await watched(work);
  return { answer, statements: statements.map(({ text }) => text).toSorted() };
}

test.each(
  Object.entries(PAGES).flatMap(([kind, asked]) =>
    asked.map((ask, at) => [kind, at === 0 ? "whose" : "what", ask] as const),
  ),
)("a %s of another group is refused by the same statements as one that nothing has (%s it is)", async (_, __, ask) => {
  const [own, other] = [await someGroup(), await someGroup()];
  const scope = await someScope(own);
  const theirs = await someRows(other);
  const refused = await said(() => ask(scope, theirs));
  expect(refused).toEqual(await said(() => ask(scope, noRows())));
  expect(refused.answer).toBeNull();
  expect(refused.statements.length).toBeGreaterThan(0);
  const shown = await said(async () => ask(scope, await someRows(own)));
  expect(shown.answer).not.toBeNull();
});
