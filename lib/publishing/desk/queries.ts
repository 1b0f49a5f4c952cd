import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { isId } from "@/lib/ids";
import { POST_STATES, type PostState, postState } from "../rules";
import type { PostAsk } from "./filter";

export const PAGE_SIZE = 50;

/** The groups in which these scopes may write: everything below looks in these and nowhere else. */
const writable = (scopes: readonly Scope[]) =>
  scopes.filter((scope) => canPublish(scope.role)).map((scope) => scope.groupId);

const inState = (state: PostAsk["state"], now: Date): Prisma.PostWhereInput =>
  ({
    all: { deletedAt: null },
    draft: { deletedAt: null, publishedAt: null, withdrawnAt: null },
    scheduled: { deletedAt: null, publishedAt: { gt: now } },
    published: { deletedAt: null, publishedAt: { lte: now } },
    withdrawn: { deletedAt: null, publishedAt: null, withdrawnAt: { not: null } },
    deleted: { deletedAt: { not: null } },
  })[state];

const asked = (scopes: readonly Scope[], ask: PostAsk): Prisma.PostWhereInput => ({
  groupId: { in: writable(scopes).filter((id) => !ask.group || id === ask.group) },
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
  return { posts: posts.map((post) => ({ ...post, state: postState(post, now) })), total };
}

export type DeskPostLine = Awaited<ReturnType<typeof listDeskPosts>>["posts"][number];

/** How many posts each of the filter's tabs holds. */
export async function countDeskPosts(scopes: readonly Scope[], ask: PostAsk, now: Date) {
  const states = ["all", ...POST_STATES] as const;
  const counts = states.map((state) => db.post.count({ where: { ...asked(scopes, ask), ...inState(state, now) } }));
  const found = await Promise.all(counts);
  return Object.fromEntries(states.map((state, at) => [state, found[at] ?? 0])) as Record<"all" | PostState, number>;
}

/** The scope in which an organizer may write a post; null when none of their groups has it. */
export async function findScopeOfPost(scopes: readonly Scope[], postId: string): Promise<Scope | null> {
  if (!isId(postId)) return null;
  const where = { id: postId, groupId: { in: writable(scopes) } };
  const post = await db.post.findFirst({ where, select: { groupId: true } });
  return scopes.find((scope) => scope.groupId === post?.groupId) ?? null;
}

/** Everything of one post of the scope's group, also when it is thrown away; null when the group has no such post. */
export function getDeskPost(scope: Scope, postId: string) {
  return db.post.findFirst({
    where: { id: postId, groupId: { in: writable([scope]) } },
    include: { group: { select: { id: true, name: true, timeZone: true } } },
  });
}

export type DeskPost = NonNullable<Awaited<ReturnType<typeof getDeskPost>>>;
