import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { listPeople, mayExport, type PersonComing } from "./queries";
import type { PeopleFilter } from "./rules";

const fact = ({ organizerId, groupId }: Scope, subjectId: string, count: number) => ({
  organizerId,
  groupId,
  subjectId,
  count,
});

/** Who answered an event. That this organizer looked, and at how many, is on the audit trail before anything is shown. */
export async function seePeople(
  scope: Scope,
  eventId: string,
  filter: PeopleFilter,
  now: Date,
): Promise<PersonComing[]> {
  const people = await listPeople(scope, eventId, filter);
  await recordAuditNow({ ...fact(scope, eventId, people.length), act: "rsvps.viewed" }, now);
  return people;
}

/** The same list to take out of the house; null for who may not. */
export async function exportPeople(scope: Scope, eventId: string, now: Date): Promise<PersonComing[] | null> {
  if (!(await mayExport(scope, eventId))) return null;
  const people = await listPeople(scope, eventId, "all");
  await recordAuditNow({ ...fact(scope, eventId, people.length), act: "rsvps.exported" }, now);
  return people;
}
