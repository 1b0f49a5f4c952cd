import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { orderOf, type TextAsk, titled } from "@/lib/texts/desk/filter";
import { countByState, PAGE_SIZE, writableGroups } from "@/lib/texts/queries";
import { inState, textState } from "@/lib/texts/rules";

const asked = (scopes: readonly Scope[], { q }: TextAsk): Prisma.ResourceWhereInput => ({
  groupId: { in: writableGroups(scopes) },
  ...titled(q),
});

const lineColumns = {
  id: true,
  title: true,
  summary: true,
  body: true,
  kind: true,
  language: true,
  publishedAt: true,
  withdrawnAt: true,
  deletedAt: true,
  updatedAt: true,
  attachment: { select: { bytes: true } },
  group: { select: { name: true, shortName: true, timeZone: true } },
} satisfies Prisma.ResourceSelect;

/** The resources of an organizer's groups that match the filter, one page of them, and how many there are. */
export async function listDeskResources(scopes: readonly Scope[], ask: TextAsk, now: Date) {
  const where = { ...asked(scopes, ask), ...inState(ask.state, now) };
  const [rows, total] = await Promise.all([
    db.resource.findMany({
      where,
      orderBy: orderOf(ask),
      skip: (ask.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: lineColumns,
    }),
    db.resource.count({ where }),
  ]);
  return { lines: rows.map((row) => ({ ...row, state: textState(row, now) })), total };
}

export type DeskResourceLine = Awaited<ReturnType<typeof listDeskResources>>["lines"][number];

/** How many resources each of the filter's tabs holds. */
export const countDeskResources = (scopes: readonly Scope[], ask: TextAsk, now: Date) =>
  countByState((state) => db.resource.count({ where: { ...asked(scopes, ask), ...state } }), now);

/** Everything of one resource of the scope's group, also when it is thrown away; null when the group has none such. */
export function getDeskResource(scope: Scope, resourceId: string) {
  return db.resource.findFirst({
    where: { id: resourceId, groupId: { in: writableGroups([scope]) } },
    include: { group: { select: { name: true, timeZone: true } }, attachment: { select: { name: true, bytes: true } } },
  });
}

export type DeskResource = NonNullable<Awaited<ReturnType<typeof getDeskResource>>>;
