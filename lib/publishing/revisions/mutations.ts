import type { Scope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { after, minutes } from "@/lib/time";
import type { PostValues } from "../schema";

/** Saves of one person within this time are one sitting: one entry of the history, not one for every pause. */
const SITTING = minutes(10);
const KEPT = 50;

/** What of a post the history keeps: all that its form holds, as plain JSON. */
function contentOf(post: PostValues | Before) {
  const { category, campaignId, title, summary, body, author, pictureId, caption, sourceUrl, sourceName } = post;
  const kept = { category, campaignId, title, summary, body, author, pictureId, caption, sourceUrl, sourceName };
  return JSON.parse(JSON.stringify(kept));
}

type Before = { [K in keyof PostValues]: unknown } & { id: string; updatedAt: Date };

/** Keeps, in the transaction of a save, what a post says from now on; at the first save, also what it said until then. */
export async function recordRevision(tx: Tx, scope: Scope, before: Before, post: PostValues, now: Date): Promise<void> {
  const { id: postId, updatedAt } = before;
  const last = await tx.revision.findFirst({ where: { postId }, orderBy: { at: "desc" } });
  const content = contentOf(post);
  if (last?.organizerId === scope.organizerId && last.startedAt > after(now, -SITTING)) {
    await tx.revision.update({ where: { id: last.id }, data: { content, at: now } });
    return;
  }
  const entry = { id: newId(), postId, organizerId: scope.organizerId, content, startedAt: now, at: now };
  const origin = {
    id: newId(),
    postId,
    organizerId: null,
    content: contentOf(before),
    startedAt: updatedAt,
    at: updatedAt,
  };
  await tx.revision.createMany({ data: last ? [entry] : [origin, entry] });
  const old = await tx.revision.findMany({
    where: { postId },
    orderBy: { at: "desc" },
    skip: KEPT,
    select: { id: true },
  });
  await tx.revision.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}
