import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { listVolunteers, type VolunteerCard } from "./queries";

/** The board, with the look at it on the audit trail first. */
export async function seeVolunteers(scope: Scope, now: Date): Promise<VolunteerCard[] | null> {
  const cards = await listVolunteers(scope);
  const { organizerId, groupId } = scope;
  const fact = { organizerId, groupId, act: "volunteers.viewed", subjectId: null } as const;
  if (cards) await recordAuditNow({ ...fact, count: cards.length }, now);
  return cards;
}
