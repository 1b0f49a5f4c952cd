import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { countByState, PAGE_SIZE, writableGroups } from "@/lib/texts/queries";
import { inState, textState } from "@/lib/texts/rules";
import type { PostAsk } from "./filter";

const asked = (scopes: readonly Scope[], ask: PostAsk): Prisma.PostWhereInput => ({
  groupId: { in: writableGroups(scopes).filter((id) => !ask.group || id === ask.group) },
  ...(ask.category && { category: ask.category }),
  ...(ask.campaign && { campaignId: ask.campaign }),
});

const lineColumns = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  body: true,
  category: true,
  publishedAt: true,
  withdrawnAt: true,
  deletedAt: true,
  updatedAt: true,
  group: { select: { id: true, name: true, shortName: true, timeZone: true } },
  campaign: { select: { title: true, hashtag: true } },
} satisfies Prisma.PostSelect;

/** The posts of an organizer's groups that match the filter, the latest touched first, one page of them. */
export async function listDeskPosts(scopes: readonly Scope[], ask: PostAsk, now: Date) {
  const where = { ...asked(scopes, ask), ...inState(ask.state, now) };
  const [posts, total] = await Promise.all([
    db.post.findMany({
      where,
      orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      skip: (ask.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: lineColumns,
    }),
    db.post.count({ where }),
  ]);
  return { posts: posts.map((post) => ({ ...post, state: textState(post, now) })), total };
}

export type DeskPostLine = Awaited<ReturnType<typeof listDeskPosts>>["posts"][number];

/** How many posts each of the filter's tabs holds. */
export function countDeskPosts(scopes: readonly Scope[], ask: PostAsk, now: Date) {
  return countByState((state) => db.post.count({ where: { ...asked(scopes, ask), ...state } }), now);
}

/** Everything of one post of the scope's group, also when it is thrown away; null when the group has no such post. */
export function getDeskPost(scope: Scope, postId: string) {
  return db.post.findFirst({
    where: { id: postId, groupId: { in: writableGroups([scope]) } },
    include: { group: { select: { id: true, name: true, timeZone: true } } },
  });
}

export type DeskPost = NonNullable<Awaited<ReturnType<typeof getDeskPost>>>;
