import { lockContacts } from "@/lib/contacts/mutations";
import { transaction } from "@/lib/db";
import { readErasures } from "@/lib/privacy/erasures/erased";
import { erasePerson, eraseRow } from "@/lib/signups/erasing/mutations";
import { everybody, type Held } from "./queries";

/**
 * Erases again those who were erased at their request and are there all the same, because a backup from before was
 * restored. Answers how many. Nothing to do otherwise, however often it runs.
 */
export async function repeatErasures(now: Date): Promise<number> {
  const wasErased = readErasures();
  if (!wasErased) return 0;
  let count = 0;
  for await (const { kind, rows } of everybody())
    for (const row of rows)
      if (wasErased({ kind, ...row })) {
        await repeatErasure(row, now);
        count += 1;
      }
  return count;
}

const repeatErasure = ({ id, contactId, groupId }: Held, now: Date): Promise<unknown> =>
  transaction(async (tx) => {
    await lockContacts(tx, [contactId]);
    await (groupId ? eraseRow(tx, { groupId, id }, now) : erasePerson(tx, contactId, now));
  });
