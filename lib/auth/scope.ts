import type { RoleName } from "../groups/schema";

declare const proven: unique symbol;

/**
 * Proof that this organizer holds this role in this group now. Branded: only findScopes (queries.ts), which reads the
 * database, makes one, so no form value can stand in for it. Every organizer query and mutation takes it first.
 */
export type Scope = {
  readonly organizerId: string;
  readonly groupId: string;
  readonly role: RoleName;
  /** The events a greeter was given; empty, every event of the group. */
  readonly eventIds: string[];
  readonly [proven]: true;
};

/** The events that a scope reaches, as a condition of the database: its group's, or of these those it was given. */
export const eventsIn = ({ groupId, eventIds }: Scope) =>
  eventIds.length ? { groupId, id: { in: eventIds } } : { groupId };

/** Refused: the role does not allow it. */
export type Forbidden = { ok: false; reason: "forbidden" };
export const forbidden: Forbidden = { ok: false, reason: "forbidden" };

/** Refused: there is no such thing in this scope's group, or none that this person may know of. */
export type NotFound = { ok: false; reason: "not_found" };
export const missing: NotFound = { ok: false, reason: "not_found" };
