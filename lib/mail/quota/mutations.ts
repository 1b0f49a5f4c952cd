import { type Tx, transaction } from "../../db";
import { env } from "../../env";
import { keyedHash } from "../../privacy/keys";
import { after, days, minutes } from "../../time";
import { readUse } from "./queries";
import { roomFor } from "./rules";

/** Held while the hour's mails are counted and shared out: any number, the same everywhere. */
const QUOTA = 7_267_836;

const minuteOf = (now: Date): Date => new Date(Math.floor(now.getTime() / minutes(1)) * minutes(1));

const isLimited = (): boolean => {
  const { perHour, perDay, perMinute } = env().mailLimits;
  return Boolean(perHour || perDay || perMinute.size);
};

const note = (tx: Tx, provider: string, mails: number, now: Date): Promise<unknown> =>
  tx.$executeRaw`
    INSERT INTO "MailUse" (minute, provider, mails) VALUES (${minuteOf(now)}, ${provider}, ${mails})
    ON CONFLICT (minute, provider) DO UPDATE SET mails = "MailUse".mails + ${mails}`;

/** Takes at most `wanted` mails of what settings let leave in an hour and a day; none, and until when, once all are taken. */
export const takeQuota = (wanted: number, now: Date): Promise<{ granted: number; until: Date | null }> =>
  transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${QUOTA}::bigint)::text`;
    const room = roomFor(wanted, env().mailLimits, await readUse(now, tx), now);
    if (room.granted) await note(tx, "", room.granted, now);
    return room;
  });

/** Takes one mail of what may leave to a provider in this minute; the next minute when they are all taken. */
export const takePace = (provider: string, perMinute: number, now: Date): Promise<{ until: Date | null }> =>
  transaction(async (tx) => {
    const minute = minuteOf(now);
    const taken = await tx.$executeRaw`
      INSERT INTO "MailUse" (minute, provider, mails) VALUES (${minute}, ${provider}, 1)
      ON CONFLICT (minute, provider) DO UPDATE SET mails = "MailUse".mails + 1 WHERE "MailUse".mails < ${perMinute}`;
    return { until: taken ? null : after(minute, minutes(1)) };
  });

const TESTS_A_MINUTE = 5;

/** Whether an organizer may send one more test in this minute; it is counted under a hash of the minute's own, so that no row is about anybody. */
export async function takeTest(organizerId: string, now: Date): Promise<boolean> {
  const whose = keyedHash("test-mail", `${organizerId}|${minuteOf(now).toISOString()}`).toString("base64url");
  return (await takePace(`test ${whose}`, TESTS_A_MINUTE, now)).until === null;
}

/** Counts a mail that somebody waits for: it leaves whatever the hour holds, and takes from what messages to many may. */
export async function noteMail(now: Date): Promise<void> {
  if (isLimited()) await transaction((tx) => note(tx, "", 1, now));
}

/** Forgets what no quota counts any more. */
export const forgetMailUse = (now: Date): Promise<unknown> =>
  transaction((tx) => tx.mailUse.deleteMany({ where: { minute: { lt: after(now, -days(2)) } } }));
