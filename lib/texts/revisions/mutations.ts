import type { Scope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { after, minutes } from "@/lib/time";
import type { TextRef } from "../rules";

/** Saves of one person within this time are one sitting: one entry of the history, not one for every pause. */
const SITTING = minutes(10);
const KEPT = 50;

/** What a text's form holds, as plain JSON, and since when. */
export type Version = { content: object; at: Date };

const plain = (content: object) => JSON.parse(JSON.stringify(content));

/** Keeps, in the transaction of a save, what a text says from now on; at the first save, also what it said until then. */
export async function recordRevision(
  tx: Tx,
  { organizerId }: Scope,
  text: TextRef,
  before: Version,
  { content, at }: Version,
): Promise<void> {
  const last = await tx.revision.findFirst({ where: text, orderBy: { at: "desc" } });
  if (last?.organizerId === organizerId && last.startedAt > after(at, -SITTING)) {
    await tx.revision.update({ where: { id: last.id }, data: { content: plain(content), at } });
    return;
  }
  const entry = (version: Version, by: string | null) => ({
    ...{ id: newId(), ...text, organizerId: by },
    ...{ content: plain(version.content), startedAt: version.at, at: version.at },
  });
  const now = entry({ content, at }, organizerId);
  await tx.revision.createMany({ data: last ? [now] : [entry(before, null), now] });
  const old = await tx.revision.findMany({ where: text, orderBy: { at: "desc" }, skip: KEPT, select: { id: true } });
  await tx.revision.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}
