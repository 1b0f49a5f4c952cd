import type { RoleName } from "@/lib/groups/schema";
import { type Locale, plainText } from "@/lib/local-text";
import type { Door } from "./queries";

/** The titles of the events whose door somebody keeps, as "A, B et C". */
export const doorTitles = (doors: readonly Door[], locale: Locale): string =>
  new Intl.ListFormat(locale).format(doors.map(({ title }) => plainText(title, locale)));

/** What a role is for, as a key of `desk.roles.for` and what its words name: a greeter's, the events. */
export const roleFor = (role: RoleName, doors: readonly Door[] | null, locale: Locale) => ({
  key: doors ? ("door" as const) : role,
  events: doorTitles(doors ?? [], locale),
});
