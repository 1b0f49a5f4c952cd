import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { listFated } from "./queries";
import type { Fate, FatedCopy } from "./rules";

/** Whose copies of a message met a fate. The look is on the audit trail before anything is shown. */
export async function seeFated(scope: Scope, broadcastId: string, fate: Fate, now: Date): Promise<FatedCopy[]> {
  const copies = await listFated(scope, broadcastId, fate);
  if (!copies.length) return copies;
  const { organizerId, groupId } = scope;
  const count = copies.length;
  await recordAuditNow({ organizerId, groupId, act: "broadcast.followed", subjectId: broadcastId, count }, now);
  return copies;
}
