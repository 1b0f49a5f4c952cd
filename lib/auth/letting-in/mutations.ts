import type { Address } from "@/lib/addresses";
import { db, transaction } from "@/lib/db";
import { countingAt } from "@/lib/groups/rules";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { addressIndex } from "@/lib/privacy/blind-index";
import { lockFactors, removeFactorsOf } from "../second-factor/mutations";
import { createSignInKey } from "../sign-ins/mutations";
import { LINK_TERM } from "../sign-ins/tokens";

/**
 * A way in for an owner who has none left, made by who runs the server; with `dropFactor` their second factor goes too,
 * and they are signed out everywhere and told by mail. On record in each group they own, done by nobody of the group.
 * Answers the token of a link that works once; null when nobody of this address owns a group.
 */
export async function letOwnerIn(
  address: Address,
  { dropFactor }: { dropFactor: boolean },
  now: Date,
): Promise<string | null> {
  const current = { name: "OWNER" as const, ...countingAt(now) };
  const owner = await db.organizer.findUnique({
    where: { emailIndex: addressIndex(address), roles: { some: current } },
    select: { id: true, roles: { where: current, select: { groupId: true } } },
  });
  if (!owner) return null;
  await transaction(async (tx) => {
    await lockFactors(tx, owner.id);
    for (const [n, { groupId }] of owner.roles.entries()) {
      const by = { organizerId: null, groupId };
      await recordAudit(tx, { ...by, act: "owner.let_in", subjectId: owner.id, count: null }, now);
      if (dropFactor && n === 0) await removeFactorsOf(tx, owner.id, by, now);
    }
  });
  return (await createSignInKey(owner.id, now, LINK_TERM)).token;
}
