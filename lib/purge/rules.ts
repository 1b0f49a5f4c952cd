import type { DataClass } from "@/lib/privacy/terms/rules";
import { after, days } from "@/lib/time";

/** When the nightly purge begins, in UTC. */
const NIGHT = { hour: 3, minute: 10 };

/** The same for the worker's clock. */
export const NIGHTLY = `${NIGHT.minute} ${NIGHT.hour} * * *`;

/** The next night's purge. */
export function nextPurge(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(NIGHT.hour, NIGHT.minute, 0, 0);
  return night > now ? night : after(night, days(1));
}

/** How many went, or would, of one group or of the whole site. */
export type Counted = { groupId: string | null; count: number };

/** How what belongs to one class is counted and forgotten; forgetting is safe to run twice, and next to another. */
export type Purge = {
  dataClass: DataClass;
  /** Its term is a matter of minutes: looked at every ten minutes, not each night only. */
  short?: true;
  count(now: Date): Promise<Counted[]>;
  forget(now: Date): Promise<Counted[]>;
};

/** Counts of the same group made one; groups of which nothing went are left out, the whole site comes first. */
export function summed(counts: readonly Counted[]): Counted[] {
  const byGroup = new Map<string | null, number>();
  for (const { groupId, count } of counts) byGroup.set(groupId, (byGroup.get(groupId) ?? 0) + count);
  const counted = [...byGroup].flatMap(([groupId, count]) => (count ? [{ groupId, count }] : []));
  return counted.sort((a, b) => (a.groupId ?? "").localeCompare(b.groupId ?? ""));
}
