import { db, type Tx } from "../../db";
import { after, days, hours } from "../../time";
import type { Used } from "./rules";

/** How many mails left in the last hour and day, as the quotas of settings count them. */
export async function readUse(now: Date, from: Tx = db): Promise<Used> {
  const [used] = await from.$queryRaw<Used[]>`
    SELECT coalesce(sum(mails) FILTER (WHERE minute > ${after(now, -hours(1))}), 0)::int AS hour,
      coalesce(sum(mails), 0)::int AS day,
      min(minute) FILTER (WHERE minute > ${after(now, -hours(1))}) AS "hourSince", min(minute) AS "daySince"
    FROM "MailUse" WHERE provider = '' AND minute > ${after(now, -days(1))}`;
  return used ?? { hour: 0, day: 0, hourSince: null, daySince: null };
}
