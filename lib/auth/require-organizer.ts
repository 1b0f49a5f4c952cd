import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { pathIn, splitLocale } from "../i18n/paths";
import { currentSignIn } from "./next-auth";
import { findOrganizer, type Organizer } from "./queries";
import { canSeePeople, type RoleName } from "./rules";
import type { Scope } from "./scope";
import { noteSeen } from "./sign-ins/mutations";
import { deviceOf } from "./sign-ins/rules";

/** Who is signed in, with their roles read from the database in this request; null for nobody. */
export const currentOrganizer = cache(async (): Promise<Organizer | null> => {
  const signIn = await currentSignIn();
  if (!signIn) return null;
  const now = new Date();
  await noteSeen(signIn, async () => deviceOf((await headers()).get("user-agent") ?? ""), now);
  return findOrganizer(signIn, now);
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

/** Whether this sign-in has given its second factor: what shows or changes people's data asks for it (P15). */
export const hasProved = (organizer: Organizer): boolean => organizer.factor === "given";

/**
 * The same for pages that show people or hand out roles: whoever has not given the second factor in this sign-in is
 * led to its page first, and from there back to the page they wanted.
 */
export async function requireProved(groupId?: string, may?: (role: RoleName) => boolean): Promise<Scope> {
  const scope = await requireOrganizer(groupId, may);
  if (hasProved(await requireSignIn())) return scope;
  const wanted = splitLocale((await headers()).get("x-cortege-path") ?? "/organize").path;
  redirect(pathIn(await getLocale(), `/organize/second-factor?to=${encodeURIComponent(wanted)}`));
}

/** The scope for a page that shows people's addresses or stories: every such page asks here, so that what guards one guards all. */
export const requirePeople = (groupId?: string): Promise<Scope> => requireProved(groupId, canSeePeople);
