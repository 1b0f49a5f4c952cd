import { canPublish } from "@/lib/auth/rules";
import { forbidden, missing, type Scope } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/db";
import { draftSlug } from "@/lib/free-slug";
import { newId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { findRevision } from "@/lib/texts/revisions/queries";
import { type SaveOutcome, saveText } from "@/lib/texts/saving/mutations";
import { addResource, type Foreign, type ResourceOutcome, refuseUnknown } from "../mutations";
import { type ResourceFormInput, type ResourceFormOutput, resourceFormSchema } from "../schema";

export type EditResourceOutcome = SaveOutcome<Foreign>;

/** Begins a resource of the scope's group as a draft, its address made of its title. */
export async function draftResource(scope: Scope, input: ResourceFormInput, now: Date): Promise<ResourceOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  return addResource(scope, resourceFormSchema.parse(input), now);
}

/** Writes everything of a resource anew. What was changed since `seen` (its updatedAt then) is never overwritten: "text_stale". */
export async function editResource(
  scope: Scope,
  resourceId: string,
  input: ResourceFormInput,
  now: Date,
  seen?: Date,
): Promise<EditResourceOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const resource = resourceFormSchema.parse(input);
  const written = {
    columns: resourceColumns(resource),
    content: resource,
    contentOf,
    refused: (tx: Parameters<typeof refuseUnknown>[0]) => refuseUnknown(tx, scope.groupId, resource, now),
  };
  return saveText(scope, { resourceId }, written, now, seen);
}

/** Writes a resource as it was in an entry of its history; what it says now stays in the history. */
export async function restoreResourceVersion(
  scope: Scope,
  resourceId: string,
  revisionId: string,
  now: Date,
): Promise<EditResourceOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const resource = resourceFormSchema.safeParse(await findRevision(scope, { resourceId }, revisionId));
  return resource.success ? editResource(scope, resourceId, resource.data, now) : missing;
}

/** Makes a new draft with the words, cover and file of a resource. */
export async function duplicateResource(scope: Scope, resourceId: string, now: Date): Promise<ResourceOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const resource = await db.resource.findFirst({ where: { id: resourceId, groupId: scope.groupId } });
  if (!resource) return missing;
  const title = localText(resource.title);
  const texts = { title, summary: localText(resource.summary), body: localText(resource.body) };
  const id = newId();
  const fresh = { id, slug: draftSlug(title, id), createdAt: now, updatedAt: now };
  const draft = { publishedAt: null, withdrawnAt: null, deletedAt: null };
  await transaction((tx) => tx.resource.create({ data: { ...resource, ...texts, ...fresh, ...draft } }));
  return { ok: true, resourceId: id };
}

/** What of a resource the history keeps: all that its form holds. */
const contentOf = (row: { [K in keyof ResourceFormOutput]: unknown }) => ({
  ...{ kind: row.kind, campaignId: row.campaignId, title: row.title, summary: row.summary, body: row.body },
  ...{ url: row.url, attachmentId: row.attachmentId, pictureId: row.pictureId, publisher: row.publisher },
  ...{ publishedOn: row.publishedOn, language: row.language, licence: row.licence, closedOn: row.closedOn },
});

/** A row's columns from what was written; absent values empty their column. */
const resourceColumns = (written: ResourceFormOutput) => ({
  ...{ kind: written.kind, title: written.title, summary: written.summary, body: written.body },
  ...{ campaignId: written.campaignId ?? null, url: written.url ?? null, attachmentId: written.attachmentId ?? null },
  ...{ pictureId: written.pictureId ?? null, publisher: written.publisher ?? null, licence: written.licence ?? null },
  ...{ publishedOn: written.publishedOn ?? null, closedOn: written.closedOn ?? null },
  language: written.language ?? null,
});
