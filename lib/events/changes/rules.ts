import { type Audience, type Place, placeFor } from "../rules";
import { type ChangedTime, changedPlaceSchema, changedTimeSchema } from "./schema";

/** A change as its row has it. */
export type ChangeRow = {
  what: string;
  before: unknown;
  after: unknown;
  reason: unknown;
  severity: "NOTICE" | "URGENT";
  at: Date;
};

/** A change as a page shows it: old and new side by side, each as the audience may know it. */
export type ShownChange = { reason: unknown; urgent: boolean; at: Date } & (
  | { what: "place"; before: Place; after: Place }
  | { what: "time"; before: ChangedTime; after: ChangedTime }
  | { what: "cancelled" }
);

/**
 * Reads a change for an audience; null when it is none that a page can show. The held address stays held in both
 * the old and the new place: a banner must not tell what the page keeps.
 */
export function changeFor(row: ChangeRow, addressForRegistered: boolean, audience: Audience): ShownChange | null {
  const common = { reason: row.reason, urgent: row.severity === "URGENT", at: row.at };
  if (row.what === "cancelled") return { ...common, what: "cancelled" };
  if (row.what === "place") {
    const before = changedPlaceSchema.safeParse(row.before);
    const after = changedPlaceSchema.safeParse(row.after);
    if (!before.success || !after.success) return null;
    const shown = (place: typeof before.data) => placeFor({ ...place, addressForRegistered }, audience);
    return { ...common, what: "place", before: shown(before.data), after: shown(after.data) };
  }
  if (row.what === "time") {
    const before = changedTimeSchema.safeParse(row.before);
    const after = changedTimeSchema.safeParse(row.after);
    if (!before.success || !after.success) return null;
    return { ...common, what: "time", before: before.data, after: after.data };
  }
  return null;
}

/** The changes that a page still tells: the latest of each kind, the urgent ones first; a cancellation silences the others. */
export function changesToTell(changes: readonly ShownChange[]): ShownChange[] {
  const latest = new Map<string, ShownChange>();
  for (const change of [...changes].sort((a, b) => a.at.getTime() - b.at.getTime())) latest.set(change.what, change);
  const cancelled = latest.get("cancelled");
  if (cancelled) return [cancelled];
  return [...latest.values()].sort((a, b) => Number(b.urgent) - Number(a.urgent) || b.at.getTime() - a.at.getTime());
}
