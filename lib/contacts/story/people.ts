import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { type ContactStory, getContact } from "./queries";

/** One contact's whole story with the scope's group; the look, or the file that is taken, is on the audit trail first. */
export async function seeContact(
  scope: Scope,
  id: string,
  act: "contact.viewed" | "contact.exported",
  now: Date,
): Promise<ContactStory | null> {
  const contact = await getContact(scope, id);
  const { organizerId, groupId } = scope;
  if (contact) await recordAuditNow({ organizerId, groupId, act, subjectId: id, count: 1 }, now);
  return contact;
}
