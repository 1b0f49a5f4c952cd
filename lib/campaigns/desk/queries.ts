import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { isId } from "@/lib/ids";
import { CAMPAIGN_STATES, campaignState } from "../rules";
import type { CampaignAsk } from "./filter";

export const PAGE_SIZE = 50;

/** The groups in which these scopes may write: everything below looks in these and nowhere else. */
const writable = (scopes: readonly Scope[]) =>
  scopes.filter((scope) => canPublish(scope.role)).map((scope) => scope.groupId);

const inState = (scopes: readonly Scope[], state: CampaignAsk["state"]): Prisma.CampaignWhereInput => ({
  groupId: { in: writable(scopes) },
  ...{
    all: {},
    draft: { publishedAt: null, withdrawnAt: null },
    published: { publishedAt: { not: null } },
    withdrawn: { publishedAt: null, withdrawnAt: { not: null } },
  }[state],
});

const lineColumns = {
  id: true,
  title: true,
  summary: true,
  body: true,
  hashtag: true,
  publishedAt: true,
  withdrawnAt: true,
  updatedAt: true,
  group: { select: { id: true, name: true, shortName: true, timeZone: true } },
} satisfies Prisma.CampaignSelect;

/** The campaigns of an organizer's groups that match the filter, the latest touched first, one page of them. */
export async function listDeskCampaigns(scopes: readonly Scope[], { state, page }: CampaignAsk) {
  const where = inState(scopes, state);
  const rows = await db.campaign.findMany({
    where,
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: lineColumns,
  });
  return rows.map((row) => ({ ...row, state: campaignState(row) }));
}

export type DeskCampaignLine = Awaited<ReturnType<typeof listDeskCampaigns>>[number];

/** How many campaigns each of the filter's tabs holds. */
export async function countDeskCampaigns(scopes: readonly Scope[]) {
  const states = ["all", ...CAMPAIGN_STATES] as const;
  const found = await Promise.all(states.map((state) => db.campaign.count({ where: inState(scopes, state) })));
  return Object.fromEntries(states.map((state, at) => [state, found[at] ?? 0])) as Record<CampaignAsk["state"], number>;
}

/** The scope in which an organizer may write a campaign; null when none of their groups has it. */
export async function findScopeOfCampaign(scopes: readonly Scope[], campaignId: string): Promise<Scope | null> {
  if (!isId(campaignId)) return null;
  const where = { id: campaignId, groupId: { in: writable(scopes) } };
  const campaign = await db.campaign.findFirst({ where, select: { groupId: true } });
  return scopes.find((scope) => scope.groupId === campaign?.groupId) ?? null;
}

/** Everything of one campaign of the scope's group; null when the group has no such campaign. */
export function getDeskCampaign(scope: Scope, campaignId: string) {
  return db.campaign.findFirst({
    where: { id: campaignId, groupId: { in: writable([scope]) } },
    include: {
      group: { select: { name: true, timeZone: true } },
      calls: { orderBy: [{ position: "asc" }, { id: "asc" }] },
    },
  });
}

export type DeskCampaign = NonNullable<Awaited<ReturnType<typeof getDeskCampaign>>>;
