import { db } from "../db";
import { newId } from "../ids";
import { minutes } from "../time";
import { noteRefusal } from "./bounces/mutations";
import type { MailMessage } from "./message";
import { noteMail } from "./quota/mutations";
import { type SendOutcome, sendMail } from "./transport";

export type DeliveryName = {
  /** Names the mail: "rsvp:<rsvp id>:<version>". A mail of that name is sent once. */
  key: string;
  kind: string;
  contactId?: string | null;
};

/** What became of it: "done_before" when a mail of that name was sent, refused, or is being sent this moment elsewhere. */
export type DeliveryOutcome = "sent" | "refused" | "done_before";

/** Longer than a send can take (lib/mail/transport bounds it), so that a claim this old belongs to a dead process. */
const CLAIM_HOLDS = minutes(3);

/** Another process sends this very mail; a job that meets it tries again later and then finds it done. */
export class DeliveryBusy extends Error {
  override name = "DeliveryBusy";
}

/**
 * Sends one transactional mail, once per key: claims the row, sends, records, each committed by itself. Throws
 * MailDelayed when the mail server could not take it now, so that the job is tried again with backoff; a refusal for
 * good (5xx) is recorded and not retried. A process that dies between sending and recording leaves a claim; the
 * mail is then sent again, with the same Message-ID: a confirmation twice does less harm than none. Messages to many
 * are lib/mail/sending's, which never sends one again.
 */
export async function deliver(
  name: DeliveryName,
  makeMessage: () => Promise<MailMessage> | MailMessage,
  now: Date,
): Promise<DeliveryOutcome> {
  const id = await claim(name, now);
  if (!id) return "done_before";
  let outcome: SendOutcome;
  try {
    outcome = await sendMail(await makeMessage(), { id, now });
  } catch (error) {
    await record(id, { claimedAt: null });
    throw error;
  }
  await record(id, outcome.ok ? { sentAt: now } : { failedAt: now, failure: outcome.failure });
  if (!outcome.ok && name.contactId) await noteRefusal(name.contactId, outcome.failure, now);
  await noteMail(now);
  return outcome.ok ? "sent" : "refused";
}

/** The delivery's id when this call may send it, in one statement; null when it is done. Throws DeliveryBusy while another holds it. */
async function claim({ key, kind, contactId }: DeliveryName, now: Date): Promise<string | null> {
  const held = new Date(now.getTime() - CLAIM_HOLDS);
  const claimed = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO "Delivery" (id, key, kind, "contactId", "claimedAt", "createdAt")
    VALUES (${newId()}::uuid, ${key}, ${kind}, ${contactId ?? null}::uuid, ${now}, ${now})
    ON CONFLICT (key) DO UPDATE SET "claimedAt" = ${now}
      WHERE "Delivery"."sentAt" IS NULL AND "Delivery"."failedAt" IS NULL
        AND ("Delivery"."claimedAt" IS NULL OR "Delivery"."claimedAt" < ${held})
    RETURNING id`;
  if (claimed[0]) return claimed[0].id;
  const done = await db.delivery.findUnique({
    where: { key },
    select: { sentAt: true, failedAt: true },
  });
  if (done && !done.sentAt && !done.failedAt) throw new DeliveryBusy(`${kind}: another process sends this mail`);
  return null;
}

type Recorded = { sentAt: Date } | { failedAt: Date; failure: string } | { claimedAt: null };

/** A row erased with its contact meanwhile is nobody's loss. */
async function record(id: string, data: Recorded): Promise<void> {
  await db.delivery.updateMany({ where: { id }, data });
}
