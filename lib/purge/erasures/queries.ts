import { db } from "@/lib/db";

const PAGE = 2000;
/** Before every id. */
export const NO_ID = "00000000-0000-0000-0000-000000000000";

export type Held = { id: string; contactId: string; groupId: string | null; createdAt: Date };

/** Every person and every group's row about one, page by page: what a list of erasures is held against. */
export async function* everybody(): AsyncGenerator<{ kind: "contact" | "row"; rows: Held[] }> {
  const ordered = { orderBy: { id: "asc" }, take: PAGE } as const;
  for (let last = NO_ID; last; ) {
    const where = { id: { gt: last } };
    const rows = await db.contact.findMany({ where, select: { id: true, createdAt: true }, ...ordered });
    yield { kind: "contact", rows: rows.map((row) => ({ ...row, contactId: row.id, groupId: null })) };
    last = rows.length === PAGE ? (rows.at(-1)?.id ?? "") : "";
  }
  for (let last = NO_ID; last; ) {
    const where = { id: { gt: last } };
    const select = { id: true, contactId: true, groupId: true, createdAt: true };
    const rows = await db.groupContact.findMany({ where, select, ...ordered });
    yield { kind: "row", rows };
    last = rows.length === PAGE ? (rows.at(-1)?.id ?? "") : "";
  }
}
