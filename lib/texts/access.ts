import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { type FormOutcome, refuse } from "@/lib/auth/form-action";
import type { Organizer } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import type { Scope } from "@/lib/auth/scope";
import { plainText } from "@/lib/local-text";
import { findScopeOfText, findTitleOfText } from "./queries";
import type { TextRef } from "./rules";

/** The signed-in organizer's scope for a text, when they may write it; else there is no such page. */
export async function requireScopeOfText(text: TextRef): Promise<Scope> {
  const { scopes } = await requireSignIn();
  const scope = await findScopeOfText(scopes, text);
  if (!scope) notFound();
  return scope;
}

/** A text's page by its name, "La marche · Article", for a tab and for who hears it; `kind` alone while it has none. */
export async function titleOfText(text: TextRef, kind: string): Promise<string> {
  const { scopes } = await requireSignIn();
  const title = plainText(await findTitleOfText(scopes, text), await getLocale());
  return title ? `${title} · ${kind}` : kind;
}

type ScopedAct<T> = (scope: Scope) => Promise<FormOutcome<T>>;

/** Runs `act` in the scope in which this organizer may write the text; otherwise there is no such text. */
export async function inScopeOfText<T extends object>(
  { scopes }: Organizer,
  text: TextRef,
  act: ScopedAct<T>,
): Promise<FormOutcome<T>> {
  const scope = await findScopeOfText(scopes, text);
  return scope ? act(scope) : refuse("not_found");
}
