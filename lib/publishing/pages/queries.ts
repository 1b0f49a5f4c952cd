import { cache } from "react";
import { db } from "@/lib/db";
import { type GroupLine, groupLine } from "@/lib/groups/queries";
import { isPublic } from "@/lib/texts/rules";

/** A page of a group as a link names it. */
export type PageLine = { slug: string; title: unknown };

export type WholePage = PageLine & { summary: unknown; body: unknown; updatedAt: Date; group: GroupLine };

/** The columns of a page of a group. */
export const pageColumns = {
  slug: true,
  title: true,
  summary: true,
  body: true,
  updatedAt: true,
  group: { select: groupLine },
} as const;

const line = { slug: true, title: true } as const;
const OLDEST_FIRST = [{ createdAt: "asc" }, { id: "asc" }] as const;

/** A published page of a group; null when there is none of these addresses, or not yet. */
export const findPage = (group: string, slug: string, now: Date): Promise<WholePage | null> =>
  db.page.findFirst({ where: { slug, group: { slug: group }, ...isPublic(now) }, select: pageColumns });

/** The published pages of a group, in the order they were begun. */
export const listPages = (groupId: string, now: Date): Promise<PageLine[]> =>
  db.page.findMany({ where: { groupId, ...isPublic(now) }, select: line, orderBy: [...OLDEST_FIRST], take: 50 });

/** The published pages that the instance's first group wants at the foot of every page. Read once per request. */
export const listFooterPages = cache(
  (group: string): Promise<PageLine[]> =>
    db.page.findMany({
      where: { group: { slug: group }, inFooter: true, ...isPublic(new Date()) },
      select: line,
      orderBy: [...OLDEST_FIRST],
      take: 12,
    }),
);

/** The addresses of all published pages of groups and when each last changed, for the site map. */
export async function listPagePaths(now: Date): Promise<{ path: string; updatedAt: Date }[]> {
  const rows = await db.page.findMany({
    where: isPublic(now),
    select: { slug: true, updatedAt: true, group: { select: { slug: true } } },
    orderBy: [...OLDEST_FIRST],
    take: 5000,
  });
  return rows.map(({ slug, updatedAt, group }) => ({ path: `/groups/${group.slug}/${slug}`, updatedAt }));
}
