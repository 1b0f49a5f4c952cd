import type { Scope } from "@/lib/auth/scope";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import type { PeopleAsk } from "./filter";
import { listPeople, listPeoplePage, mayExport, type PeoplePage, type PersonComing } from "./queries";
import type { PeopleFilter, PeopleOrder } from "./rules";

const fact = ({ organizerId, groupId }: Scope, subjectId: string, count: number) => ({
  organizerId,
  groupId,
  subjectId,
  count,
});

/**
 * Who answered an event: all of them by name, or a page of them; null for a role that sees nobody. That this organizer looked, and at how many, is on the
 * audit trail before anything is shown.
 */
export async function seePeople(
  scope: Scope,
  eventId: string,
  { sort, ...asked }: PeopleAsk & { sort: PeopleOrder },
  now: Date,
): Promise<PeoplePage | null> {
  const page =
    sort === "name"
      ? { people: await listPeople(scope, eventId, asked.show, asked.q, now), next: null, scanned: null }
      : await listPeoplePage(scope, eventId, { ...asked, order: sort, now });
  if (page) await recordAuditNow({ ...fact(scope, eventId, page.people.length), act: "rsvps.viewed" }, now);
  return page;
}

/** All whom a search in an event's list finds, by their answers' ids: nothing of anybody is shown. */
export async function findChosen(scope: Scope, eventId: string, show: PeopleFilter, q: string): Promise<string[]> {
  const people = await listPeople(scope, eventId, show, q);
  return people.filter(({ status }) => show !== "all" || status !== "CANCELLED").map(({ rsvpId }) => rsvpId);
}

/** The same list to take out of the house; null for who may not. */
export async function exportPeople(scope: Scope, eventId: string, now: Date): Promise<PersonComing[] | null> {
  if (!(await mayExport(scope, eventId))) return null;
  const people = await listPeople(scope, eventId, "all");
  await recordAuditNow({ ...fact(scope, eventId, people.length), act: "rsvps.exported" }, now);
  return people;
}
