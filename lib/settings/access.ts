import { notFound } from "next/navigation";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireOrganizer, requireProved, requireSignIn } from "@/lib/auth/require-organizer";
import type { RoleName } from "@/lib/auth/rules";

type Asked = string | string[] | undefined;
type May = (role: RoleName) => boolean;

/**
 * Whose settings are shown: the group named in the address when this organizer's role there allows the page, else the
 * first that does; and all groups where it does.
 */
async function settingsOf(asked: Asked, may: May, require: typeof requireOrganizer) {
  const scope = await require(typeof asked === "string" && asked ? asked : undefined, may);
  const { scopes } = await requireSignIn();
  const groups = await listScopeGroups(scopes.filter(({ role }) => may(role)));
  const group = groups.find(({ id }) => id === scope.groupId);
  if (!group) notFound();
  return { scope, group, groups };
}

/** For a page of a group's settings that shows nobody. */
export const requireSettings = (asked: Asked, may: May) => settingsOf(asked, may, requireOrganizer);

/** For one that shows people or gives roles: the second factor first. */
export const requireProvedSettings = (asked: Asked, may: May) => settingsOf(asked, may, requireProved);
