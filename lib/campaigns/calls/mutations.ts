import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { campaignPagesChanged } from "@/lib/campaigns/mutations";
import { type CallInput, callSchema } from "@/lib/campaigns/schema";
import { defined, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";

export type CallOutcome = { ok: true; callId: string } | Forbidden | NotFound;

/** Adds a call to act below the others of a campaign of the scope's group. */
export async function addCall(scope: Scope, input: CallInput): Promise<CallOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const call = callSchema.parse(input);
  return transaction(async (tx) => {
    const campaign = await tx.campaign.findFirst({
      where: { id: call.campaignId, groupId: scope.groupId },
      select: { _count: { select: { calls: true } } },
    });
    if (!campaign) return missing;
    const id = newId();
    await tx.call.create({ data: { ...defined(call), id, position: campaign._count.calls } });
    await campaignPagesChanged(tx);
    return { ok: true, callId: id };
  });
}
