import { db } from "@/lib/db";
import { type AuditFact, auditHash, FIRST_LINK } from "./chain";

const PAGE = 1000;

/** Walks the audit chain from its beginning: how many links hold, and the id of the first that does not. */
export async function verifyChain(): Promise<{ ok: boolean; entries: number; brokenAt: bigint | null }> {
  let previous: Uint8Array = FIRST_LINK;
  let entries = 0;
  let from = 0n;
  for (;;) {
    const page = await db.auditEntry.findMany({ where: { id: { gt: from } }, orderBy: { id: "asc" }, take: PAGE });
    for (const entry of page) {
      const expected = auditHash(previous, entry.at, { ...entry, act: entry.act as AuditFact["act"] });
      const holds = Buffer.compare(entry.previous, previous) === 0 && Buffer.compare(entry.hash, expected) === 0;
      if (!holds) return { ok: false, entries, brokenAt: entry.id };
      previous = entry.hash;
      entries++;
      from = entry.id;
    }
    if (page.length < PAGE) return { ok: true, entries, brokenAt: null };
  }
}
