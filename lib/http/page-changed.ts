import type { Tx } from "../db";

/** The channel on which web processes hear what their page cache must forget (lib/http/page-cache). */
export const PAGES_CHANGED = "cortege_pages_changed";

/**
 * Says, in the transaction of the cause, which public pages now show something else: their paths without language
 * ("/events/contre-sommet"; pages below it too), or "all". Every web process drops them when the transaction commits.
 */
export async function pageChanged(tx: Tx, paths: readonly string[] | "all"): Promise<void> {
  const payload = paths === "all" ? "all" : JSON.stringify(paths);
  await tx.$executeRaw`SELECT pg_notify(${PAGES_CHANGED}, ${payload})`;
}
