import { type CampaignLine, type NamedCampaign, namedCampaign, publicLine } from "@/lib/campaigns/queries";
import { db, type Prisma } from "@/lib/db";
import { type GroupLine, groupLine } from "@/lib/groups/queries";
import { type Picture, pictureColumns } from "@/lib/picture";
import { isPublic } from "@/lib/texts/rules";
import { type Category, POSTS_PER_PAGE } from "./rules";

export type PostCard = {
  id: string;
  slug: string;
  category: Category;
  title: unknown;
  summary: unknown;
  /** As signed; without it the group's name stands. */
  author: string | null;
  publishedAt: Date;
  updatedAt: Date;
  picture: Picture | null;
  group: GroupLine;
  campaign: CampaignLine | null;
};

export type PostPage = PostCard & {
  body: unknown;
  caption: unknown;
  sourceUrl: string | null;
  sourceName: string | null;
  mentions: {
    id: string;
    kind: "REPUBLICATION" | "RESPONSE";
    siteName: string;
    url: string | null;
    publishedOn: string | null;
    copyright: string | null;
  }[];
};

export type PostFilters = {
  category?: Category | null;
  groupIds?: string[];
  campaignId?: string;
  campaignSlug?: string;
  exceptId?: string;
};

const cardColumns = {
  id: true,
  slug: true,
  category: true,
  title: true,
  summary: true,
  author: true,
  publishedAt: true,
  updatedAt: true,
  picture: { select: pictureColumns },
  group: { select: groupLine },
  campaign: { select: namedCampaign },
} as const;

/** The columns of a post's page. */
export const pageColumns = {
  ...cardColumns,
  body: true,
  caption: true,
  sourceUrl: true,
  sourceName: true,
  mentions: {
    select: { id: true, kind: true, siteName: true, url: true, publishedOn: true, copyright: true },
    orderBy: [{ publishedOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  },
} satisfies Prisma.PostSelect;

const published = (filters: PostFilters, now: Date) => ({
  ...isPublic(now),
  ...(filters.category && { category: filters.category }),
  ...(filters.groupIds && { groupId: { in: filters.groupIds } }),
  ...(filters.campaignId && { campaignId: filters.campaignId }),
  ...(filters.campaignSlug && { campaign: { slug: filters.campaignSlug } }),
  ...(filters.exceptId && { id: { not: filters.exceptId } }),
});

type CardRow = Omit<PostCard, "publishedAt" | "campaign"> & {
  publishedAt: Date | null;
  campaign: NamedCampaign | null;
};

/** A post read for a page at `now`: a campaign that is not public is not named. */
export const asCard = <R extends CardRow>(
  row: R,
  now: Date,
): R & { publishedAt: Date; campaign: CampaignLine | null } => ({
  ...row,
  publishedAt: row.publishedAt ?? row.updatedAt,
  campaign: publicLine(row.campaign, now),
});

/** Published posts, latest first, one page of them; `more` says that another page follows. */
export async function listPosts(
  filters: PostFilters,
  now: Date,
  { page = 1, size = POSTS_PER_PAGE }: { page?: number; size?: number } = {},
): Promise<{ posts: PostCard[]; more: boolean }> {
  const rows = await db.post.findMany({
    where: published(filters, now),
    select: cardColumns,
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * size,
    take: size + 1,
  });
  return { posts: rows.slice(0, size).map((row) => asCard(row, now)), more: rows.length > size };
}

/** Published posts with their whole text, latest first: for the feed. */
export async function listWholePosts(filters: PostFilters, now: Date, size = 30): Promise<PostPage[]> {
  const rows = await db.post.findMany({
    where: published(filters, now),
    select: pageColumns,
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: size,
  });
  return rows.map((row) => asCard(row, now));
}

/** A published post's page; null when there is none of that slug, or not yet. */
export async function findPost(slug: string, now: Date): Promise<PostPage | null> {
  const row = await db.post.findFirst({ where: { slug, ...isPublic(now) }, select: pageColumns });
  return row ? asCard(row, now) : null;
}

/** How many published posts each category has, so that only those that lead somewhere are offered. */
export async function countPostsByCategory(now: Date): Promise<Map<Category, number>> {
  const counts = await db.post.groupBy({ by: ["category"], where: published({}, now), _count: { _all: true } });
  return new Map(counts.map(({ category, _count }) => [category, _count._all]));
}

/** The slugs of the published posts and when each last changed, latest first, for the site map. */
export async function listPostSlugs(now: Date): Promise<{ slug: string; updatedAt: Date }[]> {
  return db.post.findMany({
    where: published({}, now),
    select: { slug: true, updatedAt: true },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: 5000,
  });
}
