import type { RoleName } from "@/lib/groups/schema";
import { type Locale, plainText } from "@/lib/local-text";
import { minutes } from "@/lib/time";
import type { Door } from "./queries";

/** How long a role that was taken away can be given back as it was. */
export const GIVING_BACK_TERM = minutes(15);

/** The titles of the events whose door somebody keeps, as "A, B et C". */
export const doorTitles = (doors: readonly Door[], locale: Locale): string =>
  new Intl.ListFormat(locale).format(doors.map(({ title }) => plainText(title, locale)));

/** What a role is for, as a key of `desk.roles.for` and what its words name: a greeter's, the events. */
export const roleFor = (role: RoleName, doors: readonly Door[] | null, locale: Locale) => ({
  key: doors ? ("door" as const) : role,
  events: doorTitles(doors ?? [], locale),
});
