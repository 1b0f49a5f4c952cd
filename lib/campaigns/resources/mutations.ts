import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { campaignPagesChanged } from "@/lib/campaigns/mutations";
import { type ResourceInput, resourceSchema } from "@/lib/campaigns/schema";
import { defined, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";

export type ResourceOutcome = { ok: true; resourceId: string } | Forbidden | NotFound;

/** Adds something to read, watch, download or sign below the others of a campaign of the scope's group. */
export async function addResource(scope: Scope, input: ResourceInput): Promise<ResourceOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const resource = resourceSchema.parse(input);
  return transaction(async (tx) => {
    const campaign = await tx.campaign.findFirst({
      where: { id: resource.campaignId, groupId: scope.groupId },
      select: { _count: { select: { resources: true } } },
    });
    if (!campaign) return missing;
    const id = newId();
    await tx.resource.create({ data: { ...defined(resource), id, position: campaign._count.resources } });
    await campaignPagesChanged(tx);
    return { ok: true, resourceId: id };
  });
}
