import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { DATA_CLASSES, type DataClass } from "@/lib/privacy/terms/rules";
import { repeatErasures } from "./erasures/mutations";
import { PEOPLE_PURGES } from "./people/mutations";
import { type Counted, type Purge, summed } from "./rules";
import { THING_PURGES } from "./things/mutations";

/** All of them, in the order in which they run. A new one is added to one of the two lists. */
export const PURGES: readonly Purge[] = [...THING_PURGES, ...PEOPLE_PURGES];

type Report = { dataClass: DataClass; counts: Counted[] };

async function each(purges: readonly Purge[], look: (purge: Purge) => Promise<Counted[]>): Promise<Report[]> {
  const counts = new Map<DataClass, Counted[]>();
  for (const purge of purges)
    counts.set(purge.dataClass, [...(counts.get(purge.dataClass) ?? []), ...(await look(purge))]);
  return DATA_CLASSES.flatMap((dataClass) => {
    const found = summed(counts.get(dataClass) ?? []);
    return found.length ? [{ dataClass, counts: found }] : [];
  });
}

/** What a purge would take now, by class and group; changes nothing. Whom it would leave without a tie goes with the next one. */
export const previewPurge = (now: Date): Promise<Report[]> => each(PURGES, (purge) => purge.count(now));

/**
 * Forgets everything that is past its term, and writes down how many of each class and group went. One class that fails
 * keeps no other from going, and who was erased and came back with a backup goes first; the first failure is thrown at the end, so that the run shows as not finished.
 */
export async function purge(now: Date, purges = PURGES): Promise<Report[]> {
  const { id: runId } = await db.purgeRun.create({ data: { id: newId(), startedAt: now } });
  const failures: unknown[] = [];
  await repeatErasures(now).catch((error) => failures.push(error));
  const report = await each(purges, async (one) => {
    const counts = await one.forget(now).catch((error) => {
      failures.push(error);
      return [];
    });
    for (const counted of counts) await note(runId, one.dataClass, counted);
    return counts;
  });
  if (failures.length) throw failures[0];
  await db.purgeRun.updateMany({ where: { id: runId }, data: { finishedAt: new Date() } });
  return report;
}

/** Adds to what a run took of a class; two lists of one class are one line. */
async function note(runId: string, dataClass: DataClass, { groupId, count }: Counted): Promise<void> {
  const { count: known } = await db.purgeCount.updateMany({
    where: { runId, dataClass, groupId },
    data: { count: { increment: count } },
  });
  if (!known) await db.purgeCount.create({ data: { id: newId(), runId, dataClass, groupId, count } });
}

/** Forgets what is kept for minutes only. */
export async function purgeShort(now: Date): Promise<void> {
  for (const { short, forget } of PURGES) if (short) await forget(now);
}
