import { notFound } from "next/navigation";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireProved, requireSignIn } from "@/lib/auth/require-organizer";
import type { RoleName } from "@/lib/auth/rules";

type Asked = string | string[] | undefined;

/**
 * Whose settings are shown: the group named in the address when this organizer's role there allows the page, else the
 * first that does; and all groups where it does. They show people, give roles or speak for the group: the second factor
 * first.
 */
export async function requireProvedSettings(asked: Asked, may: (role: RoleName) => boolean) {
  const scope = await requireProved(typeof asked === "string" && asked ? asked : undefined, may);
  const { scopes } = await requireSignIn();
  const groups = await listScopeGroups(scopes.filter(({ role }) => may(role)));
  const group = groups.find(({ id }) => id === scope.groupId);
  if (!group) notFound();
  return { scope, group, groups };
}
