import { db } from "@/lib/db";
import { type GroupLine, groupLine } from "@/lib/groups/queries";
import { type Picture, pictureColumns } from "@/lib/picture";
import { isPublic } from "@/lib/texts/rules";

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
    slug: string;
    kind: string;
    title: unknown;
    attachment: { bytes: number } | null;
    url: string | null;
    publisher: string | null;
    publishedOn: string | null;
    language: string | null;
    closedOn: string | null;
    figures: FigureLine[];
  }[];
};

export const campaignLine = { slug: true, title: true, hashtag: true } as const;

/** The columns that name a campaign, and tell whether it may be named. */
export const namedCampaign = { ...campaignLine, publishedAt: true, deletedAt: true } as const;
export type NamedCampaign = CampaignLine & { publishedAt: Date | null; deletedAt: Date | null };

/** The campaign of an event or a post as everybody may know it at `now`; null while it is not public. */
export const publicLine = (campaign: NamedCampaign | null, now: Date): CampaignLine | null =>
  campaign?.publishedAt && campaign.publishedAt <= now && !campaign.deletedAt
    ? { slug: campaign.slug, title: campaign.title, hashtag: campaign.hashtag }
    : null;

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

/** What a campaign's page shows at `now`; of its resources, those that are public. */
export const pageColumns = (now: Date) => ({
  ...cardColumns,
  body: true,
  calls: { select: { id: true, kind: true, title: true, text: true, href: true }, orderBy: [...byPosition] },
  figures,
  resources: {
    where: isPublic(now),
    select: {
      id: true,
      slug: true,
      attachment: { select: { bytes: true } },
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
});

/** The published campaigns, those that still run first, the latest begun first. Optionally of some groups only. */
export async function listCampaigns(now: Date, groupIds?: string[]): Promise<CampaignCard[]> {
  const campaigns = await db.campaign.findMany({
    where: { ...isPublic(now), ...(groupIds && { groupId: { in: groupIds } }) },
    select: cardColumns,
    orderBy: [{ endedOn: { sort: "desc", nulls: "first" } }, { startedOn: { sort: "desc", nulls: "last" } }],
    take: 100,
  });
  return campaigns;
}

/** A published campaign's page; null when there is none of that slug. */
export async function findCampaign(slug: string, now: Date): Promise<CampaignPage | null> {
  return db.campaign.findFirst({ where: { slug, ...isPublic(now) }, select: pageColumns(now) });
}

/** The slugs of the published campaigns, for the site map. */
export async function listCampaignSlugs(now: Date): Promise<{ slug: string }[]> {
  return db.campaign.findMany({ where: { ...isPublic(now) }, select: { slug: true }, take: 1000 });
}
