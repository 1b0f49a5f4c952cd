import { findScopes } from "./queries";
import type { Scope } from "./scope";

/** The scope of an organizer for work without a browser (demo, tests): the role is read from the database. Throws without one. */
export async function scopeForScript(organizerId: string, groupId: string, now = new Date()): Promise<Scope> {
  const scope = (await findScopes(organizerId, now)).find((candidate) => candidate.groupId === groupId);
  if (!scope) throw new Error(`Organizer ${organizerId} has no role in group ${groupId}`);
  return scope;
}
