import { notFound } from "next/navigation";
import { requireSignIn } from "@/lib/auth/require-organizer";
import type { RoleName } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { findScopeOfEvent } from "./queries";

/** The signed-in organizer's scope for an event, when their role there allows what the page is for; else there is no such page. */
export async function requireScopeOfEvent(eventId: string, may: (role: RoleName) => boolean): Promise<Scope> {
  const { scopes } = await requireSignIn();
  const scope = await findScopeOfEvent(scopes, eventId);
  if (!scope || !may(scope.role)) notFound();
  return scope;
}
