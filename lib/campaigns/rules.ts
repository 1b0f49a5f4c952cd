export const CAMPAIGN_STATES = ["draft", "published", "withdrawn"] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Where a campaign stands on its way. */
export function campaignState({
  publishedAt,
  withdrawnAt,
}: {
  publishedAt: Date | null;
  withdrawnAt: Date | null;
}): CampaignState {
  if (publishedAt) return "published";
  return withdrawnAt ? "withdrawn" : "draft";
}
