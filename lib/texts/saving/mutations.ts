import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { tableOf } from "../queries";
import { recordRevision } from "../revisions/mutations";
import { isText, type TextRef } from "../rules";

export type Stale = { ok: false; reason: "text_stale" };
export type SaveOutcome<R> = { ok: true; updatedAt: Date } | Forbidden | NotFound | Stale | R;

/** A text written anew: its row's columns, what the history keeps of the form, and why it may not name what it names. */
type Written<R> = {
  columns: object;
  content: object;
  /** What the history keeps of a row as it was. */
  contentOf: (row: never) => object;
  refused: (tx: Tx) => Promise<R | null>;
};

/** Writes everything of a text anew. What was changed since `seen` (its updatedAt then) is never overwritten: "text_stale". */
export async function saveText<R extends { ok: false }>(
  scope: Scope,
  text: TextRef,
  { columns, content, contentOf, refused }: Written<R>,
  now: Date,
  seen?: Date,
): Promise<SaveOutcome<R>> {
  if (!canPublish(scope.role)) return forbidden;
  return transaction(async (tx) => {
    const table = tableOf(tx, text);
    const own = { ...isText(text), groupId: scope.groupId, deletedAt: null };
    const before = await table.findFirst({ where: own });
    if (!before) return missing;
    const refusal = await refused(tx);
    if (refusal) return refusal;
    const updatedAt = now > before.updatedAt ? now : new Date(before.updatedAt.getTime() + 1);
    const where = { ...own, updatedAt: seen ?? before.updatedAt };
    const done = await table.updateMany({ where, data: { ...columns, updatedAt } });
    if (!done.count) return { ok: false, reason: "text_stale" };
    const earlier = { content: contentOf(before as never), at: before.updatedAt };
    await recordRevision(tx, scope, text, earlier, { content, at: updatedAt });
    if (before.publishedAt) await pageChanged(tx, "all");
    return { ok: true, updatedAt };
  });
}
