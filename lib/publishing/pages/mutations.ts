import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/db";
import { freeSlug } from "@/lib/free-slug";
import { newId } from "@/lib/ids";
import { type LocalText, localText } from "@/lib/local-text";
import { findRevision } from "@/lib/texts/revisions/queries";
import { type SaveOutcome, saveText } from "@/lib/texts/saving/mutations";
import { type PageFormInput, type PageFormOutput, pageFormSchema } from "./schema";

export type PageOutcome = { ok: true; pageId: string } | Forbidden | NotFound;
export type EditPageOutcome = SaveOutcome<never>;

/** Begins a page of the scope's group as a draft, its address made of its title. */
export async function draftPage(scope: Scope, input: PageFormInput, now: Date): Promise<PageOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  return makePage(scope, pageFormSchema.parse(input), now);
}

/** Writes everything of a page anew. What was changed since `seen` (its updatedAt then) is never overwritten: "text_stale". */
export async function editPage(
  scope: Scope,
  pageId: string,
  input: PageFormInput,
  now: Date,
  seen?: Date,
): Promise<EditPageOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const page = pageFormSchema.parse(input);
  const written = { columns: page, content: page, contentOf, refused: async () => null };
  return saveText<never>(scope, { pageId }, written, now, seen);
}

/** Writes a page as it was in an entry of its history; what it says now stays in the history. */
export async function restorePageVersion(
  scope: Scope,
  pageId: string,
  revisionId: string,
  now: Date,
): Promise<EditPageOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const page = pageFormSchema.safeParse(await findRevision(scope, { pageId }, revisionId));
  return page.success ? editPage(scope, pageId, page.data, now) : missing;
}

/** Makes a new draft with the words of a page. */
export async function duplicatePage(scope: Scope, pageId: string, now: Date): Promise<PageOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const page = await db.page.findFirst({ where: { id: pageId, groupId: scope.groupId } });
  return page ? makePage(scope, contentOf(page), now) : missing;
}

async function makePage({ groupId }: Scope, page: PageFormOutput, now: Date): Promise<PageOutcome> {
  const row = { id: newId(), groupId, slug: await slugOf(groupId, page.title), createdAt: now, updatedAt: now };
  await transaction((tx) => tx.page.create({ data: { ...page, ...row } }));
  return { ok: true, pageId: row.id };
}

/** What of a page the history keeps: all that its form holds. */
const contentOf = ({ title, summary, body, inFooter }: { [K in keyof PageFormOutput]: unknown }): PageFormOutput => ({
  ...{ title: localText(title), summary: localText(summary), body: localText(body) },
  inFooter: inFooter === true,
});

const slugOf = (groupId: string, title: LocalText): Promise<string> =>
  freeSlug(title, "page", async (slug) => (await db.page.count({ where: { groupId, slug } })) > 0);
