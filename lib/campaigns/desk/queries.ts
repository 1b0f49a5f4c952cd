import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { countByState, PAGE_SIZE, writableGroups } from "@/lib/texts/queries";
import { inState, textState } from "@/lib/texts/rules";
import type { CampaignAsk } from "./filter";

const mine = (scopes: readonly Scope[]) => ({ groupId: { in: writableGroups(scopes) } });

const lineColumns = {
  id: true,
  title: true,
  summary: true,
  body: true,
  hashtag: true,
  publishedAt: true,
  withdrawnAt: true,
  deletedAt: true,
  updatedAt: true,
  group: { select: { id: true, name: true, shortName: true, timeZone: true } },
} satisfies Prisma.CampaignSelect;

/** The campaigns of an organizer's groups that match the filter, the latest touched first, one page of them. */
export async function listDeskCampaigns(scopes: readonly Scope[], { state, page }: CampaignAsk, now: Date) {
  const rows = await db.campaign.findMany({
    where: { ...mine(scopes), ...inState(state, now) },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: lineColumns,
  });
  return rows.map((row) => ({ ...row, state: textState(row, now) }));
}

export type DeskCampaignLine = Awaited<ReturnType<typeof listDeskCampaigns>>[number];

/** How many campaigns each of the filter's tabs holds. */
export const countDeskCampaigns = (scopes: readonly Scope[], now: Date) =>
  countByState((state) => db.campaign.count({ where: { ...mine(scopes), ...state } }), now);

/** Everything of one campaign of the scope's group, also when it is thrown away; null when the group has no such campaign. */
export function getDeskCampaign(scope: Scope, campaignId: string) {
  return db.campaign.findFirst({
    where: { id: campaignId, ...mine([scope]) },
    include: {
      group: { select: { name: true, timeZone: true } },
      calls: { orderBy: [{ position: "asc" }, { id: "asc" }] },
    },
  });
}

export type DeskCampaign = NonNullable<Awaited<ReturnType<typeof getDeskCampaign>>>;
