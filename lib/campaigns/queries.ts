import { db } from "@/lib/db";
import { type GroupLine, groupLine } from "@/lib/groups/queries";
import { type Picture, pictureColumns } from "@/lib/media";

export type CampaignLine = { slug: string; title: unknown; hashtag: string | null };

export type CampaignCard = CampaignLine & {
  id: string;
  summary: unknown;
  startedOn: string | null;
  endedOn: string | null;
  picture: Picture | null;
  group: GroupLine;
};

/** A number worth telling. */
export type FigureLine = { id: string; label: unknown; value: number; approximate: boolean };

export type CampaignPage = CampaignCard & {
  body: unknown;
  calls: { id: string; kind: string; title: unknown; text: unknown; href: string | null }[];
  figures: FigureLine[];
  resources: {
    id: string;
    kind: string;
    title: unknown;
    url: string | null;
    publisher: string | null;
    publishedOn: string | null;
    language: string | null;
    closedOn: string | null;
    figures: FigureLine[];
  }[];
};

export const campaignLine = { slug: true, title: true, hashtag: true } as const;

const cardColumns = {
  ...campaignLine,
  id: true,
  summary: true,
  startedOn: true,
  endedOn: true,
  picture: { select: pictureColumns },
  group: { select: groupLine },
} as const;

const byPosition = [{ position: "asc" }, { id: "asc" }] as const;

const figures = { select: { id: true, label: true, value: true, approximate: true }, orderBy: [...byPosition] };

/** What a campaign's page shows. */
export const pageColumns = {
  ...cardColumns,
  body: true,
  calls: { select: { id: true, kind: true, title: true, text: true, href: true }, orderBy: [...byPosition] },
  figures,
  resources: {
    select: {
      id: true,
      kind: true,
      title: true,
      url: true,
      publisher: true,
      publishedOn: true,
      language: true,
      closedOn: true,
      figures,
    },
    orderBy: [...byPosition],
  },
};

/** The published campaigns, those that still run first, the latest begun first. Optionally of some groups only. */
export async function listCampaigns(groupIds?: string[]): Promise<CampaignCard[]> {
  const campaigns = await db.campaign.findMany({
    where: { publishedAt: { not: null }, ...(groupIds && { groupId: { in: groupIds } }) },
    select: cardColumns,
    orderBy: [{ endedOn: { sort: "desc", nulls: "first" } }, { startedOn: { sort: "desc", nulls: "last" } }],
    take: 100,
  });
  return campaigns;
}

/** A published campaign's page; null when there is none of that slug. */
export async function findCampaign(slug: string): Promise<CampaignPage | null> {
  return db.campaign.findFirst({ where: { slug, publishedAt: { not: null } }, select: pageColumns });
}

/** The slugs of the published campaigns, for the site map. */
export async function listCampaignSlugs(): Promise<{ slug: string }[]> {
  return db.campaign.findMany({ where: { publishedAt: { not: null } }, select: { slug: true }, take: 1000 });
}
