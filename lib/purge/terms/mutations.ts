import { canEditGroup } from "@/lib/auth/rules";
import { type Forbidden, forbidden, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import type { OwnTerms } from "./schema";

/** Sets for how long the scope's group keeps answers and people; nothing goes before the coming night. */
export async function setTerms(
  { groupId, organizerId, role }: Scope,
  { answersKept, peopleKept }: OwnTerms,
  now: Date,
): Promise<{ ok: true } | Forbidden> {
  if (!canEditGroup(role)) return forbidden;
  return transaction(async (tx) => {
    await tx.group.update({ where: { id: groupId }, data: { answersKept, peopleKept }, select: { id: true } });
    await recordAudit(tx, { organizerId, groupId, act: "group.terms_set", subjectId: groupId, count: null }, now);
    return { ok: true };
  });
}
