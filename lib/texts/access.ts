import { notFound } from "next/navigation";
import { type FormOutcome, refuse } from "@/lib/auth/form-action";
import type { Organizer } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import type { Scope } from "@/lib/auth/scope";
import { findScopeOfText } from "./queries";
import type { TextRef } from "./rules";

/** The signed-in organizer's scope for a text, when they may write it; else there is no such page. */
export async function requireScopeOfText(text: TextRef): Promise<Scope> {
  const { scopes } = await requireSignIn();
  const scope = await findScopeOfText(scopes, text);
  if (!scope) notFound();
  return scope;
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
