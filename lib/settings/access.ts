import { notFound } from "next/navigation";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireProved, requireSignIn } from "@/lib/auth/require-organizer";
import type { RoleName } from "@/lib/auth/rules";

/**
 * What a page of a group's settings needs: the scope in the group that the address names, or in the first where `may`
 * allows this organizer the page; and all groups where it does.
 */
export async function requireSettings(asked: string | string[] | undefined, may: (role: RoleName) => boolean) {
  const scope = await requireProved(typeof asked === "string" && asked ? asked : undefined, may);
  const { scopes } = await requireSignIn();
  const groups = await listScopeGroups(scopes.filter(({ role }) => may(role)));
  const group = groups.find(({ id }) => id === scope.groupId);
  if (!group) notFound();
  return { scope, group, groups };
}
