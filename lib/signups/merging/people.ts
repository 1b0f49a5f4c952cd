import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { findMergePreview, type MergePreview } from "./queries";

/** What a merge would leave; that this organizer looked at both people is on the audit trail first. */
export async function seeMergePreview(
  scope: Scope,
  keepId: string,
  dropId: string,
  now: Date,
): Promise<MergePreview | null> {
  const preview = await findMergePreview(scope, keepId, dropId);
  const { organizerId, groupId } = scope;
  const fact = { organizerId, groupId, act: "contact.viewed", count: 1 } as const;
  if (preview) for (const subjectId of [keepId, dropId]) await recordAuditNow({ ...fact, subjectId }, now);
  return preview;
}
