import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { PAGE_SIZE, writableGroups } from "@/lib/texts/queries";
import { citiesOf } from "../../broadcasts/rules";
import { ISSUE_STATES, type IssueState, issueState, issuesIn } from "../rules";
import type { IssueAsk } from "./filter";

const own = (scopes: readonly Scope[]) => ({ eventId: null, groupId: { in: writableGroups(scopes) } });

const about = {
  newsletter: { select: { id: true, slug: true, title: true } },
  group: { select: { name: true, shortName: true, timeZone: true } },
} as const;

/** The issues and messages of an organizer's groups in one state, a page of them, with how many copies left; and how many there are. */
export async function listDeskIssues(scopes: readonly Scope[], { state, page }: IssueAsk, now: Date) {
  const where = { ...own(scopes), ...issuesIn(state, now) };
  const [rows, total] = await Promise.all([
    db.broadcast.findMany({
      where,
      omit: { audience: true },
      include: about,
      orderBy: [{ scheduledAt: { sort: "desc", nulls: "first" } }, { updatedAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db.broadcast.count({ where }),
  ]);
  const sent = await countSent(rows.map(({ id }) => id));
  const lines = rows.map((row) => ({ ...row, state: issueState(row, now), sent: sent.get(row.id) ?? 0 }));
  return { lines, total };
}

async function countSent(ids: string[]): Promise<Map<string, number>> {
  const rows = await db.delivery.groupBy({
    by: ["broadcastId"],
    where: { broadcastId: { in: ids }, sentAt: { not: null } },
    _count: true,
  });
  return new Map(rows.map(({ broadcastId, _count }) => [broadcastId ?? "", _count]));
}

export type IssueLine = Awaited<ReturnType<typeof listDeskIssues>>["lines"][number];

/** How many issues each of the list's tabs holds. */
export async function countDeskIssues(
  scopes: readonly Scope[],
  now: Date,
): Promise<Record<"all" | IssueState, number>> {
  const states = ["all", ...ISSUE_STATES] as const;
  const counts = await Promise.all(
    states.map((state) => db.broadcast.count({ where: { ...own(scopes), ...issuesIn(state, now) } })),
  );
  return Object.fromEntries(states.map((state, at) => [state, counts[at] ?? 0])) as Record<"all" | IssueState, number>;
}

/** Everything of one issue of the scope's group, also when it is thrown away; null when the group has none such. */
export async function getDeskIssue(scope: Scope, id: string) {
  const found = await db.broadcast.findFirst({ where: { id, ...own([scope]) }, include: about });
  return found && { ...found, cities: citiesOf(found.audience).join(", ") };
}

export type DeskIssue = NonNullable<Awaited<ReturnType<typeof getDeskIssue>>>;

/** The scope in which an organizer writes a newsletter; null when none of their groups has it. */
export async function findScopeOfLetter(scopes: readonly Scope[], newsletterId: string): Promise<Scope | null> {
  const where = { id: newsletterId, groupId: { in: writableGroups(scopes) } };
  const found = await db.newsletter.findFirst({ where, select: { groupId: true } });
  return scopes.find(({ groupId }) => groupId === found?.groupId) ?? null;
}

/** The newsletters an organizer can write, with how many people read each. */
export async function listLetters(scopes: readonly Scope[]) {
  const running = { confirmedAt: { not: null }, unsubscribedAt: null };
  const rows = await db.newsletter.findMany({
    where: { groupId: { in: writableGroups(scopes) } },
    select: { id: true, title: true, _count: { select: { subscriptions: { where: running } } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ _count, ...letter }) => ({ ...letter, readers: _count.subscriptions }));
}
