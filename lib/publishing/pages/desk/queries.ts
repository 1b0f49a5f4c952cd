import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import { orderOf, type TextAsk, titled } from "@/lib/texts/desk/filter";
import { countByState, PAGE_SIZE, writableGroups } from "@/lib/texts/queries";
import { inState, textState } from "@/lib/texts/rules";

const asked = (scopes: readonly Scope[], { q }: TextAsk): Prisma.PageWhereInput => ({
  groupId: { in: writableGroups(scopes) },
  ...titled(q),
});

const withGroup = { group: { select: { slug: true, name: true, shortName: true, timeZone: true } } } as const;

/** The pages of an organizer's groups that match the filter, one page of them, and how many there are. */
export async function listDeskPages(scopes: readonly Scope[], ask: TextAsk, now: Date) {
  const where = { ...asked(scopes, ask), ...inState(ask.state, now) };
  const [rows, total] = await Promise.all([
    db.page.findMany({
      where,
      orderBy: orderOf(ask),
      skip: (ask.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: withGroup,
    }),
    db.page.count({ where }),
  ]);
  return { lines: rows.map((row) => ({ ...row, state: textState(row, now) })), total };
}

/** How many pages each of the filter's tabs holds. */
export const countDeskPages = (scopes: readonly Scope[], ask: TextAsk, now: Date) =>
  countByState((state) => db.page.count({ where: { ...asked(scopes, ask), ...state } }), now);

/** Everything of one page of the scope's group, also when it is thrown away; null when the group has none such. */
export const getDeskPage = (scope: Scope, pageId: string) =>
  db.page.findFirst({ where: { id: pageId, groupId: { in: writableGroups([scope]) } }, include: withGroup });
