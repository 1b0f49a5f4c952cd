import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, type Prisma, type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
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

/** Shows a campaign to everybody from `now` on; one that is shown already stays as it is. */
export const publishCampaign = (scope: Scope, campaignId: string, now: Date): Promise<CampaignTurn> =>
  turnCampaign(scope, campaignId, { publishedAt: null }, { publishedAt: now, withdrawnAt: null }, now);

/** Takes a campaign off the site; it stays at the desk. */
export const withdrawCampaign = (scope: Scope, campaignId: string, now: Date): Promise<CampaignTurn> =>
  turnCampaign(scope, campaignId, { publishedAt: { not: null } }, { publishedAt: null, withdrawnAt: now }, now);

type CampaignTurn = { ok: true; campaignId: string } | Forbidden | NotFound;

async function turnCampaign(
  scope: Scope,
  campaignId: string,
  from: Prisma.CampaignWhereInput,
  to: Prisma.CampaignUpdateManyMutationInput,
  now: Date,
): Promise<CampaignTurn> {
  if (!canPublish(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const own = { id: campaignId, groupId: scope.groupId };
    await tx.campaign.updateMany({ where: { ...own, ...from }, data: { ...to, updatedAt: now } });
    if (!(await tx.campaign.count({ where: own }))) return missing;
    await campaignPagesChanged(tx);
    return { ok: true, campaignId };
  });
}

/** Says that what campaigns show changed: their own pages, those of their events, posts and groups, and the home page. */
export const campaignPagesChanged = (tx: Tx): Promise<void> => pageChanged(tx, "all");
