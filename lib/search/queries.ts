import { canEditEvents, canPublish, canSeeEvents, canTickAttendance } from "@/lib/auth/rules";
import { eventsIn, type Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { isPublic, type TextKind } from "@/lib/texts/rules";
import { hasWords, searchWords } from "./rules";

/** Something found: its title, whether people see it already, and the path that opens it; null where this organizer may open nothing. */
export type Hit = {
  kind: "event" | "issue" | TextKind;
  id: string;
  title: unknown;
  isDraft: boolean;
  path: string | null;
};

const MOST_HITS = 30;
/** Titles looked through per kind, latest first. */
const MOST_TITLES = 2000;

/**
 * Events and texts of the organizer's groups whose titles have every word asked for, so many of each kind; nobody's
 * name is among them.
 */
export async function searchDesk(scopes: readonly Scope[], asked: string, ofEach = MOST_HITS): Promise<Hit[]> {
  const words = searchWords(asked);
  if (words.length === 0) return [];
  const texts = { where: { ...mine(scopes, canPublish), deletedAt: null }, ...titles };
  const [events, campaigns, posts, resources, pages, issues] = await Promise.all([
    listEventTitles(scopes),
    db.campaign.findMany(texts),
    db.post.findMany(texts),
    db.resource.findMany(texts),
    db.page.findMany(texts),
    listIssueTitles(scopes),
  ]);
  const found = <R extends { title: unknown }>(rows: readonly R[]) =>
    rows.filter(({ title }) => hasWords(title, words)).slice(0, ofEach);
  const asHits = (kind: TextKind, rows: readonly Row[]) =>
    found(rows).map((row) => hit(kind, row, `/organize/${kind}s/${row.id}`));
  return [
    ...found(events),
    ...asHits("campaign", campaigns),
    ...asHits("post", posts),
    ...asHits("resource", resources),
    ...asHits("page", pages),
    ...found(issues),
  ].slice(0, MOST_HITS);
}

const groupsWhere = (scopes: readonly Scope[], may: (role: Scope["role"]) => boolean) =>
  scopes.filter((scope) => may(scope.role)).map((scope) => scope.groupId);

const mine = (scopes: readonly Scope[], may: (role: Scope["role"]) => boolean) => ({
  groupId: { in: groupsWhere(scopes, may) },
});

const columns = { id: true, slug: true, title: true, publishedAt: true } as const;
const titles = { select: columns, orderBy: { createdAt: "desc" }, take: MOST_TITLES } as const;

type Row = { id: string; title: unknown; publishedAt: Date | null };

const hit = (kind: Hit["kind"], { id, title, publishedAt }: Row, path: string | null): Hit => ({
  kind,
  id,
  title,
  isDraft: publishedAt === null,
  path,
});

async function listIssueTitles(scopes: readonly Scope[]): Promise<Hit[]> {
  const rows = await db.broadcast.findMany({
    where: { ...mine(scopes, canPublish), eventId: null, deletedAt: null },
    select: { id: true, subject: true, scheduledAt: true },
    orderBy: { createdAt: "desc" },
    take: MOST_TITLES,
  });
  return rows.map(({ id, subject, scheduledAt }) =>
    hit("issue", { id, title: subject, publishedAt: scheduledAt }, `/organize/newsletters/${id}`),
  );
}

async function listEventTitles(scopes: readonly Scope[]): Promise<Hit[]> {
  const [editing, ticking] = [groupsWhere(scopes, canEditEvents), groupsWhere(scopes, canTickAttendance)];
  const rows = await db.event.findMany({
    where: { deletedAt: null, OR: scopes.filter(({ role }) => canSeeEvents(role)).map(eventsIn) },
    select: { ...columns, groupId: true },
    orderBy: { sortsAt: "desc" },
    take: MOST_TITLES,
  });
  return rows.map((row) => {
    const page = `/organize/events/${row.id}`;
    const open = row.publishedAt && `/events/${row.slug}`;
    return hit(
      "event",
      row,
      editing.includes(row.groupId) ? page : ticking.includes(row.groupId) ? `${page}/rsvps` : open,
    );
  });
}

/** What has a page by its slug; a group's page below its group's. */
type Titled = { slug: string; title: unknown; group?: { slug: string } };

/** Something that everybody sees, to lead to from a text: its path without language. */
export type PublicHit = { kind: Exclude<Hit["kind"], "issue">; title: unknown; path: string };

/** How many of each kind are offered before anything is asked for. */
const NEWEST = 3;

/**
 * Published events and texts of every group whose titles have every word asked for; nothing asked for, the newest of
 * each kind. No draft: a text that leads there would tell its title.
 */
export async function searchPublic(asked: string, now: Date): Promise<PublicHit[]> {
  const words = searchWords(asked);
  const take = words.length ? MOST_TITLES : NEWEST;
  const lines = { select: { slug: true, title: true }, take } as const;
  const [events, campaigns, posts, resources, pages] = await Promise.all([
    db.event.findMany({ where: { publishedAt: { lte: now } }, ...lines, orderBy: { sortsAt: "desc" } }),
    db.campaign.findMany({ where: isPublic(now), ...lines, orderBy: { createdAt: "desc" } }),
    db.post.findMany({ where: isPublic(now), ...lines, orderBy: { publishedAt: "desc" } }),
    db.resource.findMany({ where: isPublic(now), ...lines, orderBy: { publishedAt: "desc" } }),
    db.page.findMany({
      where: isPublic(now),
      select: { ...lines.select, group: { select: { slug: true } } },
      take,
      orderBy: { publishedAt: "desc" },
    }),
  ]);
  const found = (kind: PublicHit["kind"], folder: string, rows: readonly Titled[]) =>
    rows
      .filter(({ title }) => hasWords(title, words))
      .map(({ slug, title, group }) => ({
        kind,
        title,
        path: `/${[folder, group?.slug, slug].filter(Boolean).join("/")}`,
      }));
  return [
    ...found("event", "events", events),
    ...found("campaign", "campaigns", campaigns),
    ...found("post", "news", posts),
    ...found("resource", "resources", resources),
    ...found("page", "groups", pages),
  ].slice(0, MOST_HITS);
}
