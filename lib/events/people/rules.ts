import { canSeePeople } from "@/lib/auth/rules";
import type { RoleName } from "@/lib/groups/schema";
import { days } from "@/lib/time";
import type { RsvpStatus } from "@/prisma/generated/enums";

/** Answers that belong together: "came" are those ticked. */
export const ANSWER_FILTERS = ["all", "going", "maybe", "waiting", "cancelled", "came"] as const;
export type AnswerFilter = (typeof ANSWER_FILTERS)[number];

/** Answers shown together: also those whose mails were refused for good lately, to whom nothing is written. */
export const PEOPLE_FILTERS = [...ANSWER_FILTERS, "refused"] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

/** The lists that a role may ask for: whose mails are refused is for who sees addresses. */
export const filtersFor = (role: RoleName): readonly PeopleFilter[] =>
  canSeePeople(role) ? PEOPLE_FILTERS : ANSWER_FILTERS;

/** Mails refused since then are still news. */
export const REFUSED_LATELY = days(14);

/** "name": the whole list as the door needs it; the others page by page. */
export const PEOPLE_ORDERS = ["name", "newest", "oldest"] as const;
export type PeopleOrder = (typeof PEOPLE_ORDERS)[number];

/** A list of so many answers is whole on one page unless asked otherwise; a longer one begins with the newest. */
const WHOLE = 300;

export const orderFor = (asked: PeopleOrder | undefined, answers: number): PeopleOrder =>
  asked ?? (answers > WHOLE ? "newest" : "name");

/** The parts of the list, in the order the door needs them. An answer that is not confirmed is in none. */
export const PEOPLE_PARTS = ["GOING", "MAYBE", "WAITLISTED", "CANCELLED"] as const satisfies readonly RsvpStatus[];
export type PeoplePart = (typeof PEOPLE_PARTS)[number];

/** Who may be ticked at the door: not who waits for a place or has cancelled. */
export const EXPECTED = ["GOING", "MAYBE"] as const satisfies readonly RsvpStatus[];

/** Whether an answer is ticked at the door; a tick set before somebody cancelled can still be taken back. */
export const isTickable = ({ status, attendedAt }: { status: RsvpStatus; attendedAt: Date | null }): boolean =>
  attendedAt !== null || EXPECTED.some((expected) => expected === status);

const byName = new Intl.Collator("fr");

/** People as one looks for them: by name, the nameless last; who waits for a place in the order of waiting. */
export function inDoorOrder<P extends { name: string | null; status: RsvpStatus; since: Date }>(
  people: readonly P[],
): P[] {
  const part = (person: P) => (PEOPLE_PARTS as readonly RsvpStatus[]).indexOf(person.status);
  return people.toSorted((a, b) => {
    if (a.status !== b.status) return part(a) - part(b);
    if (a.status === "WAITLISTED") return a.since.getTime() - b.since.getTime();
    if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
    return byName.compare(a.name, b.name);
  });
}
