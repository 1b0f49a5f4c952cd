import { canSeeTrail } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { isFirstGroup } from "@/lib/groups/site/queries";
import { DATA_CLASSES, type DataClass } from "@/lib/privacy/terms/rules";

/** Nights on a page. */
const PAGE_SIZE = 30;

/** One class of data that one night's purge took some of: of the group, or of the whole site. */
export type PurgeLine = { id: string; at: Date; dataClass: DataClass; count: number; ofSite: boolean };

export type PurgeLog = {
  /** The last purge there was, whatever it took; cut off when it did not end. */
  last: { at: Date; ended: boolean } | null;
  lines: PurgeLine[];
  /** The moment to go on from; null at the end. */
  next: string | null;
};

/**
 * What the nightly purges took of the scope's group, newest first, before a moment if one is given; of what belongs to no
 * group too, for the group whose site this is. Null for who may not see it.
 */
export async function listPurges({ groupId, role }: Scope, before?: Date): Promise<PurgeLog | null> {
  if (!canSeeTrail(role)) return null;
  const whose = (await isFirstGroup(groupId)) ? [{ groupId }, { groupId: null }] : [{ groupId }];
  const [last, runs] = await Promise.all([
    db.purgeRun.findFirst({ orderBy: { startedAt: "desc" }, select: { startedAt: true, finishedAt: true } }),
    db.purgeRun.findMany({
      where: { counts: { some: { OR: whose } }, ...(before ? { startedAt: { lt: before } } : {}) },
      select: {
        startedAt: true,
        counts: {
          where: { OR: whose },
          select: { id: true, dataClass: true, count: true, groupId: true },
          orderBy: { groupId: "asc" },
        },
      },
      orderBy: { startedAt: "desc" },
      take: PAGE_SIZE + 1,
    }),
  ]);
  const shown = runs.slice(0, PAGE_SIZE);
  const lines = shown.flatMap(({ startedAt: at, counts }) =>
    DATA_CLASSES.flatMap((dataClass) =>
      counts
        .filter((counted) => counted.dataClass === dataClass)
        .map((counted) => ({ id: counted.id, at, dataClass, count: counted.count, ofSite: counted.groupId === null })),
    ),
  );
  return {
    last: last && { at: last.startedAt, ended: last.finishedAt !== null },
    lines,
    next: runs.length > PAGE_SIZE ? (shown.at(-1)?.startedAt.toISOString() ?? null) : null,
  };
}
