import { type Forbidden, forbidden, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { findWording } from "./queries";
import type { Wording } from "./schema";

/** Chooses how the whole site speaks French, its pages and its mails; every process hears of it (lib/http/changes). */
export async function chooseWording(scope: Scope, wording: Wording, now: Date): Promise<{ ok: true } | Forbidden> {
  if (!(await findWording(scope))) return forbidden;
  const { groupId, organizerId } = scope;
  return transaction(async (tx) => {
    await tx.instance.updateMany({ data: wording });
    await recordAudit(tx, { organizerId, groupId, act: "group.worded", subjectId: groupId, count: null }, now);
    await pageChanged(tx, "all");
    return { ok: true };
  });
}
