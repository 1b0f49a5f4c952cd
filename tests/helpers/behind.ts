import { expect } from "vitest";
import { db, type Tx, transaction } from "@/lib/db";

const waiting = () => db.$queryRaw<unknown[]>`
  SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/**
 * What `act` comes to behind a transaction that did `first`, and that ends once `act` waits for it, or is over without
 * having waited. `last` is what that transaction does before it ends.
 */
export async function behind<T>(
  first: (tx: Tx) => Promise<unknown>,
  act: () => Promise<T>,
  last?: (tx: Tx) => Promise<unknown>,
): Promise<T> {
  const { acting } = await transaction(async (tx) => {
    await first(tx);
    let over = false;
    const acting = act().finally(() => {
      over = true;
    });
    acting.catch(() => undefined);
    await expect.poll(async () => over || (await waiting()).length > 0, { timeout: 10_000 }).toBe(true);
    await last?.(tx);
    return { acting };
  });
  return acting;
}
