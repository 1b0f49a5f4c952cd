import type { RoleName } from "@/lib/groups/schema";

declare const proven: unique symbol;

/**
 * Who acts, in which group, as what. Made only by requireOrganizer() and scopeForScript(), which read the role from
 * the database; no form value can satisfy it. Every organizer query and mutation takes it first.
 */
export type Scope = {
  readonly organizerId: string;
  readonly groupId: string;
  readonly role: RoleName;
  readonly [proven]: true;
};
