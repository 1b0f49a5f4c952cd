import { type Tx, transaction } from "@/lib/db";
import { pastTerm } from "../terms/rules";
import { type AuditFact, anchorHolds, anchorSeal, auditHash, FIRST_LINK, NO_LINK } from "./chain";
import { type ChainState, walkChain, walkToEnd } from "./queries";

/** Any number will do as long as nothing else locks on it. */
const CHAIN_LOCK = 7_220_361;
/** Entries forgotten at once; the next sweep goes on. */
const MOST_FORGOTTEN = 5000;

const lockChain = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`;

/**
 * Adds a link to the audit chain in the caller's transaction. Links are made one at a time, whichever process makes
 * them: the caller locks nothing more afterwards, for who holds that may wait for the chain.
 */
export async function recordAudit(tx: Tx, fact: AuditFact, now: Date): Promise<void> {
  await lockChain(tx);
  const previous = new Uint8Array(await lastHash(tx));
  const hash = auditHash(previous, now, fact);
  const { id } = await tx.auditEntry.create({ data: { ...fact, at: now, previous, hash } });
  await anchor(tx, "end", id, hash);
}

/** The hash to build on: the sealed end's, so that an entry cut off by hand is still missed once others follow. */
async function lastHash(tx: Tx): Promise<Uint8Array> {
  const end = await tx.auditAnchor.findUnique({ where: { place: "end" } });
  if (end) return anchorHolds(end) ? end.hash : NO_LINK;
  const last = await tx.auditEntry.findFirst({ orderBy: { id: "desc" }, select: { hash: true } });
  return last?.hash ?? FIRST_LINK;
}

type Place = "start" | "verified" | "end";

async function anchor(tx: Tx, place: Place, entryId: bigint, hash: Uint8Array<ArrayBuffer>): Promise<void> {
  const said = { entryId, hash, seal: anchorSeal({ place, entryId, hash }) };
  await tx.auditAnchor.upsert({ where: { place }, create: { place, ...said }, update: said });
}

/** The same for a look or an export, which has no transaction of its own. */
export const recordAuditNow = (fact: AuditFact, now: Date): Promise<void> =>
  transaction((tx) => recordAudit(tx, fact, now));

/**
 * Forgets entries older than twelve months, oldest first, and seals the place where the chain begins from then on. Only
 * what holds is forgotten: a break is neither cut away nor sealed over, so nobody can have us hide one by changing dates.
 */
export const forgetAudit = (now: Date): Promise<void> =>
  transaction(async (tx) => {
    await lockChain(tx);
    let last: { id: bigint; hash: Uint8Array } | undefined;
    let count = 0;
    for await (const step of walkChain(tx)) {
      if (!step.holds || step.at >= pastTerm("log", now) || count++ === MOST_FORGOTTEN) break;
      last = step;
    }
    if (!last) return;
    await tx.auditEntry.deleteMany({ where: { id: { lte: last.id } } });
    await anchor(tx, "start", last.id, new Uint8Array(last.hash));
  });

/**
 * Verifies the whole chain and seals how far it holds, so that who looks at the log waits for the newer links only. A
 * break takes that seal away: each look walks from the start again and finds it.
 */
export async function sealVerified(): Promise<ChainState> {
  const { last, ...state } = await walkToEnd("start");
  await transaction(async (tx) => {
    if (state.ok && last) await anchor(tx, "verified", last.id, new Uint8Array(last.hash));
    else await tx.auditAnchor.deleteMany({ where: { place: "verified" } });
  });
  return state;
}
