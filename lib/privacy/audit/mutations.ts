import { type Tx, transaction } from "@/lib/db";
import { type AuditFact, auditHash, FIRST_LINK } from "./chain";

/** Any number will do as long as nothing else locks on it. */
const CHAIN_LOCK = 7_220_361;

/** Adds a link to the audit chain in the caller's transaction. Links are made one at a time, whichever process makes them. */
export async function recordAudit(tx: Tx, fact: AuditFact, now: Date): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`;
  const last = await tx.auditEntry.findFirst({ orderBy: { id: "desc" }, select: { hash: true } });
  const previous = new Uint8Array(last?.hash ?? FIRST_LINK);
  await tx.auditEntry.create({ data: { ...fact, at: now, previous, hash: auditHash(previous, now, fact) } });
}

/** The same for a look or an export, which has no transaction of its own. */
export const recordAuditNow = (fact: AuditFact, now: Date): Promise<void> =>
  transaction((tx) => recordAudit(tx, fact, now));
