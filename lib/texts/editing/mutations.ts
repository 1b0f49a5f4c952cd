import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { after, minutes } from "@/lib/time";
import { countTexts } from "../mutations";
import { idOf, type TextRef } from "../rules";
import { organizerNames } from "./queries";

/** A page that is open says so every half minute; who has not for this long has left. */
const PRESENT = minutes(2);

export type EditingOutcome = { ok: true; others: { name: string | null; at: Date }[] } | Forbidden | NotFound;

/** Notes that this organizer has a text open, and answers who else has. */
export async function markEditing(scope: Scope, text: TextRef, now: Date): Promise<EditingOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const { organizerId } = scope;
  const textId = idOf(text);
  const rows = await transaction(async (tx) => {
    if (!(await countTexts(tx, text, { groupId: scope.groupId }))) return null;
    await tx.editing.deleteMany({ where: { at: { lt: after(now, -PRESENT) } } });
    const key = { textId, organizerId };
    await tx.editing.upsert({ where: { textId_organizerId: key }, create: { ...key, at: now }, update: { at: now } });
    return tx.editing.findMany({ where: { textId, organizerId: { not: organizerId } }, orderBy: { at: "desc" } });
  });
  if (!rows) return missing;
  const names = await organizerNames(rows.map((row) => row.organizerId));
  return { ok: true, others: rows.map((row) => ({ name: names.get(row.organizerId) ?? null, at: row.at })) };
}
