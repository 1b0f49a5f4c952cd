import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { findCopy, type PreviewedCopy } from "./queries";

/** A message as one of its readers will get it. The look is on the audit trail before anything is shown. */
export async function seeCopy(scope: Scope, id: string, now: Date): Promise<PreviewedCopy | null> {
  const copy = await findCopy(scope, id);
  if (!copy) return null;
  const { organizerId, groupId } = scope;
  const subjectId = copy.eventId;
  await recordAuditNow({ organizerId, groupId, act: "broadcast.previewed", subjectId, count: 1 }, now);
  return copy;
}
