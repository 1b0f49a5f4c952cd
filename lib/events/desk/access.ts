import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { requireSignIn } from "@/lib/auth/require-organizer";
import type { RoleName } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { plainText } from "@/lib/local-text";
import { findScopeOfEvent, findTitleOfEvent } from "./queries";

/** An event's page by its name, "Le contre-sommet · Qui vient", for a tab and for who hears it. */
export async function titleOfEvent(eventId: string, page: string): Promise<string> {
  const { scopes } = await requireSignIn();
  const title = plainText(await findTitleOfEvent(scopes, eventId), await getLocale());
  return title ? `${title} · ${page}` : page;
}

/** The signed-in organizer's scope for an event, when their role there allows what the page is for; else there is no such page. */
export async function requireScopeOfEvent(eventId: string, may: (role: RoleName) => boolean): Promise<Scope> {
  const { scopes } = await requireSignIn();
  const scope = await findScopeOfEvent(scopes, eventId);
  if (!scope || !may(scope.role)) notFound();
  return scope;
}
