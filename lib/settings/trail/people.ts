import { canSeeTrail } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import type { TrailAsk } from "./filter";
import { listTrail, type TrailLine } from "./queries";

/** Lines in one piece of a file. */
const PIECE = 1000;

/** The whole log as far as a filter means it, piece by piece; null for who may not. On record itself before the first line. */
export async function exportTrail(
  scope: Scope,
  asked: TrailAsk,
  zone: string,
  now: Date,
): Promise<AsyncGenerator<TrailLine[]> | null> {
  if (!canSeeTrail(scope.role)) return null;
  const { organizerId, groupId } = scope;
  await recordAuditNow({ organizerId, groupId, act: "trail.exported", subjectId: null, count: null }, now);
  return pieces(scope, asked, zone);
}

async function* pieces(scope: Scope, asked: TrailAsk, zone: string): AsyncGenerator<TrailLine[]> {
  for (let before: string | undefined; ; ) {
    const page = await listTrail(scope, { ...asked, before }, zone, PIECE);
    if (page) yield page.lines;
    if (!page?.next) return;
    before = page.next;
  }
}
