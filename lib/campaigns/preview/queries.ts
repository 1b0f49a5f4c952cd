import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { type CampaignPage, pageColumns } from "../queries";

/** A campaign of the scope's group as its page shows or will show it; null when the group has none, or the role may not write it. */
export async function findCampaignPreview(scope: Scope, campaignId: string, now: Date): Promise<CampaignPage | null> {
  if (!canPublish(scope.role)) return null;
  return db.campaign.findFirst({ where: { id: campaignId, groupId: scope.groupId }, select: pageColumns(now) });
}
