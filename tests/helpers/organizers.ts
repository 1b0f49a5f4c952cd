import { parseAddress } from "@/lib/addresses";
import { signInCookie } from "@/lib/auth/cookie";
import { createOrganizer } from "@/lib/auth/mutations";
import type { RoleName } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { scopeForScript } from "@/lib/auth/script-scope";
import { startSignIn } from "@/lib/auth/sign-ins/mutations";
import { findSignIn } from "@/lib/auth/sign-ins/queries";
import { newToken } from "@/lib/auth/sign-ins/tokens";
import { db } from "@/lib/db";
import { createGroup, grantRole } from "@/lib/groups/mutations";
import { newId } from "@/lib/ids";
import { after, days } from "@/lib/time";

export const NOW = new Date("2026-11-21T12:00:00Z");

let count = 0;

/** A group of its own slug; gives its id. */
export async function someGroup(parentId?: string): Promise<string> {
  const made = await createGroup({ slug: `groupe-${newId()}`, name: { fr: `Groupe ${++count}` }, parentId }, NOW);
  if (!made.ok) throw new Error(made.reason);
  return made.groupId;
}

/** An invented address, read. */
export function someAddress(text = `personne-${newId()}@exemple.fr`) {
  const address = parseAddress(text);
  if (!address.ok) throw new Error(address.reason);
  return address.value;
}

/** Somebody with a role in a group, read back as a scope; a greeter of some events alone, when they are named. */
export async function someScope(groupId: string, name: RoleName = "OWNER", eventIds: string[] = []): Promise<Scope> {
  const { organizerId } = await createOrganizer({ email: someAddress(), name: "Camille" }, NOW);
  const granted = await grantRole({ organizerId, groupId, name, eventIds }, NOW);
  if (!granted.ok) throw new Error(granted.reason);
  return scopeForScript(organizerId, groupId, NOW);
}

/** One more signed-in browser of somebody. */
export async function someSignIn(organizerId: string): Promise<{ id: string; signInId: string; token: string }> {
  const token = newToken();
  await startSignIn({ token, organizerId, expiresAt: after(NOW, days(1)) }, NOW);
  return { id: organizerId, signInId: (await findSignIn(token))?.id ?? "", token };
}

/** The cookie of somebody who holds a role in a group and is signed in now, the second factor given. */
export async function someCookie(...held: Parameters<typeof someScope>): Promise<string> {
  const { organizerId } = await someScope(...held);
  const [token, now] = [newToken(), new Date()];
  await startSignIn({ token, organizerId, expiresAt: after(now, days(1)) }, now);
  await db.signIn.updateMany({ where: { organizerId }, data: { secondFactorAt: now } });
  return `${signInCookie().name}=${token}`;
}
