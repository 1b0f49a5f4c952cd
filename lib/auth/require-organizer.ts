import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { pathIn } from "../i18n/paths";
import { signedInOrganizerId } from "./next-auth";
import { findOrganizer, type Organizer } from "./queries";
import { canSeePeople, type RoleName } from "./rules";
import type { Scope } from "./scope";

/** Who is signed in, with their roles read from the database in this request; null for nobody. */
export const currentOrganizer = cache(async (): Promise<Organizer | null> => {
  const id = await signedInOrganizerId();
  return id ? findOrganizer(id, new Date()) : null;
});

/** Who is signed in; everybody else is led to the sign-in page. */
export async function requireSignIn(): Promise<Organizer> {
  const organizer = await currentOrganizer();
  if (!organizer) redirect(pathIn(await getLocale(), "/organize"));
  return organizer;
}

/**
 * The signed-in organizer's scope in a group, or in the first group where `may` allows them something. Without such a
 * role the page does not exist: what you may not see, you cannot find.
 */
export async function requireOrganizer(
  groupId?: string,
  may: (role: RoleName) => boolean = () => true,
): Promise<Scope> {
  const { scopes } = await requireSignIn();
  const scope = scopes.find((candidate) => (!groupId || candidate.groupId === groupId) && may(candidate.role));
  if (!scope) notFound();
  return scope;
}

/** The scope for a page that shows people's addresses or stories: every such page asks here, so that what guards one guards all. */
export const requirePeople = (groupId?: string): Promise<Scope> => requireOrganizer(groupId, canSeePeople);
