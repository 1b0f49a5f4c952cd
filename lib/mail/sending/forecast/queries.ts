import { db } from "../../../db";
import { env } from "../../../env";
import { after, minutes } from "../../../time";
import { readUse } from "../../quota/queries";
import { finishesAt } from "../../quota/rules";

/** What a connection to an ordinary provider takes, in mails a second, before anything was measured. */
const GUESSED_PER_CONNECTION = 1;
/** From so many copies on, a message's own speed says something. */
const ENOUGH = 20;

/** Mails a second: of this message in its last two minutes, else of the last one that many copies of left, else a guess. */
async function speedOf(broadcastId: string | null, now: Date): Promise<number> {
  const [lately] = await db.$queryRaw<{ sent: number; seconds: number }[]>`
    SELECT count(*)::int AS sent, extract(epoch FROM max("sentAt") - min("sentAt"))::float AS seconds FROM "Delivery"
    WHERE "broadcastId" = ${broadcastId}::uuid AND "sentAt" > ${after(now, -minutes(2))}`;
  if (lately && lately.sent >= ENOUGH && lately.seconds > 0) return lately.sent / lately.seconds;
  const [before] = await db.$queryRaw<{ perSecond: number }[]>`
    SELECT (count(*) / greatest(extract(epoch FROM max(d."sentAt") - min(d."sentAt")), 1))::float AS "perSecond"
    FROM "Delivery" d JOIN (
      SELECT id FROM "Broadcast" WHERE "finishedAt" IS NOT NULL AND recipients >= ${ENOUGH} ORDER BY "finishedAt" DESC LIMIT 1
    ) b ON d."broadcastId" = b.id WHERE d."sentAt" IS NOT NULL HAVING count(*) >= ${ENOUGH}`;
  return before?.perSecond ?? env().smtpConnections * GUESSED_PER_CONNECTION;
}

/** When the last of `left` mails will have left, by what was measured and what settings allow. */
export async function forecastEnd(left: number, broadcastId: string | null, now: Date): Promise<Date> {
  const [speed, used] = [await speedOf(broadcastId, now), await readUse(now)];
  return finishesAt(left, speed, env().mailLimits, used, now) ?? now;
}
