import type { Scope } from "@/lib/auth/scope";
import type { RoleName } from "@/lib/groups/schema";
import type { Rows } from "./rows";

/** One way to call a function: by an organizer whose group has the rows `own`, naming rows `of` some group. */
export type Act = (scope: Scope, of: Rows, own: Rows) => Promise<unknown>;

/** A function's row of the matrix: which roles may, in their own group, and every way to name something by id. */
export type Case = {
  may: readonly RoleName[];
  /** Names rows of a group by id. */
  naming?: Record<string, Act>;
  /** Names nothing: works in the scope's group alone. */
  plain?: Act;
  /** Never refuses: a helper whose callers have asked for the role already. */
  helper?: true;
};

export const ALL = ["OWNER", "ORGANIZER", "WRITER", "GREETER"] as const;
export const EDIT = ["OWNER", "ORGANIZER"] as const;
export const PUBLISH = ["OWNER", "ORGANIZER", "WRITER"] as const;
export const DOOR = ["OWNER", "ORGANIZER", "GREETER"] as const;
