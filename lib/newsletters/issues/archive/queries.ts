import { db, type Prisma } from "@/lib/db";
import { openTexts } from "../rules";

/** The `where` of the issues everybody reads at `now`: sent, not stopped, and nobody chose otherwise. */
const isOnWeb = (now: Date) =>
  ({
    ...{ onWeb: true, deletedAt: null, stoppedAt: null, scheduledAt: { lte: now } },
    ...{ slug: { not: null }, newsletter: { isNot: null } },
  }) satisfies Prisma.BroadcastWhereInput;

const NEWEST_FIRST = [{ scheduledAt: "desc" }, { id: "asc" }] as const;
const MOST = 500;

const letter = {
  slug: true,
  title: true,
  description: true,
  group: { select: { name: true, timeZone: true } },
} as const;

/** A newsletter with its issues on the web, the latest first; null when there is none of this address. */
export async function findArchive(slug: string, now: Date) {
  const found = await db.newsletter.findUnique({ where: { slug }, select: { id: true, ...letter } });
  if (!found) return null;
  const rows = await db.broadcast.findMany({
    where: { newsletterId: found.id, ...isOnWeb(now) },
    select: { id: true, slug: true, subject: true, preheader: true, words: true, scheduledAt: true },
    orderBy: [...NEWEST_FIRST],
    take: MOST,
  });
  return { ...found, issues: rows.map(opened) };
}

type Row = { slug: string | null; subject: unknown; preheader: unknown; words: unknown; scheduledAt: Date | null };

/** An issue as everybody reads it: nobody's name in it. */
const opened = <R extends Row>(row: R) => ({
  ...row,
  slug: row.slug ?? "",
  sentAt: row.scheduledAt ?? new Date(0),
  subject: openTexts(row.subject),
  preheader: openTexts(row.preheader),
  words: openTexts(row.words),
});

export type ArchivedIssue = NonNullable<Awaited<ReturnType<typeof findArchive>>>["issues"][number];

/** One issue on the web; null for what is not, or not yet, or of another newsletter. */
export async function findArchived(newsletter: string, slug: string, now: Date) {
  const row = await db.broadcast.findFirst({
    where: { ...isOnWeb(now), slug, newsletter: { slug: newsletter } },
    include: { newsletter: { select: letter } },
  });
  return row?.newsletter ? { ...opened(row), newsletter: row.newsletter } : null;
}

/** The addresses of every newsletter and every issue on the web, for the site map. */
export async function listArchivePaths(now: Date): Promise<{ path: string; updatedAt: Date }[]> {
  const [letters, issues] = await Promise.all([
    db.newsletter.findMany({ select: { slug: true, createdAt: true }, orderBy: { createdAt: "asc" } }),
    db.broadcast.findMany({
      where: isOnWeb(now),
      select: { slug: true, updatedAt: true, newsletter: { select: { slug: true } } },
      orderBy: [...NEWEST_FIRST],
      take: 5000,
    }),
  ]);
  return [
    ...letters.map(({ slug, createdAt }) => ({ path: `/newsletter/${slug}`, updatedAt: createdAt })),
    ...issues.map(({ slug, newsletter, updatedAt }) => ({
      path: `/newsletter/${newsletter?.slug}/${slug}`,
      updatedAt,
    })),
  ];
}
