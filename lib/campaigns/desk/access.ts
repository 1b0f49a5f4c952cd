import { notFound } from "next/navigation";
import { requireSignIn } from "@/lib/auth/require-organizer";
import type { Scope } from "@/lib/auth/scope";
import { findScopeOfCampaign } from "./queries";

/** The signed-in organizer's scope for a campaign, when they may write it; else there is no such page. */
export async function requireScopeOfCampaign(campaignId: string): Promise<Scope> {
  const { scopes } = await requireSignIn();
  const scope = await findScopeOfCampaign(scopes, campaignId);
  if (!scope) notFound();
  return scope;
}
