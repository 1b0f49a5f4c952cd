import { type CampaignLine, type NamedCampaign, namedCampaign, publicLine } from "@/lib/campaigns/queries";
import { db, type Prisma } from "@/lib/db";
import { type GroupLine, groupLine } from "@/lib/groups/queries";
import { type Picture, pictureColumns } from "@/lib/picture";
import { isPublic } from "@/lib/texts/rules";
import { type LibraryAsk, RESOURCES_PER_PAGE, type ResourceKind } from "./rules";

export type ResourceCard = {
  id: string;
  slug: string;
  kind: ResourceKind;
  title: unknown;
  summary: unknown;
  url: string | null;
  publisher: string | null;
  publishedOn: string | null;
  language: string | null;
  licence: string | null;
  closedOn: string | null;
  attachment: { bytes: number } | null;
  picture: Picture | null;
};

export type ResourcePage = ResourceCard & {
  body: unknown;
  publishedAt: Date | null;
  updatedAt: Date;
  group: GroupLine;
  campaign: CampaignLine | null;
};

const cardColumns = {
  id: true,
  slug: true,
  kind: true,
  title: true,
  summary: true,
  url: true,
  publisher: true,
  publishedOn: true,
  language: true,
  licence: true,
  closedOn: true,
  attachment: { select: { bytes: true } },
  picture: { select: pictureColumns },
} as const;

/** The columns of a resource's page. */
export const pageColumns = {
  ...cardColumns,
  body: true,
  publishedAt: true,
  updatedAt: true,
  group: { select: groupLine },
  campaign: { select: namedCampaign },
} satisfies Prisma.ResourceSelect;

/** A resource read for a page at `now`: a campaign that is not public is not named. */
export const asPage = <R extends { campaign: NamedCampaign | null }>(row: R, now: Date) => ({
  ...row,
  campaign: publicLine(row.campaign, now),
});

/** Press articles by their own date, everything else by when it came into the library. */
const ORDER = {
  press: [{ publishedOn: { sort: "desc", nulls: "last" } }, { publishedAt: "desc" }, { id: "desc" }],
  library: [{ publishedAt: "desc" }, { position: "asc" }, { id: "desc" }],
} satisfies Record<string, Prisma.ResourceOrderByWithRelationInput[]>;

/** Published resources, one page of them; `more` says that another follows. Without a kind, all but the press, which has a list of its own. */
export async function listResources(
  { kind, language, page }: LibraryAsk,
  now: Date,
  size = RESOURCES_PER_PAGE,
): Promise<{ resources: ResourceCard[]; more: boolean }> {
  const rows = await db.resource.findMany({
    where: { ...isPublic(now), kind: kind ?? { not: "PRESS" }, ...(language && { language }) },
    select: cardColumns,
    orderBy: kind === "PRESS" ? ORDER.press : ORDER.library,
    skip: (page - 1) * size,
    take: size + 1,
  });
  return { resources: rows.slice(0, size), more: rows.length > size };
}

/** The kinds and languages that published resources have, so that only choices that lead somewhere are offered. */
export async function libraryChoices(now: Date): Promise<{ kinds: Set<string>; languages: string[] }> {
  const rows = await db.resource.groupBy({ by: ["kind", "language"], where: isPublic(now) });
  const languages = new Set(rows.flatMap(({ language }) => language ?? []));
  return { kinds: new Set(rows.map(({ kind }) => kind)), languages: [...languages].toSorted() };
}

/** A published resource's page; null when there is none of that slug, or not yet. */
export async function findResource(slug: string, now: Date): Promise<ResourcePage | null> {
  const row = await db.resource.findFirst({ where: { slug, ...isPublic(now) }, select: pageColumns });
  return row && asPage(row, now);
}

/** The slugs of the published resources and when each last changed, for the site map. */
export async function listResourceSlugs(now: Date): Promise<{ slug: string; updatedAt: Date }[]> {
  return db.resource.findMany({
    where: isPublic(now),
    select: { slug: true, updatedAt: true },
    orderBy: ORDER.library,
    take: 5000,
  });
}
