import { notFound } from "next/navigation";
import { requireSignIn } from "@/lib/auth/require-organizer";
import type { Scope } from "@/lib/auth/scope";
import { findScopeOfPost } from "./queries";

/** The signed-in organizer's scope for a post, when they may write it; else there is no such page. */
export async function requireScopeOfPost(postId: string): Promise<Scope> {
  const { scopes } = await requireSignIn();
  const scope = await findScopeOfPost(scopes, postId);
  if (!scope) notFound();
  return scope;
}
