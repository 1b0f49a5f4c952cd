import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { publishText } from "@/lib/texts/mutations";
import { type CampaignInput, campaignSchema } from "./schema";

export type CampaignOutcome =
  | { ok: true; campaignId: string }
  | Forbidden
  | NotFound
  | { ok: false; reason: "slug_taken" };

/** Starts a campaign of the scope's group, as a draft that nobody outside sees. */
export async function createCampaign(scope: Scope, input: CampaignInput, now: Date): Promise<CampaignOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const campaign = campaignSchema.parse(input);
  return transaction(async (tx) => {
    const id = newId();
    const made = await tx.campaign.createMany({
      data: [{ ...defined(campaign), id, groupId: scope.groupId, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
    return made.count ? { ok: true, campaignId: id } : { ok: false, reason: "slug_taken" };
  });
}

/** Shows a campaign to everybody from `now` on; one that is shown already keeps its date. */
export const publishCampaign = (scope: Scope, campaignId: string, now: Date) => publishText(scope, { campaignId }, now);

/** Says that what campaigns show changed: their own pages, those of their events, posts and groups, and the home page. */
export const campaignPagesChanged = (tx: Tx): Promise<void> => pageChanged(tx, "all");
