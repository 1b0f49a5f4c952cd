import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, type Tx, transaction } from "@/lib/db";
import { draftSlug } from "@/lib/free-slug";
import { newId } from "@/lib/ids";
import { isOwnAttachment } from "@/lib/media/attachments/queries";
import { refuseForeign } from "@/lib/publishing/mutations";
import { publishText } from "@/lib/texts/mutations";
import { type ResourceInput, resourceSchema } from "./schema";

export type Foreign = { ok: false; reason: "campaign_unknown" | "picture_unknown" | "file_unknown" };
export type ResourceOutcome = { ok: true; resourceId: string } | Forbidden | NotFound | Foreign;

/** Adds something to read, watch, download or sign to the library of the scope's group, as a draft; in a campaign it stands below the others. */
export async function addResource(scope: Scope, input: ResourceInput, now: Date): Promise<ResourceOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const resource = resourceSchema.parse(input);
  return transaction(async (tx) => {
    const refused = await refuseUnknown(tx, scope.groupId, resource, now);
    if (refused) return refused;
    const { campaignId } = resource;
    const position = campaignId ? await tx.resource.count({ where: { campaignId } }) : 0;
    const id = newId();
    const slug = resource.slug ?? draftSlug(resource.title, id);
    const row = { id, groupId: scope.groupId, slug, position, createdAt: now, updatedAt: now };
    await tx.resource.create({ data: { ...defined(resource), ...row } });
    return { ok: true, resourceId: id };
  });
}

/** Shows a resource to everybody from `now` on; one that is shown already keeps its date. */
export const publishResource = (scope: Scope, resourceId: string, now: Date) => publishText(scope, { resourceId }, now);

type Named = {
  campaignId?: string | undefined;
  pictureId?: string | undefined;
  attachmentId?: string | undefined;
};

/** Why a resource may not name these: pictures and files are the group's own; a campaign is too, or a published one of a group above. */
export async function refuseUnknown(tx: Tx, groupId: string, named: Named, now: Date): Promise<Foreign | null> {
  const foreign = await refuseForeign(tx, groupId, named, now);
  if (foreign) return foreign;
  return (await isOwnAttachment(tx, groupId, named.attachmentId)) ? null : { ok: false, reason: "file_unknown" };
}
