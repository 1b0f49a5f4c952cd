import { db, type Tx } from "../db";
import { countingAt } from "../groups/rules";
import { unsealOptional } from "../privacy/sealed";
import type { Scope } from "./scope";

/** A signed-in person and what they may do, as the database says at this moment. */
export type Organizer = {
  id: string;
  name: string | null;
  locale: string;
  scopes: Scope[];
  signInId: string;
  /** The second factor: given in this sign-in, set up and still to be given, or not set up at all. */
  factor: "given" | "due" | "none";
};

/** The roles an organizer holds at `now`, each in its own group only; a role that has ended is none. */
export async function findScopes(organizerId: string, now: Date, tx: Tx = db): Promise<Scope[]> {
  const roles = await tx.role.findMany({
    where: { organizerId, ...countingAt(now) },
    select: { groupId: true, name: true, eventIds: true },
    orderBy: [
      { group: { parentId: { sort: "asc", nulls: "first" } } },
      { group: { createdAt: "asc" } },
      { groupId: "asc" },
    ],
  });
  return roles.map(({ groupId, name, eventIds }) => ({ organizerId, groupId, role: name, eventIds }) as Scope);
}

type SignedIn = { id: string; organizerId: string; secondFactorAt: Date | null };

/** Who signed in and their scopes at `now`; null when there is no such organizer. */
export async function findOrganizer(signIn: SignedIn, now: Date): Promise<Organizer | null> {
  const found = await db.organizer.findUnique({
    where: { id: signIn.organizerId },
    select: { id: true, sealedName: true, locale: true, totpSince: true, _count: { select: { passkeys: true } } },
  });
  if (!found) return null;
  const hasFactor = found.totpSince !== null || found._count.passkeys > 0;
  return {
    id: found.id,
    name: unsealOptional("Organizer.sealedName", found.id, found.sealedName),
    locale: found.locale,
    scopes: await findScopes(found.id, now),
    signInId: signIn.id,
    factor: signIn.secondFactorAt ? "given" : hasFactor ? "due" : "none",
  };
}

/** The groups of some scopes with their names, for choices and headings; those above first, then by age. */
export function listScopeGroups(scopes: readonly Scope[]) {
  return db.group.findMany({
    where: { id: { in: scopes.map((scope) => scope.groupId) } },
    select: { id: true, slug: true, name: true, timeZone: true, city: true, accent: true, accentDark: true },
    orderBy: [{ parentId: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }, { id: "asc" }],
  });
}
