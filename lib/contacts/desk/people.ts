import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import type { ContactsAsk } from "./filter";
import { type ContactLine, type ContactPage, countContacts, listContacts, mayExportContacts } from "./queries";

/** People in one piece of a file. */
const PIECE = 1000;

const fact = ({ organizerId, groupId }: Scope, count: number) => ({ organizerId, groupId, subjectId: null, count });

/** A page of the group's contacts. That this organizer looked, and at how many, is on the audit trail before anything is shown. */
export async function seeContacts(scope: Scope, asked: ContactsAsk, now: Date): Promise<ContactPage | null> {
  const page = await listContacts(scope, asked);
  if (page) await recordAuditNow({ ...fact(scope, page.people.length), act: "contacts.viewed" }, now);
  return page;
}

/** All that a filter means, piece by piece, to take out of the house; null for who may not. On record before the first line. */
export async function exportContacts(
  scope: Scope,
  asked: ContactsAsk,
  now: Date,
): Promise<AsyncGenerator<ContactLine[]> | null> {
  const count = mayExportContacts(scope) ? await countContacts(scope, asked) : null;
  if (count === null) return null;
  await recordAuditNow({ ...fact(scope, count), act: "contacts.exported" }, now);
  return pieces(scope, asked);
}

async function* pieces(scope: Scope, asked: ContactsAsk): AsyncGenerator<ContactLine[]> {
  for (let after: string | undefined; ; ) {
    const page = await listContacts(scope, { ...asked, after }, PIECE);
    if (page) yield page.people;
    if (!page?.next) return;
    after = page.next;
  }
}
