import { type Db, db, type Tx } from "@/lib/db";
import { after, days } from "@/lib/time";
import { type AuditFact, anchorHolds, auditHash, FIRST_LINK, NO_LINK } from "./chain";

const PAGE = 250;
/** Walking a long chain may take its time. */
const LONGEST_WALK_MS = 120_000;

type Begin = Awaited<ReturnType<typeof findAnchor>>;

const findAnchor = (tx: Tx | Db, place: string) => tx.auditAnchor.findUnique({ where: { place } });

/** An entry as far as the chain is whole, or the id of the first that does not hold. */
type Step = { id: bigint; at: Date; hash: Uint8Array; holds: boolean };

/** Walks the chain from where it begins: after the last forgotten entry, if that anchor is ours. Ends at a break. */
export async function* walkChain(tx: Tx | Db): AsyncGenerator<Step> {
  yield* walkAfter(tx, await findAnchor(tx, "start"));
}

async function* walkAfter(tx: Tx | Db, begin: Begin): AsyncGenerator<Step> {
  let previous: Uint8Array = begin ? (anchorHolds(begin) ? begin.hash : NO_LINK) : FIRST_LINK;
  for (let from = begin?.place === "verified" ? begin.entryId : 0n; ; ) {
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
export async function verifyChain(): Promise<ChainState> {
  const { last: _, ...state } = await walkToEnd("start");
  return state;
}

/** The same from the last entry on to which all held when the whole chain was last verified; without one, from the start. */
export async function verifyNewest(): Promise<ChainState> {
  const { last: _, ...state } = await walkToEnd("verified");
  return state;
}

/** Walks to the end; with the last entry that holds. */
export const walkToEnd = (from: "start" | "verified"): Promise<ChainState & { last: Step | undefined }> =>
  db.$transaction(
    async (tx) => {
      const begin = await beginAt(tx, from);
      let entries = 0;
      let last: Step | undefined;
      for await (const step of walkAfter(tx, begin)) {
        if (!step.holds) return { ok: false, entries, brokenAt: step.id, last };
        entries++;
        last = step;
      }
      return { ok: await endsWith(tx, begin, last), entries, brokenAt: null, last };
    },
    { isolationLevel: "RepeatableRead", timeout: LONGEST_WALK_MS },
  );

/** The start; or what was verified, if that anchor is ours and lies behind it. */
async function beginAt(tx: Tx, from: "start" | "verified"): Promise<Begin> {
  const start = await findAnchor(tx, "start");
  const verified = from === "verified" ? await findAnchor(tx, "verified") : null;
  return verified && anchorHolds(verified) && verified.entryId > (start?.entryId ?? 0n) ? verified : start;
}

/** Whether the chain ends where it was last written to; when nothing follows where we began, that is there. */
async function endsWith(tx: Tx, begin: Begin, last: Step | undefined): Promise<boolean> {
  const end = await findAnchor(tx, "end");
  if (!end) return !last && !begin;
  return anchorHolds(end) && (!begin || anchorHolds(begin)) && end.entryId === (last?.id ?? begin?.entryId);
}

/** How many acts of one kind a group's log has of the last day. */
export const countOfDay = (tx: Tx, groupId: string, act: string, now: Date): Promise<number> =>
  tx.auditEntry.count({ where: { groupId, act, at: { gt: after(now, -days(1)) } } });
