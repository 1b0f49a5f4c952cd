import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { findIssueCopy, findReaders, type IssueCopy, type ReaderLine } from "./queries";

const fact = ({ organizerId, groupId }: Scope, subjectId: string, count: number) =>
  ({ organizerId, groupId, act: "broadcast.previewed", subjectId, count }) as const;

/** An issue as one of its readers will get it, whom `readerId` names or anybody. The look is on the audit trail before anything is shown. */
export async function seeIssueCopy(
  scope: Scope,
  id: string,
  readerId: string | undefined,
  now: Date,
): Promise<IssueCopy | null> {
  const copy = await findIssueCopy(scope, id, readerId, now);
  if (copy) await recordAuditNow(fact(scope, id, 1), now);
  return copy;
}

/** Readers to preview an issue as, by name or whole address; on the audit trail as a look at each. */
export async function seeReaders(scope: Scope, id: string, asked: string, now: Date): Promise<ReaderLine[] | null> {
  const found = await findReaders(scope, id, asked);
  if (found?.length) await recordAuditNow(fact(scope, id, found.length), now);
  return found;
}
