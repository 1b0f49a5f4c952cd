import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { db, type Tx, transaction } from "@/lib/db";
import { publicSlug } from "@/lib/free-slug";
import { pageChanged } from "@/lib/http/page-changed";
import { enqueue } from "@/lib/jobs/enqueue";
import { localText } from "@/lib/local-text";
import { after } from "@/lib/time";
import { tableOf } from "./queries";
import { idOf, isText, type PublicRef, type TextRef, UNDO_TERM } from "./rules";

type Turn<R extends TextRef> = ({ ok: true } & R) | Forbidden | NotFound;

const notYet = (now: Date) => ({ OR: [{ publishedAt: null }, { publishedAt: { gt: now } }] });

/** Shows a text to everybody from `now` on; one that is shown already keeps its date. */
export const publishText = <R extends PublicRef>(scope: Scope, text: R, now: Date): Promise<Turn<R>> =>
  turn(scope, text, notYet(now), { publishedAt: now, withdrawnAt: null }, now, (tx) => settleSlug(tx, text));

/** Shows a text to everybody from a later moment on; one that is shown already stays as it is. */
export async function scheduleText<R extends PublicRef>(
  scope: Scope,
  text: R,
  at: Date,
  now: Date,
): Promise<Turn<R> | { ok: false; reason: "date_past" }> {
  if (at <= now) return { ok: false, reason: "date_past" };
  const key = `due:${idOf(text)}`;
  const becomesDue = async (tx: Tx) => {
    await settleSlug(tx, text);
    await enqueue(tx, "publishing.due", text, { runAt: at, key });
  };
  return turn(scope, text, notYet(now), { publishedAt: at, withdrawnAt: null }, now, becomesDue);
}

/** What the address of a text without a readable title says; a group's pages have theirs from the start. */
const NAMELESS = { postId: "article", campaignId: "campagne", resourceId: "document", pageId: "page" };

/** Gives a text that goes public the address of its title. */
async function settleSlug(tx: Tx, text: PublicRef): Promise<void> {
  const [table, own] = [tableOf(tx, text), { where: isText(text) }];
  const row = await table.findFirst(own);
  if (!row?.slug) return;
  const titled = { id: row.id, slug: row.slug, title: localText(row.title) };
  const kind = Object.keys(text)[0] as keyof typeof NAMELESS;
  const slug = await publicSlug(titled, NAMELESS[kind], async (slug) => (await table.count({ where: { slug } })) > 0);
  if (slug !== row.slug) await table.updateMany({ ...own, data: { slug } });
}

/** Takes a text off the site, or its date away when it was only scheduled; it stays at the desk. */
export async function withdrawText<R extends PublicRef>(scope: Scope, text: R, now: Date): Promise<Turn<R>> {
  const waiting = await turn(scope, text, { publishedAt: { gt: now } }, { publishedAt: null }, now);
  if (!waiting.ok) return waiting;
  return turn(scope, text, { publishedAt: { lte: now } }, { publishedAt: null, withdrawnAt: now }, now);
}

/**
 * Throws a text away: nobody outside the desk sees it any more, and for 30 days it can be taken back as it was. An issue
 * that was sent, or is about to leave, stays.
 */
export const deleteText = <R extends TextRef>(scope: Scope, text: R, now: Date): Promise<Turn<R>> =>
  turn(scope, text, { deletedAt: null, ...("broadcastId" in text && { scheduledAt: null }) }, { deletedAt: now }, now);

/** Takes a text back as it was before it was thrown away, public if it was. */
export const restoreText = <R extends TextRef>(scope: Scope, text: R, now: Date): Promise<Turn<R>> =>
  turn(scope, text, { deletedAt: { not: null } }, { deletedAt: null }, now);

/** Ends for good what was thrown away 30 days before; events, posts and resources of a campaign stay, without it. */
export async function forgetDeletedTexts(now: Date): Promise<void> {
  const where = { deletedAt: { lt: after(now, -UNDO_TERM) } };
  await db.post.deleteMany({ where });
  await db.resource.deleteMany({ where });
  await db.page.deleteMany({ where });
  await db.campaign.deleteMany({ where });
  await db.broadcast.deleteMany({ where });
}

type When = Date | null | { gt: Date } | { lte: Date } | { not: null };
type From = { publishedAt?: When; scheduledAt?: null; deletedAt?: When; OR?: { publishedAt: When }[] };
type To = { publishedAt?: Date | null; withdrawnAt?: Date | null; deletedAt?: Date | null };

/** Changes what a text of the scope's group is to the public, when `from` holds; otherwise it stays as it is. */
async function turn<R extends TextRef>(
  scope: Scope,
  text: R,
  from: From,
  to: To,
  now: Date,
  besides: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<Turn<R>> {
  if (!canPublish(scope.role)) return forbidden;
  return transaction(async (tx) => {
    if (!(await countTexts(tx, text, { groupId: scope.groupId }))) return missing;
    const where = { ...isText(text), groupId: scope.groupId, ...from };
    const done = await tableOf(tx, text).updateMany({ where, data: { ...to, updatedAt: now } });
    if (done.count) await besides(tx);
    await pageChanged(tx, "all");
    return { ok: true, ...text };
  });
}

/** Whether there is this text and it is so: 1 or 0. */
export const countTexts = (tx: Tx, text: TextRef, where: From & { groupId?: string }): Promise<number> =>
  tableOf(tx, text).count({ where: { ...isText(text), ...where } });
