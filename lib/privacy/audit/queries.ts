import { type Db, db, type Tx } from "@/lib/db";
import { type AuditFact, anchorHolds, auditHash, FIRST_LINK, NO_LINK } from "./chain";

const PAGE = 1000;
/** Walking a long chain may take its time. */
const LONGEST_WALK_MS = 120_000;

/** An entry as far as the chain is whole, or the id of the first that does not hold. */
type Step = { id: bigint; at: Date; hash: Uint8Array; holds: boolean };

/** Walks the chain from where it begins: after the last forgotten entry, if that anchor is ours. Ends at a break. */
export async function* walkChain(tx: Tx | Db): AsyncGenerator<Step> {
  const start = await tx.auditAnchor.findUnique({ where: { place: "start" } });
  let previous: Uint8Array = start ? (anchorHolds(start) ? start.hash : NO_LINK) : FIRST_LINK;
  for (let from = 0n; ; ) {
    const page = await tx.auditEntry.findMany({ where: { id: { gt: from } }, orderBy: { id: "asc" }, take: PAGE });
    for (const entry of page) {
      const expected = auditHash(previous, entry.at, { ...entry, act: entry.act as AuditFact["act"] });
      const holds = Buffer.compare(entry.previous, previous) === 0 && Buffer.compare(entry.hash, expected) === 0;
      yield { id: entry.id, at: entry.at, hash: entry.hash, holds };
      if (!holds) return;
      previous = entry.hash;
      from = entry.id;
    }
    if (page.length < PAGE) return;
  }
}

export type ChainState = { ok: boolean; entries: number; brokenAt: bigint | null };

/**
 * Verifies the audit chain: how many links hold, and the id of the first that does not; null when it is the end that
 * is missing. All at one moment, whatever is written or forgotten meanwhile.
 */
export const verifyChain = (): Promise<ChainState> =>
  db.$transaction(
    async (tx) => {
      let entries = 0;
      let last: Step | undefined;
      for await (const step of walkChain(tx)) {
        if (!step.holds) return { ok: false, entries, brokenAt: step.id };
        entries++;
        last = step;
      }
      return { ok: await endsWith(tx, last), entries, brokenAt: null };
    },
    { isolationLevel: "RepeatableRead", timeout: LONGEST_WALK_MS },
  );

/** Whether the chain ends where it was last written to; when all is forgotten, that is where it begins. */
async function endsWith(tx: Tx, last: Step | undefined): Promise<boolean> {
  const [end, start] = await Promise.all(
    ["end", "start"].map((place) => tx.auditAnchor.findUnique({ where: { place } })),
  );
  if (!end) return !last && !start;
  const lastId = last?.id ?? start?.entryId;
  return anchorHolds(end) && (!start || anchorHolds(start)) && end.entryId === lastId;
}
